import FoundationEssentials
import Store
import Text
import Web

/// `rawi backfill`: begins a walk, goes on with one, looks on, stops it. Where one stands is in the database, so it outlives us.
extension OperatorDesk {
    func walk(_ command: OperatorCommand, in state: any StateTransaction) throws(StoreError) -> OperatorAnswer {
        guard let id = command.sources?.first, let source = configuration.sources.first(where: { $0.id == id }) else {
            return .refused("which source?")
        }
        let row = try state.target(TargetKey.walk(source: id).rawValue)
        let memo = row.flatMap { MemoCoding.memo(WalkMemo.self, from: $0.memo) }
        switch command.act ?? .look {
        case .look: return try look(id, row, memo, in: state)
        case .stop: return try stop(id, row, memo, in: state)
        case .begin:
            guard let order = command.walk else { return .refused("which days?") }
            return try begin(order, of: source, row, memo, in: state)
        }
    }

    private func look(
        _ id: String, _ row: Target?, _ memo: WalkMemo?, in state: any StateTransaction
    ) throws(StoreError) -> OperatorAnswer {
        var answer = OperatorAnswer(isDone: true, lines: [])
        if let memo {
            answer.walk = memo.report(.walking, row)
        } else if let last = try stopped(id, in: state) {
            answer.walk = last.report(last.ending == nil ? .stopped : .done)
        }
        return answer
    }

    private func stop(
        _ id: String, _ row: Target?, _ memo: WalkMemo?, in state: any StateTransaction
    ) throws(StoreError) -> OperatorAnswer {
        guard let row, let memo else { return try look(id, row, memo, in: state) }
        try state.apply(
            .meta(key: WalkMemo.stoppedKey(id), value: String(decoding: MemoCoding.bytes(memo), as: UTF8.self)))
        try state.apply(.withdraw(key: row.key))
        var answer = OperatorAnswer(isDone: true, lines: ["stopped: rawi backfill \(id) goes on where it stood"])
        answer.walk = memo.report(.stopped)
        return answer
    }

    private func begin(
        _ order: WalkOrder, of source: Source, _ row: Target?, _ walking: WalkMemo?, in state: any StateTransaction
    ) throws(StoreError) -> OperatorAnswer {
        guard source.kind != .documents, source.kind != .url else {
            return .refused("\(source.id) is a source of kind \(source.kind.rawValue): it has no past to walk through")
        }
        guard source.isEnabled else { return .refused("\(source.id) is disabled in the configuration") }
        if try Self.paused(in: state).contains(source.id) {
            return .refused("\(source.id) is paused: rawi resume \(source.id)")
        }
        if let walking {
            guard walking.order == order else {
                return .refused(
                    "\(source.id) is being walked for other days: rawi backfill \(source.id) --stop ends that")
            }
            return answer(["\(source.id) is being walked already"], walking, row)
        }
        let last = try stopped(source.id, in: state)
        let isSame = last?.order == order && last?.ending == nil
        var source = source
        if order.from == nil, order.pages == nil, source.kind == .feed {
            let asks = try state.target(SourceTargets.key(of: source)).flatMap {
                MemoCoding.memo(SourceMemo.self, from: $0.memo)
            }
            // A page that names its feed, or an address that moved.
            if let found = asks?.feedURL, asks?.isTrying != true {
                source.url = found
            } else if source.discovers {
                return .refused("the feed of \(source.id) is not found yet: a poll looks for it, --from names it")
            }
        }
        let memo = isSame ? last ?? WalkMemo(order, of: source, now: now) : WalkMemo(order, of: source, now: now)
        guard let step = memo.steps.last, let url = WebURL(step.url), url.isHTTP else {
            return .refused("\(memo.steps.last?.url ?? source.url): not an http or https address")
        }
        let target = Target(
            .walk(source: source.id), url: url.forRequest.href, site: CanonicalURL(url).site, sourceID: source.id,
            due: now, memo: MemoCoding.bytes(memo))
        try state.apply(.define(target))
        try state.apply(.meta(key: WalkMemo.stoppedKey(source.id), value: ""))
        let words = isSame ? "goes on at \(url.href)" : "begins at \(url.href)"
        return answer(["\(source.id)  \(words), at the pace of \(target.site)"], memo, target)
    }

    private func answer(_ lines: [String], _ memo: WalkMemo, _ row: Target?) -> OperatorAnswer {
        var answer = OperatorAnswer(isDone: true, lines: lines)
        answer.walk = memo.report(.walking, row)
        return answer
    }

    private func stopped(_ id: String, in state: any StateTransaction) throws(StoreError) -> WalkMemo? {
        try state.meta(WalkMemo.stoppedKey(id)).flatMap { MemoCoding.memo(WalkMemo.self, from: Array($0.utf8)) }
    }
}
