import Synchronization
import Testing

@testable import Daemon

@Suite struct MemoryGateTests {
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
        let gate = MemoryGate(limitBytes: 100)
        let level = Level()
        await withTaskGroup { group in
            for _ in 0..<200 {
                group.addTask {
                    let hold = await gate.acquire(30)
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
        let gate = MemoryGate(limitBytes: 100)
        let turns = Turns()
        var small = await gate.acquire(10)
        let large = Task {
            let hold = await gate.acquire(1000)
            turns.mark(1)
            withExtendedLifetime(hold) {}
        }
        #expect(small != nil && turns.all.isEmpty)
        small = nil
        await large.value
        #expect(turns.all == [1])
    }

    @Test func whoeverIsCancelledWhileWaitingGoesWithoutAndHoldsNobodyUp() async {
        let gate = MemoryGate(limitBytes: 100)
        var first = await gate.acquire(100)
        let waiting = Task { await gate.acquire(100) == nil }
        let behind = Task { await gate.acquire(50) != nil }
        waiting.cancel()
        #expect(await waiting.value)
        withExtendedLifetime(first) {}
        first = nil
        #expect(await behind.value)
        // One that was cancelled before it came.
        let late = Task { await gate.acquire(1) == nil }
        late.cancel()
        _ = await late.value
        #expect(await gate.acquire(100) != nil)
    }
}
