package import FoundationEssentials

/// A source that is not as it should be though it answers.
package struct SourceTrouble: Sendable, Equatable {
    package var id: String
    /// `nothing new, where something came every 2h`.
    package var reason: String
    /// Nil where nobody has noted it.
    package var since: Date?
    package var url: String
}

/// What a source did, as far as it tells whether it is alive.
struct SourcePulse: Sendable, Equatable {
    let url: String
    let lastNewAt: Date?
    /// Between two polls that brought something new, as a rule.
    let rhythm: Duration?
    /// So often it was asked, and listed nothing at all.
    let emptyPolls: Int

    /// Weekends and feast days are no silence.
    private static let leastSilence = Duration.seconds(3 * 86_400)
    private static let rhythms = 10
    private static let fewestPolls = 5
    private static let fewestFruitless = 5

    init(_ memo: SourceMemo, of source: Source, url: String) {
        self.url = url
        lastNewAt = memo.lastNewEntryAt
        rhythm = memo.rhythmSeconds.map { .seconds(Int($0)) }
        // What an index lists is counted at its sitemaps; an empty folder waits for its first file.
        let lists = source.kind == .feed || source.kind == .listing || source.kind == .newsSitemap
        emptyPolls = lists && memo.totalEntries == 0 && memo.lastEntries == 0 ? memo.polls : 0
    }

    /// Nothing new for far longer than it ever took.
    func silence(of id: String, now: Date) -> SourceTrouble? {
        guard let lastNewAt, let rhythm, now.since(lastNewAt) > max(Self.leastSilence, rhythm * Self.rhythms) else {
            return nil
        }
        return SourceTrouble(
            id: id, reason: "nothing new, where something came about every \(DurationText.format(rhythm))",
            since: lastNewAt, url: url)
    }

    /// Asked well, and no record comes of it.
    func fruitlessness(of id: String, _ account: SourceLedger.Account, now: Date) -> SourceTrouble? {
        if let count = account.fruitless, count >= Self.fewestFruitless, let since = account.fruitlessSince,
            account.lastRecordAt.map({ now.since($0) > .seconds(86_400) }) ?? true
        {
            let why = account.left.prefix(2).map { "\($0.count) \($0.reason)" }.joined(separator: ", ")
            return SourceTrouble(
                id: id, reason: "\(count) addresses in a row gave no record" + (why.isEmpty ? "" : " (\(why))"),
                since: since, url: url)
        }
        guard emptyPolls >= Self.fewestPolls else { return nil }
        return SourceTrouble(
            id: id, reason: "answered \(emptyPolls) times, and has never listed anything", since: nil, url: url)
    }
}
