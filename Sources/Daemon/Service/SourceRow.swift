package import FoundationEssentials
package import Store

/// How one source is, for a list of all of them.
package struct SourceRow: Sendable, Equatable {
    /// What wants to be seen first stands first.
    package enum State: Int, Sendable, Comparable {
        case failing, silent, fruitless, waiting, ok, paused, disabled

        package static func < (a: State, b: State) -> Bool { a.rawValue < b.rawValue }
    }

    package var id: String
    package var kind: String
    package var title: String?
    package var url: String
    package var state: State
    /// What is wrong, as a word or a sentence.
    package var reason: String?
    package var since: Date?
    package var lastRecordAt: Date?
    /// When it last answered with what can be read.
    package var lastSuccessAt: Date?
    /// In the last 24 hours.
    package var records: Int
    package var left: [(reason: String, count: Int)]
    /// Since the daemon started; nil where that was not counted.
    package var run: SourceRun?
    /// Nil where it is not asked.
    package var next: Date?
    /// `interval`, `back-off`, `Retry-After`, …
    package var ruledBy: String?

    package static func == (a: SourceRow, b: SourceRow) -> Bool {
        a.id == b.id && a.state == b.state && a.reason == b.reason && a.next == b.next && a.records == b.records
    }

    /// - Parameter state: nil where there is no database yet.
    package static func all(
        _ configuration: Configuration, state: (any StateDatabase)?, ledger: SourceLedger, now: Date
    ) throws(StoreError) -> [SourceRow] {
        guard let state else {
            return configuration.sources.map { SourceRow($0, ledger.account(of: $0.id, now: now)) }.inOrder
        }
        return try state.transaction { state throws(StoreError) in
            let paused = try OperatorDesk.paused(in: state)
            let board = try SourceBoard(configuration.sources, ledger: ledger, in: state)
            let troubles = board.troubles(now: now, besides: paused)
            let failing = Dictionary(board.failing.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
            let silent = Dictionary(troubles.silent.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
            let fruitless = Dictionary(troubles.fruitless.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
            var rows: [SourceRow] = []
            for source in configuration.sources {
                var row = SourceRow(source, ledger.account(of: source.id, now: now))
                if let target = try state.target(SourceTargets.key(of: source)) {
                    row.fill(source, target)
                    // Due is not asked: the site may want to be left alone for longer.
                    if let free = try state.siteFree(target.site), free > row.next ?? target.due {
                        (row.next, row.ruledBy) = (free, "its site's pace")
                    }
                }
                if let fault = failing[source.id] {
                    (row.state, row.reason, row.since) = (.failing, fault.reason, fault.since)
                } else if let trouble = silent[source.id] {
                    (row.state, row.reason, row.since) = (.silent, trouble.reason, trouble.since)
                } else if let trouble = fruitless[source.id] {
                    (row.state, row.reason, row.since) = (.fruitless, trouble.reason, trouble.since)
                }
                if paused.contains(source.id) { (row.state, row.next, row.ruledBy) = (.paused, nil, nil) }
                if !source.isEnabled { (row.state, row.next, row.ruledBy) = (.disabled, nil, nil) }
                rows.append(row)
            }
            return rows.inOrder
        }
    }

    init(_ source: Source, _ account: SourceLedger.Account) {
        (id, kind, title) = (source.id, source.kind.rawValue, source.title)
        url = source.kind == .documents ? source.path ?? "" : source.url
        state = source.isEnabled ? .waiting : .disabled
        (lastRecordAt, records, left, run) = (account.lastRecordAt, account.records, account.left, account.run)
    }

    /// After `run --once` a source rests for a day, but a daemon that starts asks it when it would have been due.
    static func due(_ target: Target) -> Date {
        MemoCoding.memo(SourceMemo.self, from: target.memo)?.dueAt ?? target.due
    }

    private mutating func fill(_ source: Source, _ target: Target) {
        next = target.due
        if source.kind == .url {
            guard let memo = MemoCoding.memo(PageMemo.self, from: target.memo), memo.visits > 0 else { return }
            state = .ok
            return
        }
        guard let memo = MemoCoding.memo(SourceMemo.self, from: target.memo), memo.polls > 0 else { return }
        state = .ok
        ruledBy = memo.ruledBy
        next = Self.due(target)
        lastSuccessAt = memo.lastSuccessAt
    }
}

extension [SourceRow] {
    /// Failing first, the longest of them first; within the rest as configured.
    fileprivate var inOrder: [SourceRow] {
        enumerated().sorted { a, b in
            if a.element.state != b.element.state { return a.element.state < b.element.state }
            let (left, right) = (a.element.since ?? .distantPast, b.element.since ?? .distantPast)
            return left == right ? a.offset < b.offset : left < right
        }.map(\.element)
    }
}
