import Daemon
import Fetch
import FoundationEssentials
import Glibc
import PowerCuts
import Store
import Synchronization

/// What came of a run.
package struct Verdict: Sendable {
    package var plan: Plan
    package var requests = 0
    package var records = 0
    package var events = 0
    package var lives = 0
    package var problems: [Problem] = []
    /// What the daemon said, with seconds since the start.
    package var said: [String] = []

    package var line: String {
        "seed \(plan.seed), \(plan.until) days, \(lives) lives, \(requests) requests, \(records) records, \(events) events: "
            + (problems.isEmpty ? "ok" : "\(problems.count) problems, first: \(problems[0].words)")
    }
}

/// The whole daemon through a plan: real loop, decisions, store and database; simulated time, network and disk.
package struct Run {
    private let session: Session
    private let database: String
    private var verdict: Verdict

    /// - Parameter folder: one of its own, for the database.
    package static func result(of plan: Plan, folder: String) async -> Verdict {
        var run = Run(plan, folder: folder)
        do throws(StoreError) {
            try DiskFiles().makeFolder(folder)
            try DatabaseImage().restore(to: run.database)
            run.session.disk.power.begin([:])
            try await run.live()
            try DatabaseImage().restore(to: run.database)
            DatabaseFiles.unwatch(run.database)
            rmdir(folder)
        } catch {
            run.note("daemon", "the run ended: \(error)")
        }
        return run.finished()
    }

    /// Where a run of it may put its database: in memory where there is such a place.
    package static func folder(of plan: Plan) -> String {
        (access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp") + "/rawi-simulate-\(getpid())-\(plan.seed)"
    }

    private init(_ plan: Plan, folder: String) {
        session = Session(plan, folder: folder)
        database = session.disk.database
        verdict = Verdict(plan: plan)
    }

    private func note(_ rule: String, _ what: String) {
        let now = session.time.elapsed
        session.model.withLock { $0.add(rule, [what], at: now) }
    }

    private mutating func live() async throws(StoreError) {
        session.arm()
        let end = session.plan.end
        while session.time.elapsed < end {
            verdict.lives += 1
            // Somebody who starts it again and again.
            guard verdict.lives < 1_000 else { return note("daemon", "it was started a thousand times") }
            let ended = try await oneLife(until: end)
            try prepare(after: ended)
        }
    }

    private enum End {
        case stopped, full
        case failed(StoreError)
        case over
    }

    private func oneLife(until end: Double) async throws(StoreError) -> End {
        session.time.revive()
        let time = session.time
        let store: Store
        do throws(StoreError) {
            store = try Store(
                opening: StoreOptions(session.configuration()), files: session.disk, now: time.now, state: nil)
        } catch {
            if session.isStopped { return .stopped }
            if case .full = error { return .full }
            return .failed(error)
        }
        var result = End.over
        do throws(StoreError) {
            try compare(store)
            try await run(store, until: SimulatedTime.start + end + time.offset)
        } catch {
            result = .failed(error)
        }
        session.mailbox.withLock { $0 = nil }
        do throws(StoreError) { try store.close() } catch { if !session.isStopped { result = .failed(error) } }
        return session.isStopped ? .stopped : result
    }

    /// What is on the disk now is what was acknowledged, and perhaps more.
    private func compare(_ store: Store) throws(StoreError) {
        let now = session.time.elapsed
        for (name, log) in [("records", store.records), ("events", store.events)] {
            var found: [[UInt8]] = []
            var cursor = try log.cursor(after: nil)
            while let item = try cursor.next(bad: { note("lines", "\(name): \($0)") }) {
                if case .line(let line) = item { found.append(Array(line.bytes.dropLast())) }
            }
            let all = found
            session.model.withLock { $0.add("lines", $0.lines.compare(all, of: name), at: now) }
        }
    }

    private func run(_ store: Store, until end: Date) async throws(StoreError) {
        let session = session
        var hooks = DaemonLoop.Hooks()
        hooks.say = { session.say($0) }
        hooks.reload = { () throws(ConfigurationError) in session.configuration() }
        let mailbox = Mailbox()
        session.mailbox.withLock { $0 = mailbox }
        let loop = DaemonLoop(
            configuration: session.configuration(), store: store,
            worker: Worker(
                network: { await session.fetch($0) }, documents: .disk, cores: 2, now: { session.time.wall }),
            time: session.time, mailbox: mailbox, hooks: hooks)
        try await loop.run(until: end)
    }

    /// Between two lives.
    private func prepare(after end: End) throws(StoreError) {
        let (time, disk) = (session.time, session.disk)
        let (believed, ended) = (time.offset, time.elapsed)
        let ending = session.state.withLock { state in
            defer { state.ending = Session.Ending() }
            return state.ending
        }
        switch end {
        case .stopped: try machineStops(ending)
        case .full: time.pass(until: time.elapsed + 10)
        case .failed(let error):
            let isTroubled = session.state.withLock { $0.isTroubled }
            if !isTroubled { note("daemon", "it ended: \(error)") }
            disk.restart(losing: nil)
            time.pass(until: time.elapsed + 5)
            session.model.withLock { $0.restart(at: time.elapsed) }
        case .over:
            disk.restart(losing: nil)
            if time.elapsed < session.plan.end { time.pass(until: time.elapsed + ending.pause) }
            session.model.withLock { $0.restart(at: time.elapsed) }
        }
        if ending.clockStep != 0 { time.step(by: ending.clockStep) }
        follow(believed, ending, down: time.elapsed - ended)
        if let calls = ending.nextCalls {
            session.state.withLock {
                $0.ending = Session.Ending(kind: .kill, number: ending.number, isInDatabase: ending.isInDatabase)
            }
            disk.state.withLock { ($0.callsLeft, $0.countsDatabase) = (calls, ending.isInDatabase) }
        }
    }

    private func machineStops(_ ending: Session.Ending) throws(StoreError) {
        let (time, disk) = (session.time, session.disk)
        let (snapshot, image) = session.state.withLock { ($0.snapshots[ending.number], $0.crashImage) }
        session.model.withLock { $0.restart(at: time.elapsed) }
        var kept = image ?? DatabaseImage()
        switch ending.kind {
        case .power:
            disk.restart(losing: Chance(session.plan.seed, "loss", String(ending.number)))
            kept = session.losePower(ending.number)
            if let problem = try kept.problem(at: database + ".check") { note("database", problem) }
        case .putBack:
            disk.restart(losing: nil)
            if let snapshot { kept = rollBack(to: snapshot) }
        case .lost:
            disk.restart(losing: nil)
            kept = DatabaseImage()
            session.model.withLock { $0.rollBack(to: Told(), at: time.elapsed) }
        case .kill, .restart, .none: disk.restart(losing: nil)
        }
        try kept.restore(to: database)
        disk.power.begin(kept.files)
        time.pass(until: time.elapsed + ending.pause)
    }

    private func rollBack(to snapshot: Session.Snapshot) -> DatabaseImage {
        let now = session.time.elapsed
        session.model.withLock { $0.rollBack(to: snapshot.told, at: now) }
        return snapshot.image
    }

    /// What the clock did while nobody could see it. Set back while nothing ran, it hides as much of the time that passed.
    private func follow(_ believed: Double, _ ending: Session.Ending, down: Double) {
        let time = session.time
        time.revive()
        var (before, age) = (believed, 0.0)
        if [.power, .putBack].contains(ending.kind),
            let snapshot = session.state.withLock({ $0.snapshots[ending.number] })
        {
            (before, age) = (snapshot.offset, time.elapsed - snapshot.at)
        }
        let step = time.offset - before
        guard step != 0 else { return }
        session.model.withLock { model in
            if step > 0 {
                model.told.shorten(by: step)
                model.pace.forget()
            } else {
                model.told.slack = 4 * 3_600 + age + min(down, -step)
            }
            model.settle()
            let until = time.elapsed + abs(step)
            model.reading.excuse(until: until)
            model.configure { $0.excuse(until: until) }
        }
    }

    private func finished() -> Verdict {
        var verdict = verdict
        let now = session.time.elapsed
        if let failure = session.state.withLock({ $0.failure }) { note("simulator", failure) }
        session.model.withLock { model in
            model.finish(at: now)
            verdict.problems = model.problems
            verdict.requests = model.requests
            verdict.records = model.lines.records.count
            verdict.events = model.lines.known["events"]?.count ?? 0
        }
        verdict.said = session.state.withLock { $0.said }
        return verdict
    }
}
