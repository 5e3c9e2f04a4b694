package import FoundationEssentials
package import Store
import Text
package import Web

/// All that the database knows of one address, for the person who asks why it is, or is not, a record.
package struct AddressText {
    /// By what the address is called in lines of the log: its own `url_key`, and the article's that it leads to.
    package private(set) var keys: Set<String>
    package private(set) var lines: [String] = []
    /// Whether anything was ever heard of it.
    package private(set) var isKnown = false

    private var url: WebURL
    private var canonical: CanonicalURL
    private var configuration: Configuration
    private var now: Date

    package init(
        _ url: WebURL, configuration: Configuration, state: any StateDatabase, now: Date
    ) throws(StoreError) {
        (self.url, self.configuration, self.now) = (url, configuration, now)
        canonical = CanonicalURL(url)
        keys = [canonical.key]
        let blank = self
        self = try state.transaction { state throws(StoreError) in
            var text = blank
            try text.fill(from: state)
            return text
        }
    }

    private mutating func fill(from state: any StateTransaction) throws(StoreError) {
        say("address", url.href)
        say("url_key", "\(canonical.key)  (site \(canonical.site))")
        for source in configuration.sources where source.kind != .documents && WebURL(source.url) == url {
            say("source", "\(source.id): it is asked itself, see rawi sources \(source.id)")
            isKnown = true
        }
        try article(in: state)
        try visit(in: state)
        if !isKnown { try shown(in: state) }
        try site(in: state)
    }

    private mutating func say(_ name: String, _ text: String) {
        lines.append(name + String(repeating: " ", count: max(1, 11 - name.count)) + text)
    }

    private mutating func article(in state: any StateTransaction) throws(StoreError) {
        guard let row = try state.article(urlKey: canonical.key) else { return }
        isKnown = true
        keys.insert(row.urlKey)
        if let owner = row.owner { keys.insert(owner) }
        say("record", "\(row.recordID), revision \(row.revision), first seen \(RFC3339.format(row.firstSeenAt))")
        if row.urlKey != canonical.key { say("article", "known as \(row.urlKey)") }
        if let owner = row.owner, owner != canonical.key { say("revised", "by visits of \(owner)") }
    }

    /// The row of the frontier, and what is remembered with it.
    private mutating func visit(in state: any StateTransaction) throws(StoreError) {
        guard let target = try state.target(TargetKey.page(canonical.key).rawValue) else {
            return say("queue", "not in it: nobody asks for this address")
        }
        isKnown = true
        let isFirst = target.kind == .page || MemoCoding.memo(PageMemo.self, from: target.memo)?.visits == 0
        let what = isFirst ? "waits to be fetched" : "to be looked at again"
        say("queue", "\(what), not before \(RFC3339.format(target.due))\(Self.away(target.due, now))")
        if target.url != url.href { say("asks", target.url) }
        guard let memo = MemoCoding.memo(PageMemo.self, from: target.memo) else { return }
        say("visits", "\(memo.visits)" + (memo.failures > 0 ? ", then \(memo.failures) failures in a row" : ""))
        if let reason = memo.lastFailure {
            say("failed", reason + (memo.failingSince.map { ", since \(RFC3339.format($0))" } ?? ""))
        }
        if let since = memo.goneSince { say("gone", "since \(RFC3339.format(since)), by what the server says") }
        if let until = memo.notBefore { say("asked", "to wait until \(RFC3339.format(until))") }
        if memo.recordID == nil, memo.visits > 0 { say("taken", "no record was made of it") }
        for origin in memo.origins { say("found", Self.describe(origin)) }
    }

    /// What was left out of a source's first poll is known by that alone.
    private mutating func shown(in state: any StateTransaction) throws(StoreError) {
        let mark = EntryIdentity.mark(of: canonical.key)
        for source in configuration.sources where source.kind != .documents && source.kind != .url {
            guard try state.seenEntries(source: source.id, among: [mark]).contains(mark) else { continue }
            isKnown = true
            say(
                "shown",
                "by \(source.id) already, and not queued: beyond its backlog at the first poll, or withheld since")
        }
    }

    private mutating func site(in state: any StateTransaction) throws(StoreError) {
        if let free = try state.siteFree(canonical.site), free > now {
            say("site", "left alone until \(RFC3339.format(free))\(Self.away(free, now))")
        }
        let delay = max(configuration.politeness.delay, try state.siteDelay(canonical.site))
        say("pace", "\(DurationText.format(delay)) between two requests to \(canonical.site)")
        guard configuration.politeness.obeysRobots else { return say("robots", "not obeyed, by configuration") }
        guard let row = try state.robots(origin: url.origin, unlessReadAt: nil) else {
            return say("robots", "\(url.origin)/robots.txt was not read yet")
        }
        if row.failures > 0 {
            say(
                "robots",
                "out of reach, \(row.failures) times in a row: its pages wait until \(RFC3339.format(row.expiresAt))")
            return
        }
        let isAllowed = RobotsRules(parsing: row.body).allows(url.requestTarget, agent: Program.name)
        say(
            "robots",
            "\(isAllowed ? "allowed" : "FORBIDDEN") for \(Program.name), read \(RFC3339.format(row.fetchedAt)) (HTTP \(row.status))"
        )
    }

    private static func describe(_ origin: Record.Origin) -> String {
        var parts = [origin.kind]
        if let id = origin.sourceID { parts.append("through \(id)") }
        if let url = origin.url { parts.append("in \(url)") }
        if let position = origin.position { parts.append("at place \(position)") }
        parts.append("at \(RFC3339.format(origin.seenAt))")
        return parts.joined(separator: " ")
    }

    private static func away(_ instant: Date, _ now: Date) -> String {
        let seconds = instant.timeIntervalSince(now)
        return seconds > 1 ? " (in \(DurationText.format(.seconds(Int(min(seconds, 1e9))))))" : " (now)"
    }
}
