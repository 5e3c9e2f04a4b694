import FoundationEssentials
import Glibc

/// How many entries a source brings at which hour of the day, as its polls have shown it: nights, the hours at which a paper is
/// uploaded. And whether there is more or less of late than that leads to expect: a Friday, a day on which much happens.
///
/// All of it fades: of an hour of the day what its last week showed counts, of late means some hours.
struct PublishingRhythm: Codable, Equatable, Sendable {
    /// Entries that came in each hour of the day, UTC, and hours for which it was looked at.
    private var entries: [Double]
    private var hours: [Double]
    /// Entries that came of late, and that were expected.
    private var came = 0.0
    private var expected = 0.0

    /// Hours for which one of the day counts that nobody has seen yet: as the day's mean has it.
    private static let unseen = 1.0
    /// Hours of one and the same hour of the day, days that is, after which they count a third.
    private static let fading = 7.0
    /// Hours after which it is no longer of late.
    private static let lately = 4.0
    /// Entries that it takes to believe that it is not as ever.
    private static let doubt = 3.0

    init() {
        entries = Array(repeating: 0, count: 24)
        hours = Array(repeating: 0, count: 24)
    }

    var isPlausible: Bool {
        entries.count == 24 && hours.count == 24
            && (entries + hours + [came, expected]).allSatisfy { (0...1e10).contains($0) }
    }

    /// A day was seen, so that each hour of it says something.
    var isKnown: Bool { hours.reduce(0, +) >= 12 }

    /// - Parameters:
    ///   - new: entries that came between the two instants.
    mutating func note(_ new: Int, from: Date, to: Date) {
        let passed = to.timeIntervalSince(from) / 3_600
        // Longer than two days says nothing of hours, and no time has no rate.
        guard passed > 0.001, passed <= 48 else { return }
        let usual = usual(from: from, hours: passed)
        let rest = Self.faded(passed, Self.lately)
        let share = Self.meanFaded(passed, Self.lately)
        (came, expected) = (came * rest + Double(new) * share, expected * rest + usual * share)
        for part in HourParts(from: from, hours: passed) {
            let rest = Self.faded(part.length, Self.fading)
            entries[part.hour] = entries[part.hour] * rest + Double(new) * part.length / passed
            hours[part.hour] = hours[part.hour] * rest + part.length
        }
        round()
    }

    /// Three digits: it is stored with every source.
    private mutating func round() {
        func short(_ number: Double) -> Double { (number * 1_000).rounded() / 1_000 }
        (entries, hours) = (entries.map(short), hours.map(short))
        (came, expected) = (short(came), short(expected))
    }

    /// What is left of a number after so many hours. In small steps it comes to e^(-hours/scale).
    private static func faded(_ hours: Double, _ scale: Double) -> Double { 1 / (1 + hours / scale) }

    /// What is left of what came evenly through so many hours, at their end: most of what a day brought is not of late.
    private static func meanFaded(_ hours: Double, _ scale: Double) -> Double {
        scale / hours * log(1 + hours / scale)
    }

    private var mean: Double { entries.reduce(0, +) / max(1, hours.reduce(0, +)) }

    /// Entries an hour, by the hour of the day alone.
    private func usual(_ hour: Int, mean: Double) -> Double {
        (entries[hour] + mean * Self.unseen) / (hours[hour] + Self.unseen)
    }

    private func usual(from: Date, hours: Double) -> Double {
        let mean = mean
        return HourParts(from: from, hours: hours).reduce(0) { $0 + usual($1.hour, mean: mean) * $1.length }
    }

    /// Of what is expected, while less comes.
    private var shareOfLate: Double { min(1, (came + Self.doubt) / (expected + Self.doubt)) }

    /// Beyond what is expected, an hour: where the hour of the day leads to expect nothing, a multiple of it says nothing.
    private var excessOfLate: Double { max(0, came - expected) / Self.lately * came / (came + Self.doubt) }

    /// Until when entries may be left alone: as long as those that are expected to come have not waited together for longer than
    /// `wait`, and are not more than `most`. In hours, at most `longest`.
    func patience(from: Date, wait: Double, most: Double, longest: Double) -> Double {
        let (mean, less, more) = (mean, shareOfLate, excessOfLate)
        var (passed, count, waited) = (0.0, 0.0, 0.0)
        for part in HourParts(from: from, hours: longest) {
            // What is so of late goes over.
            let still = Self.faded(passed, Self.lately)
            let rate = usual(part.hour, mean: mean) * (1 - (1 - less) * still) + more * still
            let left = min(Self.filling(rate, most - count), Self.waiting(count, rate, wait - waited))
            if left <= part.length { return passed + left }
            waited += (count + rate * part.length / 2) * part.length
            count += rate * part.length
            passed += part.length
        }
        return longest
    }

    /// Hours until so many more have come.
    private static func filling(_ rate: Double, _ room: Double) -> Double {
        rate > 0 ? max(0, room) / rate : .infinity
    }

    /// Hours until those that are there and those that come have waited for so long together.
    private static func waiting(_ count: Double, _ rate: Double, _ rest: Double) -> Double {
        guard rate > 0 else { return count > 0 ? max(0, rest) / count : .infinity }
        return ((count * count + 2 * rate * max(0, rest)).squareRoot() - count) / rate
    }
}

/// A stretch of time by the hours of the day that it touches, UTC.
struct HourParts: Sequence, IteratorProtocol {
    private let start: Double
    private let hours: Double
    private var at = 0.0

    init(from: Date, hours: Double) {
        start = from.timeIntervalSince1970 / 3_600
        self.hours = hours
    }

    mutating func next() -> (hour: Int, length: Double)? {
        guard at < hours else { return nil }
        let hour = (start + at + 1e-9).rounded(.down)
        let length = Swift.max(1e-6, Swift.min(hours - at, hour + 1 - (start + at)))
        at += length
        return (((Int(hour) % 24) + 24) % 24, length)
    }
}
