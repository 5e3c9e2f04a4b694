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

    private struct Waiting {
        var stall: Stall?
        var wantsReload = false
    }

    /// Nil when told to stop while waiting. A reload that comes meanwhile is left for the loop.
    func open(time: any LoopTime, mailbox: Mailbox) async throws(StoreError) -> Store? {
        var waiting = Waiting()
        while true {
            // Recovery after a crash may read a while; a full disk may last.
            notify.extendTimeout(by: .seconds(60))
            do throws(StoreError) {
                let store = try Store(opening: options, files: files, now: time.now)
                end(waiting, mailbox)
                say(store.recovery)
                return store
            } catch {
                guard try await wait(for: error, &waiting, time, mailbox) else { return nil }
            }
        }
    }

    /// Takes the lines in that the database has not seen: after a crash a few, after the loss of the database all. False when told
    /// to stop; what was taken in by then stays.
    func catchUp(
        _ store: Store, _ configuration: Configuration, time: any LoopTime, mailbox: Mailbox
    ) async throws(StoreError) -> Bool {
        var waiting = Waiting()
        var wantsReload = false
        let catchUp = CatchUp(store: store, configuration: configuration, now: time.now, say: say) { share in
            alive(share)
            var goesOn = true
            for event in mailbox.drain() ?? [] {
                switch event {
                case .stop: goesOn = false
                case .reload: wantsReload = true
                case .command(_, let answer): answer(.refused("the daemon is starting"))
                case .heartbeat, .finished: break
                }
            }
            return goesOn
        }
        while true {
            do throws(StoreError) {
                let (count, isDone) = try await catchUp.run()
                waiting.wantsReload = waiting.wantsReload || wantsReload
                end(waiting, mailbox)
                if count > 0 { say(Replay.remark(count)) }
                return isDone
            } catch {
                guard try await wait(for: error, &waiting, time, mailbox) else { return false }
            }
        }
    }

    /// A start that takes long is no hang.
    private func alive(_ share: Double) {
        notify.extendTimeout(by: .seconds(60))
        if notify.watchdogTimeout != nil { notify.watchdog() }
        notify.status("rebuilding the index: \(Int(share * 100)) %")
    }

    private func end(_ waiting: Waiting, _ mailbox: Mailbox) {
        if let stall = waiting.stall { say(stall.endRemark) }
        if waiting.wantsReload { mailbox.post(.reload) }
    }

    /// For what passes by itself, and not longer than until it is time to look again. False when told to stop.
    private func wait(
        for error: StoreError, _ waiting: inout Waiting, _ time: any LoopTime, _ mailbox: Mailbox
    ) async throws(StoreError) -> Bool {
        guard let next = Stall(error, at: time.now, after: waiting.stall) else { throw error }
        notify.extendTimeout(by: .seconds(60))
        notify.status("\(next.words): waiting with the start")
        if waiting.stall == nil { say(next.remark) }
        waiting.stall = next
        for event in await mailbox.next(before: time.now.adding(Self.pause), time: time) {
            switch event {
            case .stop: return false
            case .reload: waiting.wantsReload = true
            case .command(_, let answer): answer(.refused("the daemon is starting"))
            case .heartbeat, .finished: break
            }
        }
        return true
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
        logger.log(remark)
    }
}
