import FoundationEssentials
import Logging
import Store

/// Opens the store for the daemon, and waits where the disk has no room for that: whatever may be repaired at a start needs
/// some, and a service that ends on a full disk is down when there is room again.
struct StoreOpening {
    let options: StoreOptions
    let logger: Logger
    let notify: Notify
    var files: any FileSystem = DiskFiles()

    /// How often it looks again.
    static let pause = Duration.seconds(2)

    /// Nil when told to stop while waiting. A reload that comes meanwhile is left for the loop.
    func open(time: any LoopTime, mailbox: Mailbox) async throws(StoreError) -> Store? {
        var stall: Stall?
        var wantsReload = false
        while true {
            // Recovery after a crash may read a while; a full disk may last.
            notify.extendTimeout(by: .seconds(60))
            do throws(StoreError) {
                let store = try Store(opening: options, files: files, now: time.now)
                if let stall { say(stall.endRemark) }
                say(store.recovery)
                if wantsReload { mailbox.post(.reload) }
                return store
            } catch {
                guard let next = Stall(error, at: time.now, since: stall?.since) else { throw error }
                notify.status("\(next.words): waiting with the start")
                if stall == nil { say(next.remark) }
                stall = next
            }
            for event in await mailbox.next(before: time.now.adding(Self.pause), time: time) {
                switch event {
                case .stop: return nil
                case .reload: wantsReload = true
                case .heartbeat, .finished: break
                }
            }
        }
    }

    private func say(_ recovery: Recovery) {
        if recovery.tornBytes > 0 {
            logger.warning(
                "a torn last line of \(recovery.tornBytes) bytes was moved aside", metadata: .id(.storeRepaired))
        }
        if let moved = recovery.databaseMovedTo, let reason = recovery.databaseMovedFor {
            logger.warning("\(StoreText.describe(reason, movedTo: moved))", metadata: .id(.databaseRebuilt))
        }
    }

    private func say(_ remark: Remark) {
        logger.log(level: Logger.Level(remark.level), "\(remark.message)", metadata: Logger.Metadata(remark))
    }
}
