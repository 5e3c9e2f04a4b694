import FoundationEssentials
import Store
import Text
import Web

/// Carries out what an operator asks, in one transaction of the database: it holds through restarts.
struct OperatorDesk {
    let configuration: Configuration
    let failing: [FailingSource]
    let now: Date

    static let pausedKey = "paused_sources"

    /// Sources that nobody polls until `resume`.
    static func paused(in state: any StateTransaction) throws(StoreError) -> Set<String> {
        Set((try state.meta(pausedKey) ?? "").split(separator: " ").map(String.init))
    }

    func answer(_ command: OperatorCommand, in state: any StateTransaction) throws(StoreError) -> OperatorAnswer {
        let ids = command.sources ?? []
        let unknown = ids.filter { id in !configuration.sources.contains { $0.id == id } }
        if let first = unknown.first {
            let hint = unknown.count == 1 ? Similar.hint(to: first, among: configuration.sources.map(\.id)) : ""
            return .refused("no source is called \(unknown.joined(separator: ", "))\(hint)")
        }
        switch command.verb {
        // The loop's own, before it comes here.
        case .status, .reload: return OperatorAnswer(isDone: true, lines: [])
        case .pause: return try pause(ids, in: state)
        case .resume: return try resume(ids, in: state)
        case .backfill: return try walk(command, in: state)
        case .poll:
            if let url = command.url { return try ask(url, in: state) }
            let named = ids + (command.failing == true ? failing.map(\.id) : [])
            guard !named.isEmpty else {
                return OperatorAnswer(isDone: true, lines: ["nothing fails: nobody was asked"])
            }
            return try poll(named, in: state)
        }
    }

    private func poll(_ ids: [String], in state: any StateTransaction) throws(StoreError) -> OperatorAnswer {
        let paused = try Self.paused(in: state)
        var lines: [String] = []
        for source in configuration.sources where ids.contains(source.id) {
            lines.append("\(source.id)  " + (try poll(source, isPaused: paused.contains(source.id), in: state)))
        }
        return OperatorAnswer(isDone: true, lines: lines)
    }

    private func poll(
        _ source: Source, isPaused: Bool, in state: any StateTransaction
    ) throws(StoreError) -> String {
        guard source.isEnabled else { return "is disabled in the configuration" }
        if isPaused { return "is paused: rawi resume \(source.id)" }
        guard let target = try state.target(SourceTargets.key(of: source)) else { return "is not in the database yet" }
        let due = max(now, patience(of: target, source) ?? now)
        try state.apply(.reschedule(key: target.key, due: due))
        if due > now { return "asked us to wait until \(RFC3339.format(due)): it is asked then" }
        let free = try state.siteFree(target.site) ?? now
        return free > now ? "is asked at \(RFC3339.format(free)): its site is left alone until then" : "is asked now"
    }

    /// What the server itself has asked for; our own interval, back-off and probes are ours to shorten.
    private func patience(of target: Target, _ source: Source) -> Date? {
        if source.kind == .url { return MemoCoding.memo(PageMemo.self, from: target.memo)?.notBefore }
        guard let memo = MemoCoding.memo(SourceMemo.self, from: target.memo), memo.mutedSince == nil else { return nil }
        return memo.askedUntil
    }

    /// One page: at once where it waits, as a lead of the operator's where nobody has heard of it.
    private func ask(_ text: String, in state: any StateTransaction) throws(StoreError) -> OperatorAnswer {
        guard let url = WebURL(text), url.isHTTP, url.href.utf8.count <= EntryIdentity.longestAddress else {
            return .refused("\(text): not an http or https address")
        }
        let canonical = CanonicalURL(url)
        let key = TargetKey.page(canonical.key)
        if try state.target(key.rawValue) != nil {
            try state.apply(.reschedule(key: key.rawValue, due: now))
            return OperatorAnswer(isDone: true, lines: ["\(url.href)  is asked now, at the pace of \(canonical.site)"])
        }
        var memo = PageMemo(url: url.forRequest.href, firstSeenAt: now)
        _ = memo.join(Record.Origin(kind: "manual", url: url.href, seenAt: now))
        try state.apply(
            .add(Target(key, url: memo.url, site: canonical.site, due: now, memo: MemoCoding.bytes(memo))))
        return OperatorAnswer(isDone: true, lines: ["\(url.href)  is queued, at the pace of \(canonical.site)"])
    }

    private func pause(_ ids: [String], in state: any StateTransaction) throws(StoreError) -> OperatorAnswer {
        guard !ids.isEmpty else {
            try state.apply(.meta(key: Beat.pausedKey, value: "1"))
            return OperatorAnswer(isDone: true, lines: ["paused: nothing new is begun until rawi resume"])
        }
        let paused = try Self.paused(in: state).union(ids)
        try state.apply(.meta(key: Self.pausedKey, value: paused.sorted().joined(separator: " ")))
        return OperatorAnswer(isDone: true, lines: ids.map { "\($0)  is not polled until rawi resume \($0)" })
    }

    private func resume(_ ids: [String], in state: any StateTransaction) throws(StoreError) -> OperatorAnswer {
        let paused = try Self.paused(in: state)
        let freed = ids.isEmpty ? paused : paused.intersection(ids)
        if ids.isEmpty { try state.apply(.meta(key: Beat.pausedKey, value: "")) }
        try state.apply(.meta(key: Self.pausedKey, value: paused.subtracting(freed).sorted().joined(separator: " ")))
        let lines = ids.filter { !freed.contains($0) }.map { "\($0)  was not paused" }
        let polled = try poll(freed.sorted(), in: state).lines
        return OperatorAnswer(isDone: true, lines: (ids.isEmpty ? ["going on"] : []) + lines + polled)
    }
}
