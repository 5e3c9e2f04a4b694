/// What a reader of the month's feeds has cost, and what it saw: kept where the servers are, the same way for every reader.
package struct Sightings: Sendable {
    /// An answer, as far as a schedule can go by it.
    struct Answer: Sendable {
        var isNotModified: Bool
        /// Entries in it, and those of them that were never shown to this reader.
        var entries: Int
        var new: Int
    }

    /// Entries of one outlet that left its feed between two answers.
    package struct Miss: Sendable {
        package let room: Newsroom
        package let count: Int
        /// The two requests, in seconds since the start, and the entries that came out between them.
        package let since: Double
        package let at: Double
        package let came: Int
    }

    private(set) var requests = 0
    private(set) var bytes = 0
    /// Entries that had left their feed before it was asked.
    private(set) var missed = 0
    private(set) var missedOf: [Newsroom.Kind: Int] = [:]
    private(set) var misses: [Miss] = []
    private(set) var requestsOf: [Newsroom.Kind: Int] = [:]
    /// From publication to sight, in seconds.
    private(set) var delays: [Double] = []
    private var seen: [Int: Int] = [:]
    private var lastAsked: [Int: Double] = [:]

    /// - Parameter validator: how many entries were out when the answer came whose tag is sent; nil for a plain request.
    mutating func ask(_ room: Newsroom, at time: Double, validator: Int?) -> Answer {
        requests += 1
        requestsOf[room.kind, default: 0] += 1
        let out = room.published(by: time)
        let since = lastAsked.updateValue(time, forKey: room.index) ?? time
        if room.answers304, validator == out {
            bytes += Self.headBytes
            return Answer(isNotModified: true, entries: 0, new: 0)
        }
        let shown = max(0, out - room.window)..<out
        bytes += Self.headBytes + Self.feedBytes + shown.count * Self.entryBytes
        let before = seen[room.index] ?? shown.lowerBound
        let isFirst = seen[room.index] == nil
        seen[room.index] = out
        guard !isFirst else { return Answer(isNotModified: false, entries: shown.count, new: shown.count) }
        miss(max(0, shown.lowerBound - before), room, since: since, at: time, came: out - before)
        let first = max(before, shown.lowerBound)
        for index in first..<out { delays.append(time - room.entries[index]) }
        return Answer(isNotModified: false, entries: shown.count, new: out - first)
    }

    /// What left its feed unseen after the last answer.
    mutating func close(_ rooms: [Newsroom], at time: Double) {
        for room in rooms {
            guard let before = seen[room.index] else { continue }
            let out = room.published(by: time)
            miss(
                max(0, out - room.window - before), room, since: lastAsked[room.index] ?? 0, at: time,
                came: out - before)
        }
        delays.sort()
    }

    private mutating func miss(_ count: Int, _ room: Newsroom, since: Double, at time: Double, came: Int) {
        guard count > 0 else { return }
        missed += count
        missedOf[room.kind, default: 0] += count
        misses.append(Miss(room: room, count: count, since: since, at: time, came: came))
    }

    func delay(_ share: Double) -> Double {
        delays.isEmpty ? 0 : delays[min(delays.count - 1, Int(Double(delays.count) * share))]
    }

    /// As feeds of news have it: a title, an address, a summary.
    private static let (headBytes, feedBytes, entryBytes) = (350, 700, 900)
}
