import Daemon
import Fetch
import FoundationEssentials
import PowerCuts
import Store
import Synchronization
import Web

/// The machine and the world of one run, over all lives of the daemon.
final class Session: Sendable {
    /// What remains of the moment before something goes wrong.
    struct Snapshot: Sendable {
        var image: DatabaseImage
        var told: Told
        var offset: Double
        var at: Double
    }

    /// What was known when the database took something in for good.
    struct Commit: Sendable {
        var told: Told
        var offset: Double
        var at: Double
    }

    /// What the next life begins with.
    struct Ending: Sendable {
        var kind: Kind = .none
        enum Kind: Sendable, Equatable { case none, kill, power, putBack, lost, restart }
        var pause = 5.0
        var clockStep = 0.0
        /// Which fault it was, to find its snapshot and to draw from.
        var number = 0
        /// Calls of SQLite's count as well.
        var isInDatabase = false
        /// The next start stops as well, at this call.
        var nextCalls: Int?
    }

    struct Mutable: Sendable {
        var sources: [Source]
        var attempts: [String: Int] = [:]
        var awayUntil = 0.0
        var ending = Ending()
        var snapshots: [Int: Snapshot] = [:]
        var commits: [Int: Commit] = [:]
        var crashImage: DatabaseImage?
        var said: [String] = []
        var isTroubled = false
        var failure: String?
    }

    let plan: Plan
    let world: World
    let time = SimulatedTime()
    let disk: SimulatedDisk
    let model: Mutex<Model>
    let mailbox = Mutex<Mailbox?>(nil)
    let state: Mutex<Mutable>
    let configured: [Source]

    init(_ plan: Plan, folder: String) {
        self.plan = plan
        let world = World(plan)
        self.world = world
        disk = SimulatedDisk(databaseFolder: folder)
        configured = world.sources()
        var model = Model(world: world)
        for source in configured { model.define(source, at: 0) }
        self.model = Mutex(model)
        state = Mutex(Mutable(sources: configured))
        watch()
    }

    private func watch() {
        disk.watch(
            SimulatedDisk.Watcher(
                stop: { [weak self] in self?.stopHard() },
                heard: { [weak self] path, bytes in self?.hear(path, bytes) }))
        DatabaseFiles.watch(disk.database, disk.power)
        disk.power.watch(
            PowerLog.Watcher(
                stops: { [weak self] in self?.disk.stopsDatabase() ?? false },
                committed: { [weak self] in self?.note(commit: $0) }))
        time.watch(
            SimulatedTime.Watcher(
                settled: { [weak self] in self?.model.withLock { $0.settle() } },
                stuck: { [weak self] in self?.stopTurning() }))
    }

    private func hear(_ path: String, _ bytes: [UInt8]) {
        guard let name = path.split(separator: "/").last, name.hasSuffix(".jsonl") else { return }
        let log = name.hasPrefix("records-") ? "records" : name.hasPrefix("events-") ? "events" : nil
        guard let log else { return }
        let now = time.elapsed
        model.withLock { $0.hear(bytes, of: log, at: now) }
    }

    private func stopTurning() {
        let now = time.elapsed
        model.withLock { $0.add("loop", ["it goes round and round while no time passes"], at: now) }
        stopHard()
    }

    /// At this very call the machine stops.
    func stopHard() {
        var image: DatabaseImage?
        do throws(StoreError) {
            image = try DatabaseImage(of: disk.database)
        } catch {
            state.withLock { $0.failure = "the database cannot be copied: \(error)" }
        }
        state.withLock { $0.crashImage = image }
        disk.state.withLock { $0.isStopped = true }
        time.end()
        let mailbox = mailbox.withLock { $0 }
        mailbox?.post(.stop("the machine stops"))
        mailbox?.post(.stop("the machine stops"))
    }

    var isStopped: Bool { disk.state.withLock { $0.isStopped } }

    func configuration() -> Configuration {
        var chance = Chance(plan.seed, "configuration")
        var configuration = Configuration(instance: "simulated")
        configuration.store.folder = "store"
        configuration.store.segmentBytes = chance.pick([30_000, 200_000])
        configuration.store.segmentAge = .seconds(chance.pick([20_000, 86_400]))
        configuration.store.compresses = chance.happens(0.5)
        configuration.store.sealDelay = .seconds(chance.pick([0, 3_600]))
        configuration.store.reserveBytes = 1_000
        configuration.politeness.obeysTDM = chance.happens(0.3)
        configuration.schedule.interval = .seconds(3 * 3_600)
        configuration.schedule.shortest = .seconds(3_600)
        configuration.sources = state.withLock { $0.sources }
        return configuration
    }

    func say(_ remark: Remark) {
        let now = Int(time.elapsed)
        switch remark.fields["outcome"] {
        case "store_full", "store_busy": model.withLock { $0.stall(true) }
        case "store_ready":
            model.withLock { model in
                model.stall(false)
                model.reading.excuse(until: Double(now))
            }
        default: break
        }
        state.withLock { state in
            if state.said.count > 4_000 { state.said.removeFirst(2_000) }
            state.said.append("\(now) \(remark.message) \(remark.fields["url"] ?? "")")
        }
    }
}
