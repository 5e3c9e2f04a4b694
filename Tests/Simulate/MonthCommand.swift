import ArgumentParser
import Simulator

/// The month's table: a line for each reader.
struct MonthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "month",
        abstract: "A month of made-up outlets' feeds, for rawi and for readers with other schedules.")

    @Option(help: "The first seed.") var seed: UInt64 = 1
    @Option(help: "How many seeds.") var seeds = 1
    @Option(help: "How many outlets.") var outlets = 200
    @Option(help: "How many days.") var days = 30
    @Flag(help: "The other readers only.") var others = false
    @Flag(help: "Also by kind of outlet.") var kinds = false
    @Flag(help: "rawi only, and each time that entries left a feed unseen.") var misses = false

    func run() async throws {
        Simulate.say("| seed | reader | requests | MB | seen | missed | median delay | 90th percentile |")
        Simulate.say("|--:|---|--:|--:|--:|--:|--:|--:|")
        for number in seed..<(seed + UInt64(seeds)) {
            let month = Month(seed: number, outlets: outlets, days: days)
            let results = (others ? [] : [try await month.daemon()]) + (misses ? [] : month.others())
            for result in results { show(result, number) }
        }
    }

    private func show(_ result: Month.Result, _ seed: UInt64) {
        let minutes = [result.median, result.ninetieth].map { "\(Int(($0 / 60).rounded())) min" }
        Simulate.say(
            "| \(seed) | \(result.name) | \(result.requests) | \(result.bytes / 1_000_000) | \(result.seen) | "
                + "\(result.missed) | \(minutes[0]) | \(minutes[1]) |")
        if misses { for miss in result.misses { Simulate.say("    \(miss.words)") } }
        guard kinds else { return }
        for kind in result.kinds {
            Simulate.say("    \(kind.name): \(kind.requests) requests, \(kind.missed) missed")
        }
    }
}

extension Sightings.Miss {
    fileprivate var words: String {
        func minutes(_ seconds: Double?) -> String { seconds.map { "\(Int($0 / 60)) min" } ?? "-" }
        let (day, hour) = (Int(at / 86_400), Int(at / 3_600) % 24)
        return
            "\(room.kind) \(room.host) missed \(count) of \(came) on day \(day), \(hour) h UTC, after \(minutes(at - since)): "
            + "list \(room.window), ttl \(minutes(room.ttl)), max-age \(minutes(room.maxAge)), hourly \(room.isHourly), 304 \(room.answers304)"
    }
}
