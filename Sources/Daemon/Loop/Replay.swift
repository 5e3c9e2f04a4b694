package import FoundationEssentials
package import Store

/// Takes complete lines that the database has not seen into it. Idempotent: what is there already stays as it is.
package struct Replay {
    private let store: Store
    private let configuration: Configuration
    private let now: Date
    private let say: (Remark) -> Void
    private var cursor: LogCursor
    private let first: Int
    private var seq: Int
    /// Up to which line was read.
    private var readTo: Int
    /// How many records were taken in.
    package private(set) var count = 0

    /// - Parameter say: hears of corrupt lines, which are skipped.
    package init(
        store: Store, configuration: Configuration, now: Date, say: @escaping (Remark) -> Void
    ) throws(StoreError) {
        self.store = store
        self.configuration = configuration
        self.now = now
        self.say = say
        let from = try store.state.transaction { state throws(StoreError) in try state.position(of: "records") }
        cursor = try store.records.cursor(after: from)
        first = from?.seq ?? 0
        seq = first
        readTo = first
    }

    /// How much of it is done, 0 to 1.
    var share: Double {
        let all = store.records.position.seq - first
        return all > 0 ? min(1, Double(seq - first) / Double(all)) : 1
    }

    /// All of it, at one go.
    package mutating func run() throws(StoreError) -> Int {
        while let slice = try read() { try take([slice.changes()], of: slice) }
        return count
    }

    /// Of an index that daemons share fewer at a time: each line is held against what the others have written meanwhile.
    private var sliceItems: Int { store.state.isShared ? 256 : 2000 }
    private static let sliceBytes = 16 << 20

    /// The next stretch of the log, of bounded memory and some tenths of a second; nil at the end.
    mutating func read() throws(StoreError) -> ReplaySlice? {
        var items: [LogCursor.Item] = []
        var bytes = 0
        while items.count < sliceItems, bytes < Self.sliceBytes, let item = try cursor.next(bad: saySkipped) {
            items.append(item)
            if case .line(let line) = item { bytes += line.bytes.count } else { break }
        }
        var slice = ReplaySlice(items: items, configuration: configuration, now: now)
        // Behind damaged lines at the end the log goes on: nothing more can be known of them, and the database must not wait for it.
        let end = store.records.position
        if items.isEmpty, readTo < end.seq { slice.through = end }
        readTo = slice.end?.seq ?? readTo
        return slice.end == nil ? nil : slice
    }

    mutating func take(_ parts: [ReplayChanges], of slice: ReplaySlice) throws(StoreError) {
        let lines = store.state.isShared ? parts.flatMap(\.articles) : []
        try store.state.transaction(about: Self.keys(lines), holding: []) { state throws(StoreError) in
            try tellDuplicates(of: lines, in: state)
            for part in parts {
                for change in part.changes { try state.apply(change) }
            }
            if let end = slice.end { try state.apply(.position(log: "records", end)) }
        }
        seq = slice.end?.seq ?? seq
        for part in parts {
            count += part.count
            for error in part.bad { saySkipped(error) }
        }
    }

    /// Nobody else settles these addresses before the transaction is over.
    private static func keys(_ lines: [ArticleRow]) -> FactKeys? {
        guard !lines.isEmpty else { return nil }
        var keys = FactKeys()
        keys.articles = Set(lines.map(\.urlKey))
        keys.settled = keys.articles
        return keys
    }

    /// Told before the commit: twice is harmless, never is not.
    private func tellDuplicates(of lines: [ArticleRow], in state: any StateTransaction) throws(StoreError) {
        var events: [Event] = []
        for line in lines {
            let known = try state.article(urlKey: line.urlKey)
            guard known?.urlKey == line.urlKey else { continue }
            events += [
                LateDuplicate.event(line, known: known, at: now, instance: configuration.instance)
            ].compactMap(\.self)
        }
        guard !events.isEmpty else { return }
        let first = store.events.nextSeq
        try store.events.append(events.enumerated().map { $0.element.line(seq: first + $0.offset) })
        try state.apply(.position(log: "events", store.events.position))
        say(
            Remark(
                .warning, "\(events.count) records stand in another store too: see late_duplicate in the events",
                ["outcome": "late_duplicate"]))
    }

    static func remark(_ count: Int) -> Remark {
        Remark(.notice, "\(count) records taken into the database again", ["outcome": "replayed"])
    }

    private func saySkipped(_ error: StoreError) {
        say(
            Remark(
                .warning, "skipped while reading the records: \(StoreText.describe(error))", ["outcome": "bad_line"]))
    }
}

/// A stretch of the log, and what is needed to make changes of it: that may be done on any core.
struct ReplaySlice: Sendable {
    let items: [LogCursor.Item]
    let configuration: Configuration
    let now: Date
    /// The log's end, where it lies behind the last line that can be read.
    var through: LogPosition?

    var end: LogPosition? {
        switch items.last {
        case .line(let line): line.position
        case .retired(_, let position): position
        case nil: through
        }
    }

    func changes() -> ReplayChanges { ReplayChanges(of: items, configuration: configuration, now: now) }

    /// The same in parts, one a core.
    func changes(cores: Int) async -> [ReplayChanges] {
        let size = max(64, (items.count + cores - 1) / max(1, cores))
        return await withTaskGroup(of: (Int, ReplayChanges).self) { group in
            for start in stride(from: 0, to: items.count, by: size) {
                let part = items[start..<min(items.count, start + size)]
                group.addTask { [configuration, now] in
                    (start, ReplayChanges(of: part, configuration: configuration, now: now))
                }
            }
            var found: [(Int, ReplayChanges)] = []
            for await part in group { found.append(part) }
            return found.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
