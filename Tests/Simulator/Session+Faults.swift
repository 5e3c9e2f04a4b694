import Daemon
import Store
import Synchronization

/// Brings the plan's faults about.
extension Session {
    func arm() {
        for fault in plan.faults {
            if let age = fault.snapshotAge {
                time.at(max(0, fault.at - age)) { [weak self] in self?.takeSnapshot(fault.number) }
            }
            time.at(fault.at) { [weak self] in self?.happen(fault) }
        }
        beat(at: 1_800)
    }

    /// The timer of the service.
    private func beat(at instant: Double) {
        time.at(instant) { [weak self] in
            guard let self else { return }
            self.post(.heartbeat)
            self.beat(at: instant + 1_800)
        }
    }

    @discardableResult
    private func post(_ event: LoopEvent) -> Bool {
        guard !isStopped, let mailbox = mailbox.withLock({ $0 }) else { return false }
        mailbox.post(event)
        return true
    }

    private func takeSnapshot(_ number: Int) {
        guard mailbox.withLock({ $0 != nil }), !isStopped else { return }
        do throws(StoreError) {
            let image = try DatabaseImage(of: disk.database)
            let (told, offset, now) = (model.withLock { $0.settledTold }, time.offset, time.elapsed)
            state.withLock { $0.snapshots[number] = Snapshot(image: image, told: told, offset: offset, at: now) }
        } catch {
            state.withLock { $0.failure = "no snapshot: \(error)" }
        }
    }

    private func happen(_ fault: Fault) {
        let now = time.elapsed
        var ending = Ending()
        ending.number = fault.number
        switch fault.kind {
        case .kill(let calls, let isInDatabase):
            (ending.kind, ending.isInDatabase) = (.kill, isInDatabase)
            if calls % 4 == 0 { ending.nextCalls = calls / 2 }
            stop(ending, calls: calls)
        case .powerCut(let calls, let isInDatabase):
            (ending.kind, ending.isInDatabase) = (.power, isInDatabase)
            if calls % 4 == 0 { ending.nextCalls = calls / 2 }
            stop(ending, calls: calls)
        case .putBack:
            ending.kind = .putBack
            stop(ending, calls: 0)
        case .databaseLost:
            ending.kind = .lost
            stop(ending, calls: 0)
        case .restart(let pause):
            (ending.kind, ending.pause) = (.restart, pause)
            end(ending)
        case .clockWhileDown(let step):
            (ending.kind, ending.pause, ending.clockStep) = (.restart, 100, step)
            end(ending)
        case .fullDisk(let seconds): fill(for: seconds, fault.number)
        case .flushErrors(let count):
            state.withLock { $0.isTroubled = true }
            disk.state.withLock { $0.failingFlushes = count }
        case .partition(let seconds):
            state.withLock { $0.awayUntil = max($0.awayUntil, now + seconds) }
            model.withLock { model in
                // Until it is known for what it is, failures count.
                model.reading.excuse(until: now + seconds + 1.3 * 86_400)
                model.configure { $0.excuse(until: now + seconds) }
            }
        case .clock(let step): time.step(by: step)
        case .reload(let change): reload(change)
        }
    }

    private func stop(_ ending: Ending, calls: Int) {
        guard mailbox.withLock({ $0 != nil }), !isStopped else { return }
        state.withLock { $0.ending = ending }
        disk.state.withLock { ($0.callsLeft, $0.countsDatabase) = (calls, ending.isInDatabase) }
    }

    private func end(_ ending: Ending) {
        guard mailbox.withLock({ $0 != nil }), !isStopped else { return }
        state.withLock { $0.ending = ending }
        post(.stop("restart"))
    }

    private func fill(for seconds: Double, _ number: Int) {
        var chance = Chance(plan.seed, "room", String(number))
        disk.state.withLock { $0.room = chance.below(30_000) }
        let end = time.elapsed + seconds
        model.withLock { model in
            model.reading.excuse(until: end + 100)
            model.configure { $0.excuse(until: end + 100) }
        }
        time.at(end) { [weak self] in self?.disk.state.withLock { $0.room = nil } }
    }

    private func reload(_ change: Fault.Change) {
        let now = time.elapsed
        switch change {
        case .interval(let index, let seconds):
            guard let id = name(index) else { return }
            state.withLock { state in
                for place in state.sources.indices where state.sources[place].id == id {
                    state.sources[place].interval = .seconds(seconds)
                }
            }
        case .url(let index):
            guard let id = name(index), id.hasSuffix("-feed") else { return }
            define(id, at: now) {
                $0.url = $0.url.hasSuffix("/feed") ? "\($0.url.dropLast(5))/rss" : "\($0.url.dropLast(4))/feed"
            }
        case .remove(let index):
            guard let id = name(index) else { return }
            state.withLock { state in state.sources.removeAll { $0.id == id } }
            model.withLock { $0.withdraw(id) }
        case .add(let index):
            guard let id = name(index) else { return }
            let isThere = state.withLock { state in state.sources.contains { $0.id == id } }
            if !isThere, let source = configured.first(where: { $0.id == id }) {
                state.withLock { $0.sources.append(source) }
                model.withLock { $0.define(source, at: now) }
            }
        }
        post(.reload)
    }

    private func name(_ index: Int) -> String? {
        configured.isEmpty ? nil : configured[index % configured.count].id
    }

    /// A source with another address is another source.
    private func define(_ id: String, at now: Double, _ change: (inout Source) -> Void) {
        let source = state.withLock { state -> Source? in
            guard let place = state.sources.firstIndex(where: { $0.id == id }) else { return nil }
            change(&state.sources[place])
            return state.sources[place]
        }
        guard let source else { return }
        model.withLock { $0.define(source, at: now) }
    }
}

extension Fault {
    /// How old the database is that comes after it.
    var snapshotAge: Double? {
        switch kind {
        case .putBack(let age): age
        default: nil
        }
    }
}
