import Fetch
package import FoundationEssentials
package import Store
import Web

/// The loop: claims what is due, hands it to child tasks, settles what they find, and is the only writer.
///
/// Not `Sendable`: it lives in the task that calls `run`. Everything else talks to it through its mailbox.
package final class DaemonLoop {
    private var configuration: Configuration
    /// As this machine's files have it: `configuration` may have the sources that daemons share in place of these.
    private var files: Configuration
    private var settlement: Settlement
    private var gate: Gate
    private let store: Store
    private let worker: Worker
    private let time: any LoopTime
    private let mailbox: Mailbox
    private let hooks: Hooks
    private let runsOnce: Bool
    /// A walk through a source's past that is all that is wanted: until it is over and what it has found is settled.
    private let walk: OperatorCommand?

    private var inFlight: [String: Job] = [:]
    private var pending: [Outcome] = []
    /// Claimed, and so leased, when the database had no room for their start: nobody else gives them back.
    private var unadmitted: [Claim] = []
    private var stall: Stall?
    private var beat = Beat()
    /// Under way for `Beat.rereads`.
    private var rereading: Rereading?
    private var upkeep: Upkeep
    private var connectivity = Connectivity()
    private var concurrency: Concurrency
    private var board = SourceBoard()
    /// What the index must be brought to before anything is claimed.
    private var chores: [Chore]
    private var isStopping = false
    private var isEnough = false
    package private(set) var tally = Tally()

    package init(
        configuration: Configuration, store: Store, worker: Worker, time: any LoopTime, mailbox: Mailbox,
        runsOnce: Bool = false, walk: OperatorCommand? = nil, ledger: SourceLedger = SourceLedger(),
        hooks: Hooks = Hooks()
    ) {
        self.configuration = configuration
        files = configuration
        settlement = Settlement(configuration: configuration, runsOnce: runsOnce)
        gate = Gate(configuration: configuration, sources: settlement.sources, isWalk: walk != nil)
        concurrency = Concurrency(configured: configuration.fetch.concurrency)
        chores = [.catchUp, .boundWaits, .align(startsNow: runsOnce)] + (walk == nil ? [] : [.walk])
        self.walk = walk
        self.store = store
        upkeep = Upkeep(store: store)
        self.worker = worker
        self.time = time
        self.mailbox = mailbox
        self.runsOnce = runsOnce
        self.hooks = hooks
        board.ledger = ledger.begun()
    }

    /// Until stopped; with `runsOnce` until every source was asked and what it gave is settled. `until` bounds
    /// simulations.
    package func run(until end: Date? = nil) async throws(StoreError) {
        let result = await withTaskGroup(of: Void.self) { group -> Result<Void, StoreError> in
            do throws(StoreError) {
                try await loop(until: end, in: &group)
                return .success(())
            } catch {
                group.cancelAll()
                return .failure(store.reason(of: error))
            }
        }
        // The last figures, for who asks after the end.
        var last = report(at: time.now)
        last.isLast = true
        hooks.report(last)
        try result.get()
    }

    private func loop(until end: Date?, in group: inout TaskGroup<Void>) async throws(StoreError) {
        var graceEnds: Date?
        while true {
            followClock()
            try doChores()
            try reread()
            if isEnough, !isStopping { beginStop("that is all", &graceEnds) }
            // After the end of a simulation what is out comes home, and nothing new begins.
            let isOver = end.map { time.now >= $0 } ?? false
            if !isStopping, stall == nil, !isOver, !beat.isRebuilding, !beat.isPaused || runsOnce || walk != nil {
                try claim(in: &group)
            }
            if inFlight.isEmpty {
                // What a full disk keeps from being settled is found again after the next start.
                if isStopping, pending.isEmpty || stall != nil { return }
                if let end, time.now >= end, pending.isEmpty || stall != nil { return }
                if try isDone() { return }
            }
            let deadline = try nextWake(end: end, graceEnds: graceEnds)
            let events = await mailbox.next(before: deadline, jobs: inFlight.count, time: time)
            var asksReload = false
            for event in events {
                switch event {
                case .finished(let outcome):
                    inFlight[outcome.job.target.key] = nil
                    pending.append(outcome)
                    note(outcome)
                    if !hooks.finished(outcome) { isEnough = true }
                case .stop(let why): beginStop(why, &graceEnds)
                case .reload: asksReload = true
                case .heartbeat: try heartbeat()
                case .command(let command, let answer): answer(try carryOut(command))
                }
            }
            // Those in a row are one.
            if asksReload { reload() }
            // Finished children are let go of, so that the group's memory stays that of what is in flight.
            while inFlight.count < groupSize, await group.next() != nil { groupSize -= 1 }
            if let ends = graceEnds, time.now >= ends {
                group.cancelAll()
                graceEnds = nil
            }
            try settlePending()
            if isSealing { try tendLogs() }
        }
    }

    private var groupSize = 0

    // MARK: claiming

    private func claim(in group: inout TaskGroup<Void>) throws(StoreError) {
        if !unadmitted.isEmpty {
            for job in try admit(unadmitted, now: time.now) { start(job, in: &group) }
            guard unadmitted.isEmpty else { return }
        }
        // A robots.txt or another site's turn can take the place of what was claimed: a few rounds, not endless ones.
        for _ in 0..<8 {
            let room = concurrency.limit - inFlight.count
            guard room > 0 else { return }
            let now = time.now
            let claimed: [Claim]
            do throws(StoreError) {
                claimed = try store.state.claim(gate.wish(limit: room), at: now)
            } catch {
                return try fault(error)
            }
            guard !claimed.isEmpty else { return }
            let starts = try admit(claimed, now: now)
            for job in starts { start(job, in: &group) }
            guard unadmitted.isEmpty else { return }
        }
    }

    private func admit(_ claimed: [Claim], now: Date) throws(StoreError) -> [Job] {
        var starts: [Job] = []
        var refused: [Outcome] = []
        do throws(StoreError) {
            try store.state.transaction(about: gate.keys(claimed), holding: claimed.map(\.target.key)) {
                state throws(StoreError) in
                starts = []
                refused = []
                for claim in claimed {
                    switch try gate.admit(claim, in: state, now: now) {
                    case .start(let job): starts.append(job)
                    case .refused(let job): refused.append(Outcome(job: job, answer: .disallowed, startedAt: now))
                    case .unanswered(let job, let since, let until):
                        refused.append(
                            Outcome(job: job, answer: .rulesUnanswered(since: since, until: until), startedAt: now))
                    case .later: break
                    }
                }
            }
        } catch {
            unadmitted = claimed
            try fault(error)
            return []
        }
        unadmitted = []
        for outcome in refused where !hooks.finished(outcome) { isEnough = true }
        pending += refused
        return starts
    }

    private func start(_ job: Job, in group: inout TaskGroup<Void>) {
        inFlight[job.target.key] = job
        groupSize += 1
        tally.jobs += 1
        let (worker, mailbox) = (worker, mailbox)
        // Not on the thread of the loop, which blocks for as long as a disk takes.
        group.addTask(executorPreference: globalConcurrentExecutor) {
            mailbox.post(.finished(await worker.run(job)))
        }
    }

    // MARK: settling

    private func note(_ outcome: Outcome) {
        if case .fetchFailed(.shortOfResources) = outcome.answer { return noteShortage() }
        let awaySince = connectivity.since
        guard connectivity.note(outcome, now: time.now) else { return }
        hooks.say(Connectivity.remark(awaySince: awaySince, now: time.now))
    }

    private func noteShortage() {
        guard concurrency.shortage(inFlight: inFlight.count + 1, now: time.now) else { return }
        hooks.say(.fewResources(transfers: concurrency.limit))
    }

    /// Lines first, then the database, in one transaction: what a crash leaves between the two is replayed at start.
    private func settlePending() throws(StoreError) {
        if let stall, try !isOver(stall) { return }
        guard !pending.isEmpty else { return }
        let (batch, later) = Batch.portion(of: pending)
        do throws(StoreError) {
            let settled = try Batch(
                store: store, settlement: settlement, now: time.now, networkPause: connectivity.pause(at: time.now)
            ).settle(batch, tally: &tally, board: &board)
            pending = later + settled.rest
            for remark in settled.remarks { hooks.say(remark) }
            for remark in upkeep.writeProblems() { hooks.say(remark) }
        } catch {
            try fault(error)
        }
    }

    /// Looks again for room when it is time to. What is pending is tried as soon as there is some.
    private func isOver(_ stall: Stall) throws(StoreError) -> Bool {
        guard time.now >= stall.retryAt else { return false }
        guard try store.canGoOn() else {
            self.stall?.putOff(at: time.now)
            return false
        }
        self.stall = nil
        hooks.say(stall.endRemark)
        hooks.report(report(at: time.now))
        return true
    }

    /// Full disks and locked databases are waited out; what else a disk says is for the caller, who ends the program with the
    /// right code.
    private func fault(_ error: StoreError) throws(StoreError) {
        guard let fresh = Stall(error, at: time.now) else { throw error }
        if stall == nil { hooks.say(fresh.remark) }
        stall = Stall(error, at: time.now, after: stall)
        hooks.report(report(at: time.now))
    }

    /// Until when there is nothing to do; nil: until an event comes.
    private func nextWake(end: Date?, graceEnds: Date?) throws(StoreError) -> Date? {
        if time.standsStillWhileWorking, !inFlight.isEmpty { return nil }
        if let stall { return stall.retryAt }
        if !pending.isEmpty || isSealing || rereading != nil && !isStopping { return time.now }
        if beat.isRebuilding, !isStopping { return end }
        // The heartbeat that ends it wakes us too.
        if beat.isPaused, !isStopping, !runsOnce, walk == nil { return end }
        var wake: Date?
        do throws(StoreError) {
            wake = isStopping ? graceEnds : try store.state.nextDue()
        } catch {
            try fault(error)
            return stall?.retryAt
        }
        if let due = wake, inFlight.count >= concurrency.limit, !isStopping {
            wake = max(due, time.now.adding(.seconds(60)))
        } else if let due = wake, due <= time.now, !isStopping {
            // Something is due that cannot be claimed (its site is busy): an outcome will wake us, or a short while.
            wake = time.now.adding(inFlight.isEmpty ? .milliseconds(50) : .seconds(1))
        }
        if let end { wake = time.now < end ? min(wake ?? end, end) : time.now.adding(.seconds(60)) }
        return wake
    }

    private func isDone() throws(StoreError) -> Bool {
        guard runsOnce || walk != nil, stall == nil, pending.isEmpty, chores.isEmpty else { return false }
        if walk != nil, try look()?.walk?.state == .walking { return false }
        // Longer than any politeness delay, shorter than any retry: nothing of this round is left.
        guard let due = try store.state.nextDue() else { return true }
        // Without a network all comes due again each minute, and nothing comes of it.
        if connectivity.isAway, walk == nil { return due.since(time.now) > .seconds(5) }
        return due.since(time.now) > .seconds(150)
    }

    // MARK: start, reload, stop

    /// In order, each once it has room: a disk that is full at start or reload is waited out like one that fills up later.
    private func doChores() throws(StoreError) {
        while let chore = chores.first, !isStopping {
            if let stall, try !isOver(stall) { return }
            do throws(StoreError) {
                switch chore {
                case .catchUp: try catchUp()
                case .boundWaits: try boundWaits()
                case .shiftWaits(let from, let to):
                    try store.state.transaction { state throws(StoreError) in
                        try SourceTargets.shiftWaits(configuration, in: state, from: from, to: to)
                    }
                case .align(let startsNow): try alignSources(startsNow: startsNow)
                case .walk:
                    guard let walk else { break }
                    let said = try ask(walk)
                    hooks.walked(said)
                    if !said.isDone { isEnough = true }
                }
            } catch {
                return try fault(error)
            }
            chores.removeFirst()
        }
    }

    /// Takes lines the database has not seen into it: after a crash a few, after the loss of the database all.
    private func catchUp() throws(StoreError) {
        var replay = try Replay(store: store, configuration: configuration, now: time.now, say: hooks.say)
        let replayed = try replay.run()
        if replayed > 0 { hooks.say(Replay.remark(replayed)) }
    }

    /// A slice at a time, so that events are heard in between.
    private func reread() throws(StoreError) {
        guard let rebuild = beat.rereads, !isStopping, stall == nil, chores.isEmpty, pending.isEmpty, inFlight.isEmpty
        else { return }
        do throws(StoreError) {
            var reading: Rereading
            if let rereading {
                reading = rereading
            } else {
                reading = try Rereading(rebuild, store, configuration, now: time.now, say: hooks.say)
            }
            rereading = try reading.goOn() ? reading : nil
            if rereading == nil { beat.rereads = nil }
        } catch {
            rereading = nil
            try fault(error)
        }
    }

    private func ask(_ command: OperatorCommand) throws(StoreError) -> OperatorAnswer {
        let desk = OperatorDesk(configuration: configuration, failing: board.failing, now: time.now)
        return try store.state.transaction { state throws(StoreError) in try desk.answer(command, in: state) }
    }

    /// How the walk stands that is all that is wanted.
    private func look() throws(StoreError) -> OperatorAnswer? {
        guard let id = walk?.sources?.first else { return nil }
        return try ask(.backfill(id, .look))
    }

    private func alignSources(startsNow: Bool) throws(StoreError) {
        let now = time.now
        try store.state.transaction { state throws(StoreError) in
            try SharedSources.tell(files, in: state)
            follow(try SharedSources.effective(files, in: state))
            try SourceTargets.align(configuration, in: state, now: now, startsNow: startsNow)
            board = try SourceBoard(configuration.sources, ledger: board.ledger, in: state)
            gate.paused = try OperatorDesk.paused(in: state)
        }
    }

    private func follow(_ fresh: Configuration) {
        guard fresh != configuration else { return }
        configuration = fresh
        settlement = Settlement(configuration: fresh, runsOnce: runsOnce)
        gate = Gate(configuration: fresh, sources: settlement.sources, isWalk: walk != nil)
    }

    private func boundWaits() throws(StoreError) {
        try store.state.transaction { state throws(StoreError) in
            try SourceTargets.boundWaits(configuration, in: state, now: time.now)
        }
    }

    /// Somebody set the clock, or the machine slept: waits are moved, so that all that was asked for is kept and nothing comes due
    /// at once. Waits for nothing that stops or stalls, for these have instants of their own.
    private func followClock() {
        let from = time.now
        let difference = time.wall.since(from)
        guard abs(difference / .seconds(1)) > Clock.drift / .seconds(1), !isStopping, stall == nil else { return }
        time.setRight()
        connectivity.shift(by: difference)
        concurrency.shift(by: difference)
        upkeep.shift(by: difference)
        chores.insert(.shiftWaits(from: from, to: time.now), at: 0)
        hooks.say(Clock.remark(difference))
    }

    @discardableResult
    private func reload() -> OperatorAnswer {
        do throws(ConfigurationError) {
            guard let fresh = try hooks.reload() else { return .refused("the configuration could not be read") }
            files = fresh
            follow(fresh)
            concurrency.configured = fresh.fetch.concurrency
            chores.append(.align(startsNow: false))
        } catch {
            hooks.say(.reloadFailed(error))
            hooks.reloaded(false)
            return .refused("the old configuration stays: \(error.summary)")
        }
        let count = configuration.sources.filter(\.isEnabled).count
        let words = "configuration read again: \(count) sources"
        hooks.say(Remark(.notice, words, ["outcome": "reloaded"], id: .reloaded))
        hooks.reloaded(true)
        return OperatorAnswer(isDone: true, lines: [words])
    }

    private func beginStop(_ why: String, _ graceEnds: inout Date?) {
        if isStopping {
            graceEnds = time.now  // asked twice: no more grace
            return
        }
        isStopping = true
        hooks.stopping()
        hooks.say(.stopping(why, inFlight: inFlight.count))
        graceEnds = time.now.adding(.seconds(5))
    }

    private func heartbeat() throws(StoreError) {
        let now = time.now
        concurrency.recover(now: now)
        try store.expectInPlace()
        try tendLogs()
        do throws(StoreError) {
            if stall == nil, try !store.hasRoom() { throw StoreError.full(path: store.options.folder) }
            if stall == nil {
                try takePulse(now: now)
                try upkeep.forget(now: now)
            }
        } catch {
            try fault(error)
        }
        hooks.report(report(at: now))
        if chores.isEmpty, stall == nil, let said = try look() { hooks.walked(said) }
    }

    private func takePulse(now: Date) throws(StoreError) {
        let last = beat
        beat = try store.state.beat(at: now)
        if beat.sources != last.sources, !chores.contains(where: \.isAlign) { chores.append(.align(startsNow: false)) }
        for remark in Pulse.remarks(beat, after: last) { hooks.say(remark) }
    }

    /// What an operator asks holds from the next claim on.
    private func carryOut(_ command: OperatorCommand) throws(StoreError) -> OperatorAnswer {
        guard command.acts else { return OperatorAnswer(isDone: true, lines: [report(at: time.now).line]) }
        guard !isStopping else { return .refused("the daemon is stopping") }
        guard chores.isEmpty, stall == nil else { return .refused(stall?.words ?? "the daemon is starting") }
        if command.verb == .reload { return reload() }
        let desk = OperatorDesk(configuration: configuration, failing: board.failing, now: time.now)
        do throws(StoreError) {
            let said = try store.state.transaction { state throws(StoreError) in
                let said = try desk.answer(command, in: state)
                gate.paused = try OperatorDesk.paused(in: state)
                return said
            }
            if command.isLook { return said }
            hooks.say(Remark(.notice, "an operator asked: \(command.words)", ["outcome": "command"]))
            try takePulse(now: time.now)
            hooks.report(report(at: time.now))
            return said
        } catch {
            try fault(error)
            return .refused(stall?.words ?? "not now")
        }
    }

    private var isSealing: Bool { !isStopping && stall == nil && upkeep.isSealing }

    private func tendLogs() throws(StoreError) {
        do throws(StoreError) {
            try upkeep.rotate(now: time.now)
        } catch {
            try fault(error)
        }
        for remark in upkeep.newSealProblems() { hooks.say(remark) }
    }

    private func report(at now: Date) -> Report {
        var report = Report(at: now, tally: tally, inFlight: inFlight.count, stalledSince: stall?.since)
        report.stalledBy = stall?.words
        report.sources = configuration.sources.filter(\.isEnabled).count
        report.failing = board.failing
        report.ledger = board.ledger
        if !connectivity.isAway { (report.silent, report.fruitless) = board.troubles(now: now, besides: gate.paused) }
        report.networkAwaySince = connectivity.since
        report.note(beat, runsOnce: runsOnce)
        report.pausedSources = gate.paused.sorted()
        report.quietWarning = configuration.schedule.quietWarning
        do throws(StoreError) {
            report.counts = try store.state.counts(at: now)
        } catch {
            hooks.say(Remark(.warning, "the database cannot be counted: \(Stall(error, at: now)?.words ?? "\(error)")"))
        }
        report.seq = store.records.position.seq
        report.sealProblems = upkeep.sealProblems
        return report
    }
}
