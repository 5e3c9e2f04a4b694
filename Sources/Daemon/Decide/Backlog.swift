/// How much of a new sitemap's backlog is still to be taken. It belongs to the source: an index counts the entries of all the
/// sitemaps that it lists at its first walk, which are settled one by one, so it has a row of its own.
enum Backlog {
    static func key(_ source: String) -> String { "backlog:" + source }

    /// For the entries of a first poll; nil where everything is news.
    static func room(for poll: SourcePoll) -> Int? {
        guard let child = poll.memo.child else {
            return poll.isFirst ? max(0, poll.source.backlog - (poll.outcome.portion?.before.taken ?? 0)) : nil
        }
        guard child.isBacklog == true else { return nil }
        return min(poll.facts.backlogLeft ?? poll.source.backlog, poll.source.backlog)
    }
}
