import FoundationEssentials
import Store

/// How many new addresses a source may bring in a day: what a hostile or broken one makes up at each poll would fill the disk. The
/// rest stays unseen and is taken later, newest first.
struct Ration {
    /// No outlet publishes so many; at a request each five seconds it is more than a day's work.
    static let aDay = 20_000

    private let day: Int
    private let taken: Int

    /// - Parameter text: what the database keeps of it: day and count.
    init(_ text: String?, now: Date) {
        day = Int((now.timeIntervalSince1970 / 86_400).rounded(.down))
        let parts = (text ?? "").split(separator: " ").compactMap { Int($0) }
        taken = parts.count == 2 && parts[0] == day ? min(max(0, parts[1]), Self.aDay) : 0
    }

    static func key(_ source: String) -> String { "taken:" + source }

    var room: Int { Self.aDay - taken }

    func taking(_ count: Int, of source: String) -> [Effect] {
        count > 0 ? [.change(.meta(key: Self.key(source), value: "\(day) \(taken + count)"))] : []
    }

    static func left(_ count: Int, of poll: SourcePoll, in settlement: Settlement) -> [Effect] {
        let name = poll.source.name
        return [
            settlement.event(.entriesLeftOut(entries: count), poll.outcome, now: poll.now),
            settlement.log(
                .warning, "\(name): \(count) new addresses are left for later, \(aDay) a day are taken",
                poll.outcome, ["outcome": "left_out"]),
        ]
    }
}
