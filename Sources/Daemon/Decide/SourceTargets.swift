import FoundationEssentials
import Store
import Web

/// Brings the frontier in line with the configured sources, at start and on reload.
enum SourceTargets {
    static func key(of source: Source) -> String { targetKey(of: source).rawValue }

    private static func targetKey(of source: Source) -> TargetKey {
        switch source.kind {
        case .feed: .feed(source: source.id)
        case .sitemap, .newsSitemap: .sitemap(source: source.id)
        case .listing: .listing(source: source.id)
        case .documents: .folder(source: source.id)
        case .url: .page(WebURL(source.url).map { CanonicalURL($0).key } ?? source.url)
        }
    }

    /// Removes what no source asks for any more, and brings in what is new or changed.
    static func align(
        _ configuration: Configuration, in state: any StateTransaction, now: Date, startsNow: Bool
    ) throws(StoreError) {
        let enabled = configuration.sources.filter(\.isEnabled)
        let wanted = Set(enabled.map(key))
        let configured = Set(configuration.sources.map(\.id))
        // The children of a sitemap index are not configured, but belong to a source that is.
        let sitemaps = Set(enabled.filter { $0.kind == .sitemap || $0.kind == .newsSitemap }.map(\.id))
        for kind in [Target.Kind.feed, .sitemap, .listing, .folder] {
            for target in try state.targets(of: kind, after: nil, limit: 100_000) where !wanted.contains(target.key) {
                if kind != .sitemap || !sitemaps.contains(target.sourceID ?? "") {
                    try state.apply(.withdraw(key: target.key))
                    if let id = target.sourceID, !configured.contains(id) {
                        for key in [Ration.key(id), Backlog.key(id)] { try state.apply(.meta(key: key, value: "")) }
                    }
                } else if let due = SitemapChildren.due(target, now: now, startsNow: startsNow) {
                    try state.apply(.reschedule(key: target.key, due: due))
                }
            }
        }
        for source in configuration.sources {
            let known = try state.target(key(of: source))
            for change in changes(source, known: known, configuration: configuration, now: now, startsNow: startsNow) {
                try state.apply(change)
            }
        }
    }

    /// Believes no instant that a clock which was ahead has left in the database. A source of kind `url` is a page to the
    /// database, and would wait its turn among all pages.
    static func boundWaits(
        _ configuration: Configuration, in state: any StateTransaction, now: Date
    ) throws(StoreError) {
        let longest = configuration.longestWait
        for source in configuration.sources where source.isEnabled && source.kind == .url {
            let key = key(of: source)
            guard let known = try state.target(key), known.due > now.adding(longest) else { continue }
            try state.apply(.reschedule(key: key, due: now.adding(spread(configuration) * Jitter.share(key, visit: 0))))
        }
        let ahead = try Clock.ahead(in: state, of: now)
        if ahead > .zero { try moveMemos(configuration, in: state, ClockStep(from: now.adding(ahead), to: now)) }
        try state.apply(.boundWaits(at: now, longest: longest, ahead: ahead))
        try state.apply(Clock.note(now))
    }

    /// The clock was set while it ran: all that waits is moved.
    static func shiftWaits(
        _ configuration: Configuration, in state: any StateTransaction, from: Date, to: Date
    ) throws(StoreError) {
        try moveMemos(configuration, in: state, ClockStep(from: from, to: to))
        try state.apply(.shiftWaits(from: from, to: to))
        try state.apply(Clock.note(to))
    }

    /// What others asked sources for is a wait too, of which only the memos know. Since when one fails stays as it was written,
    /// and counts from now where that lies ahead.
    private static func moveMemos(
        _ configuration: Configuration, in state: any StateTransaction, _ clock: ClockStep
    ) throws(StoreError) {
        for kind in [Target.Kind.feed, .sitemap, .listing] {
            var last: String?
            while true {
                let rows = try state.targets(of: kind, after: last, limit: 1000)
                for row in rows {
                    guard let memo = MemoCoding.memo(SourceMemo.self, from: row.memo) else { continue }
                    var moved = memo
                    moved.moveWaits(clock)
                    if moved != memo { try state.apply(.amend(key: row.key, memo: MemoCoding.bytes(moved))) }
                }
                guard rows.count == 1000 else { break }
                last = rows.last?.key
            }
        }
        for source in configuration.sources where source.kind == .url {
            guard let row = try state.target(key(of: source)),
                var memo = MemoCoding.memo(PageMemo.self, from: row.memo),
                let asked = memo.notBefore
            else { continue }
            memo.notBefore = clock.move(asked)
            try state.apply(.amend(key: row.key, memo: MemoCoding.bytes(memo)))
        }
    }

    /// What makes a source another one: its memo is of these.
    static func settings(of source: Source) -> String {
        "\(source.kind.rawValue) \(source.url) \(source.path ?? "") \(source.discovers)"
    }

    /// New sources start spread over up to a minute; changed ones are asked anew; the others keep their time.
    static func changes(
        _ source: Source, known: Target?, configuration: Configuration, now: Date, startsNow: Bool
    ) -> [StateChange] {
        let key = key(of: source)
        guard source.isEnabled else { return known == nil ? [] : [.withdraw(key: key)] }
        let settings = settings(of: source)
        let soon = startsNow ? now : now.adding(spread(configuration) * Jitter.share(key, visit: 0))
        if source.kind == .url {
            return page(source, key: key, known: known, configuration: configuration, now: now, due: soon)
        }
        let interval = source.interval ?? configuration.schedule.interval
        if var memo = known.flatMap({ MemoCoding.memo(SourceMemo.self, from: $0.memo) }), memo.settings == settings,
            let known
        {
            memo.bound(to: now, longest: configuration.longestWait)
            // A look into a folder bothers nobody.
            let due =
                source.kind == .documents
                ? min(known.due, now)
                : startsNow
                    ? min(known.due, max(now, memo.patience ?? now))
                    : due(known, memo, interval: interval, configuration: configuration, now: now)
            return due == known.due ? [] : [.reschedule(key: key, due: due)]
        }
        var memo = SourceMemo(intervalSeconds: interval / .seconds(1))
        memo.adopt(interval: interval)
        memo.settings = settings
        return [
            .meta(key: Backlog.key(source.id), value: String(source.backlog)),
            .define(
                Target(
                    targetKey(of: source), url: source.kind == .documents ? source.path ?? "" : source.url,
                    site: source.kind == .documents
                        ? "file:" + source.id : WebURL(source.url).map { CanonicalURL($0).site } ?? source.url,
                    sourceID: source.id, due: source.kind == .documents ? now : soon,
                    memo: MemoCoding.bytes(memo))),
        ]
    }

    /// A known source keeps its time. Only a changed interval of ours may bring it forward, and a row that is due is left
    /// alone: it may be on its way.
    private static func due(
        _ known: Target, _ memo: SourceMemo, interval: Duration, configuration: Configuration, now: Date
    ) -> Date {
        guard known.due > now else { return known.due }
        guard let before = memo.configuredInterval, before != interval / .seconds(1) else {
            return min(known.due, memo.dueAt ?? known.due)
        }
        let schedule = PollSchedule(schedule: configuration.schedule)
        return min(known.due, schedule.shortened(memo, to: interval, key: known.key, now: now))
    }

    private static func spread(_ configuration: Configuration) -> Duration {
        min(.seconds(60), .milliseconds(100 * configuration.sources.count))
    }

    private static func page(
        _ source: Source, key: String, known: Target?, configuration: Configuration, now: Date, due: Date
    ) -> [StateChange] {
        if let known, known.sourceID == source.id {
            // Not before its time, but a shorter interval counts at once, also after a rebuild; a page that fails waits
            // for longer, as it was asked to or as back-off has it.
            var memo = MemoCoding.memo(PageMemo.self, from: known.memo)
            memo?.bound(to: now)
            if due > now, let memo, memo.failures > 0 { return [] }
            let interval = source.interval ?? configuration.schedule.interval
            let due = due == now ? max(now, memo?.notBefore ?? now) : now.adding(interval)
            return due < known.due ? [.reschedule(key: key, due: due)] : []
        }
        var memo = PageMemo(url: source.url, firstSeenAt: now)
        memo.origins = [Record.Origin(kind: "manual", url: source.url, sourceID: source.id, seenAt: now)]
        memo.intervalSeconds = (source.interval ?? configuration.schedule.interval) / .seconds(1)
        memo.depthLimit = source.depth
        return [
            .define(
                Target(
                    targetKey(of: source), url: source.url,
                    site: WebURL(source.url).map { CanonicalURL($0).site } ?? source.url, sourceID: source.id, due: due,
                    memo: MemoCoding.bytes(memo)))
        ]
    }
}
