import Synchronization
import Testing

@testable import Daemon

@Suite struct MemoryGateTests {
    @Test func smallAnswersDoNotWaitForLargeOnes() async {
        let gate = MemoryGate(limitBytes: 3200)
        let large = await gate.acquire(2400)
        let next = Task { await gate.acquire(2400) != nil }
        // Returns although two large ones take and want everything.
        #expect(await gate.acquire(100) != nil)
        withExtendedLifetime(large) {}
        next.cancel()
        _ = await next.value
    }

    /// A mark that a task sets when it has got its turn.
    private final class Turns: Sendable {
        let order = Mutex<[Int]>([])
        func mark(_ number: Int) { order.withLock { $0.append(number) } }
        var all: [Int] { order.withLock { $0 } }
    }

    private final class Level: Sendable {
        private let state = Mutex((now: 0, most: 0))
        func change(by count: Int) {
            state.withLock { state in
                state.now += count
                state.most = max(state.most, state.now)
            }
        }
        var most: Int { state.withLock(\.most) }
    }

    @Test func whatIsHeldNeverExceedsTheLimit() async {
        let lane = MemoryLane(limitBytes: 100)
        let level = Level()
        await withTaskGroup { group in
            for _ in 0..<200 {
                group.addTask {
                    let hold = await lane.acquire(30)
                    level.change(by: 30)
                    await Task.yield()
                    level.change(by: -30)
                    withExtendedLifetime(hold) {}
                }
            }
        }
        #expect((30...90).contains(level.most))
    }

    @Test func oneThatWantsMoreThanThereIsHasItToItself() async {
        let lane = MemoryLane(limitBytes: 100)
        let turns = Turns()
        var small = await lane.acquire(10)
        let large = Task {
            let hold = await lane.acquire(1000)
            turns.mark(1)
            withExtendedLifetime(hold) {}
        }
        #expect(small != nil && turns.all.isEmpty)
        small = nil
        await large.value
        #expect(turns.all == [1])
    }

    @Test func whoeverIsCancelledWhileWaitingGoesWithoutAndHoldsNobodyUp() async {
        let lane = MemoryLane(limitBytes: 100)
        var first = await lane.acquire(100)
        let waiting = Task { await lane.acquire(100) == nil }
        let behind = Task { await lane.acquire(50) != nil }
        waiting.cancel()
        #expect(await waiting.value)
        withExtendedLifetime(first) {}
        first = nil
        #expect(await behind.value)
        // One that was cancelled before it came.
        let late = Task { await lane.acquire(1) == nil }
        late.cancel()
        _ = await late.value
        #expect(await lane.acquire(100) != nil)
    }
}
