import Glibc
import Testing

@testable import Daemon

@Suite struct LoopThreadTests {
    private static var current: UInt { UInt(pthread_self()) }

    @Test("The body stays on one thread, over waits too, and its children compute on others")
    func threads() async {
        let here = await LoopThread.run { () async -> [UInt] in
            var seen = [Self.current]
            await withTaskGroup(of: UInt.self) { group in
                for _ in 0..<8 { group.addTask(executorPreference: globalConcurrentExecutor) { Self.current } }
                for await child in group { if child == Self.current { seen.append(0) } }
            }
            seen.append(Self.current)
            await Task.yield()
            seen.append(Self.current)
            return seen
        }
        #expect(Set(here).count == 1)
    }

    @Test("What the body gives comes back, also when it is called many times")
    func results() async {
        for number in 0..<50 {
            let result = await LoopThread.run { () async -> Int in
                await Task.yield()
                return number
            }
            #expect(result == number)
        }
    }

    /// One that ended with its body was let go of while others were still handing it a job (`enqueue`).
    @Test("It outlives what ran on it")
    func outlives() async {
        let first = await LoopThread.run { Self.current }
        let second = await LoopThread.run { Self.current }
        #expect(first == second)
    }
}
