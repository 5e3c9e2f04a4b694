import Daemon
import FoundationEssentials
import Reading
import Store
import Synchronization

/// What is to be known of a daemon and its store now: asked of both, kept for two seconds, however many want it.
final class StoreWatch: Sendable {
    private struct Kept {
        var configuration: Configuration
        var readAt: Duration
        var snapshot: Snapshot?
        var snapshotAt = Duration.zero
    }

    private let options: Service.Options
    private let kept: Mutex<Kept>
    private let now: @Sendable () -> Date
    private let uptime: @Sendable () -> Duration

    private static let snapshotAge = Duration.seconds(2)
    /// Sources come and go with a reload of the daemon.
    private static let configurationAge = Duration.seconds(30)
    private static let daemonPatience = 3

    init(
        _ options: Service.Options, now: @escaping @Sendable () -> Date = { Date() },
        uptime: @escaping @Sendable () -> Duration = { ProcessFacts.monotonicNow }
    ) throws(Service.Failure) {
        (self.options, self.now, self.uptime) = (options, now, uptime)
        kept = Mutex(Kept(configuration: try Service(options).load(), readAt: uptime()))
    }

    var instant: Date { now() }

    var folder: String { kept.withLock { $0.configuration.store.folder } }

    /// Who asks while one is made waits for that one.
    func snapshot() -> Snapshot {
        kept.withLock { kept in
            let uptime = uptime()
            if let snapshot = kept.snapshot, uptime - kept.snapshotAt < Self.snapshotAge { return snapshot }
            if uptime - kept.readAt >= Self.configurationAge {
                // One with mistakes in it: the daemon keeps what it has, too.
                do throws(Service.Failure) { kept.configuration = try Service(options).load() } catch {}
                kept.readAt = uptime
            }
            let snapshot = Self.look(kept.configuration, now: now())
            (kept.snapshot, kept.snapshotAt) = (snapshot, self.uptime())
            return snapshot
        }
    }

    private static func look(_ configuration: Configuration, now: Date) -> Snapshot {
        let folder = configuration.store.folder
        var snapshot = Snapshot(at: now, folder: folder)
        do throws(StoreError) {
            snapshot.sizes = try StoreSizes(folder: folder)
            snapshot.status = try StatusFile.read(folder: folder)
        } catch {
            // Nothing is known of the daemon then, not even where it listens.
            snapshot.daemon = .away(StoreText.unreadable(folder, error))
            snapshot.isUnreadable = true
            return snapshot
        }
        do throws(StoreError) {
            snapshot.faults = snapshot.status?.faults(now: now, quiet: configuration.schedule.quietWarning) ?? []
            snapshot.daemon = ask(snapshot.status, folder)
            let ledger = LedgerFile.read(folder: folder)
            snapshot.hours = ledger.recordsByHour(now: now)
            snapshot.sources = try sources(configuration, ledger, now: now)
        } catch {
            snapshot.problems.append(StoreText.unreadable(folder, error))
        }
        return snapshot
    }

    private static func sources(
        _ configuration: Configuration, _ ledger: SourceLedger, now: Date
    ) throws(StoreError) -> [SourceRow] {
        let state = try StateReading.open(configuration)
        let rows = try SourceRow.all(configuration, state: state, ledger: ledger, now: now)
        try state?.close()
        return rows
    }

    private static func ask(_ status: StatusFile?, _ folder: String) -> Snapshot.Daemon {
        guard let status else { return .away("no daemon has run on \(folder) yet") }
        guard let socket = status.socket else { return .away("the daemon listens on no socket") }
        do throws(ControlClient.Failure) {
            let answer = try ControlClient.ask(OperatorCommand(.status), at: socket, patience: daemonPatience)
            let line = answer.lines.joined(separator: " ")
            return answer.isDone ? .answers(line) : .away(line)
        } catch {
            switch error {
            case .nobody(let number): return .away("\(socket): \(StoreText.text(number))")
            case .noAnswer: return .away("no answer within \(daemonPatience) seconds")
            }
        }
    }
}
