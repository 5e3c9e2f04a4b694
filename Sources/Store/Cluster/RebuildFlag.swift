/// A rebuild of the shared index that is under way, as it stands in `meta`: it outlives whoever began it.
struct RebuildFlag: Equatable {
    /// Of this one rebuild.
    let token: String
    /// What comes from lines is gone, and each daemon reads its own again; before, claims have ended and what is out comes home.
    let isReading: Bool

    /// Of all daemons, and what each says of itself.
    static let key = "rebuild"
    static let doneKey = "rebuild_done"

    var value: String { "\(token) \(isReading ? "reading" : "waiting")" }

    init(token: String, isReading: Bool) { (self.token, self.isReading) = (token, isReading) }

    init?(_ value: String) {
        let words = value.split(separator: " ").map(String.init)
        guard words.count == 2, ["reading", "waiting"].contains(words[1]) else { return nil }
        self.init(token: words[0], isReading: words[1] == "reading")
    }

    static func saying(_ progress: ClusterStatus.Rebuild, of token: String) -> String {
        switch progress {
        case .begun(let log): "\(token) begun \(log)"
        case .done: "\(token) done"
        }
    }

    /// nil for what was said of another one.
    static func progress(_ value: String, of token: String?) -> ClusterStatus.Rebuild? {
        let words = value.split(separator: " ").map(String.init)
        guard let token, words.first == token, words.count >= 2 else { return nil }
        if words[1] == "done" { return .done }
        return words.count == 3 ? Int(words[2]).map { .begun(log: $0) } : nil
    }
}
