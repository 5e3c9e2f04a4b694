/// Many sources fail at once where a host of many outlets, a proxy or a name server gives way. The first are warnings, the others are
/// said below that level, and counted in one sentence at the next heartbeat.
struct StormWatch {
    /// Between two heartbeats, which are ten seconds apart at most.
    static let most = 20
    private var count = 0

    /// As it is to be said.
    mutating func fitted(_ remark: Remark) -> Remark {
        guard remark.id == .sourceFailing, remark.level == .warning else { return remark }
        count += 1
        guard count > Self.most else { return remark }
        var quiet = remark
        quiet.level = .info
        return quiet
    }

    /// What was kept from the warnings since the last heartbeat.
    mutating func summary() -> String? {
        defer { count = 0 }
        return count > Self.most ? "\(count - Self.most) more sources fail: rawi sources names them" : nil
    }
}
