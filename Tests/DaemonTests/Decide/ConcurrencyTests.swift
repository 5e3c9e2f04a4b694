import FoundationEssentials
import Testing

@testable import Daemon

@Suite struct ConcurrencyTests {
    private let start = Date(timeIntervalSince1970: 1_700_000_000)

    @Test func aShortageHalvesItAndTimeBringsItBack() {
        var concurrency = Concurrency(configured: 32)
        let first = concurrency.shortage(inFlight: 32, now: start)
        #expect(first)
        #expect(concurrency.limit == 16)
        // The others of the same moment are the same shortage.
        let again = concurrency.shortage(inFlight: 31, now: start.addingTimeInterval(0.5))
        #expect(!again)
        #expect(concurrency.limit == 16)
        let later = concurrency.shortage(inFlight: 16, now: start.addingTimeInterval(5))
        #expect(!later)
        #expect(concurrency.limit == 8)

        var now = start.addingTimeInterval(5)
        var steps = 0
        while concurrency.isShort, steps < 100 {
            now.addTimeInterval(10)
            concurrency.recover(now: now)
            steps += 1
        }
        #expect(concurrency.limit == 32 && steps < 10)
        let anew = concurrency.shortage(inFlight: 32, now: now.addingTimeInterval(60))
        #expect(anew)
    }

    @Test func oneIsAlwaysLeft() {
        var concurrency = Concurrency(configured: 4)
        for step in 0..<10 {
            _ = concurrency.shortage(inFlight: 1, now: start.addingTimeInterval(Double(step) * 2))
        }
        #expect(concurrency.limit == 1)
    }

    @Test func aReloadWithLessIsObeyedAtOnce() {
        var concurrency = Concurrency(configured: 32)
        concurrency.configured = 8
        #expect(concurrency.limit == 8 && !concurrency.isShort)
    }

    @Test func aReloadWithMoreIsObeyedAtOnce() {
        var concurrency = Concurrency(configured: 8)
        concurrency.configured = 32
        #expect(concurrency.limit == 32)
    }
}
