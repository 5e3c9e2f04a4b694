package import FoundationEssentials

/// Brings what a daemon's own state database knows into the one that daemons share: frontier and index, with the times that sites
/// and servers asked for.
///
/// Each batch is a transaction that changes nothing where it comes again, and how far the lines are in the database is said last:
/// ended anywhere, it is begun again from the first row.
package struct StateCopy {
    package struct Figures: Sendable, Equatable {
        package var targets = 0
        package var articles = 0
        package var texts = 0
        /// Entries that sources have shown.
        package var seen = 0
        package var sites = 0
    }

    /// Why there is nothing to be done, or it should not be.
    package enum Refusal: Sendable, Equatable {
        /// The folder has no database of its own.
        case noDatabase(path: String)
        /// It was found damaged, or was not whole yet: the daemon mends it at a start with it.
        case notWhole(path: String)
        /// The index has read this instance's lines up to that number.
        case hasWork(seq: Int)
        /// The index is being made anew.
        case rebuilding
    }

    package enum Result: Sendable, Equatable {
        case copied(Figures, StateCounts)
        case refused(Refusal)
    }

    let source: SQLiteConnection
    let target: PostgresState
    let instance: String
    let now: () -> Date
    private let progress: (Double) -> Void
    private let all: Int
    private var done = 0
    private var figures = Figures()
    private var beatenAt = ContinuousClock.now

    /// Holds the store's lock from beginning to end: no daemon works with either meanwhile.
    ///
    /// - Parameters:
    ///   - options: where the store is, and the database that is shared.
    ///   - again: also where the index has read lines of this instance.
    ///   - progress: hears how much is done, 0 to 1.
    package static func run(
        _ options: StoreOptions, now: @escaping () -> Date, again: Bool, progress: @escaping (Double) -> Void = { _ in }
    ) throws(StoreError) -> Result {
        guard var shared = options.postgres else {
            throw .unusable("it is SQLite's, which one daemon has for itself (state.engine)")
        }
        let files = DiskFiles()
        let path = options.folder + "/" + SQLiteState.databaseName
        guard try files.size(path) != nil else { return .refused(.noDatabase(path: path)) }
        let lock = try files.lock(options.folder + "/lock")
        defer { lock.release() }
        for mark in [SQLiteState.damageMark(path), SQLiteState.fillingMark(path)] where try files.size(mark) != nil {
            return .refused(.notWhole(path: path))
        }
        shared.store = try StoreName.read(options.folder, files)
        let source = try SQLiteState(path: path)
        let target = try PostgresState(shared, at: now())
        // The server's clock is known from here on.
        if try target.beat(at: now()).isRebuilding { return .refused(.rebuilding) }
        let known = try target.transaction { state throws(StoreError) in try state.position(of: "records")?.seq }
        if let known, !again { return .refused(.hasWork(seq: known)) }
        var copy = try StateCopy(source.connection, target, shared.instance, now, progress)
        try copy.takeAll()
        try source.close()
        let counts = try target.counts(at: now())
        try target.close()
        return .copied(copy.figures, counts)
    }

    private init(
        _ source: SQLiteConnection, _ target: PostgresState, _ instance: String, _ now: @escaping () -> Date,
        _ progress: @escaping (Double) -> Void
    ) throws(StoreError) {
        (self.source, self.target, self.instance) = (source, target, instance)
        (self.now, self.progress) = (now, progress)
        var all = 0
        for table in ["sites", "robots", "articles", "aliases", "texts", "seen", "targets"] {
            all += Int(try source.integer("SELECT count(*) FROM \(table)") ?? 0)
        }
        self.all = max(1, all)
    }

    /// Pace before what is asked at that pace, what is known before what would bring it again.
    private mutating func takeAll() throws(StoreError) {
        figures.sites = try takeSites()
        _ = try takeRobots()
        try takeMeta()
        figures.articles = try takeArticles()
        _ = try takeAliases()
        figures.texts = try takeTexts()
        figures.seen = try takeSeen()
        figures.targets = try takeTargets()
        try takePositions()
    }

    /// Every row that `sql` finds, some at a time; how many there were. Nobody changes them meanwhile.
    mutating func each<Row>(
        _ sql: String, atOnce: Int = 500, _ read: (borrowing SQLiteRows) throws(StoreError) -> Row,
        _ take: ([Row]) throws(StoreError) -> Void
    ) throws(StoreError) -> Int {
        var batch: [Row] = []
        var count = 0
        let rows = try source.rows(sql)
        var isRow = true
        while isRow {
            isRow = try rows.next()
            if isRow { batch.append(try read(rows)) }
            guard isRow ? batch.count >= atOnce : !batch.isEmpty else { continue }
            try patiently { () throws(StoreError) in try take(batch) }
            count += batch.count
            done += batch.count
            batch.removeAll(keepingCapacity: true)
            progress(min(1, Double(done) / Double(all)))
        }
        return count
    }

    /// Our name is ours for as long as we are heard of; and who waits for a daemon's lock does so a few times.
    private mutating func patiently(_ body: () throws(StoreError) -> Void) throws(StoreError) {
        if ContinuousClock.now - beatenAt > .seconds(10) {
            _ = try target.beat(at: now())
            beatenAt = .now
        }
        for attempt in 0... {
            do throws(StoreError) {
                return try body()
            } catch {
                guard case .busy = error, attempt < Self.attempts else { throw error }
            }
        }
    }

    /// Each waits for the server's `lock_timeout`.
    private static let attempts = 30

    func apply(_ changes: [StateChange]) throws(StoreError) {
        try target.transaction { state throws(StoreError) in
            for change in changes { try state.apply(change) }
        }
    }
}
