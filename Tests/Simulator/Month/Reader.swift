/// How another reader decides when to ask a feed again, as its documents or its public source tell.
struct Reader: Sendable {
    let name: String
    /// Whether it sends validators.
    var isConditional = true
    /// Seconds until the next request.
    let wait: @Sendable (inout Memory, Newsroom, Sightings.Answer, _ now: Double) -> Double

    /// What it keeps of one feed.
    struct Memory: Sendable {
        var interval: Double?
        /// When entries came out that it has seen.
        var published: [Double] = []
        var polls = 0
    }

    static let all = [fixed(15), fixed(60), roundRobin, entryFrequency, mediaCloud]

    static func fixed(_ minutes: Double) -> Reader {
        Reader(name: "every \(Int(minutes)) minutes") { _, _, _, _ in minutes * 60 }
    }

    /// Miniflux 2.2, `POLLING_SCHEDULER=round_robin`, the default: `SCHEDULER_ROUND_ROBIN_MIN_INTERVAL` 60 minutes, longer where
    /// ttl, max-age or Expires say so, at most 24 hours (miniflux.1; `Feed.ScheduleNextCheck`).
    static let roundRobin = Reader(name: "Miniflux, round_robin") { _, room, _, _ in
        min(86_400, max(3_600, room.ttl ?? 0, room.maxAge ?? 0))
    }

    /// Miniflux 2.2, `POLLING_SCHEDULER=entry_frequency`: a week divided by the entries of the last week, between 5 minutes and
    /// 24 hours, factor 1, longer where ttl, max-age or Expires say so (miniflux.1; `Feed.ScheduleNextCheck`). Its batches are left
    /// out: by default it looks only once an hour which feeds are due.
    static let entryFrequency = Reader(name: "Miniflux, entry_frequency") { memory, room, _, now in
        memory.published.removeAll { $0 < now - 7 * 86_400 }
        let count = memory.published.count
        let own = count == 0 ? 1_440 : min(1_440, max(5, (10_080 / Double(count)).rounded()))
        return min(86_400, max(own * 60, room.ttl ?? 0, room.maxAge ?? 0))
    }

    /// Media Cloud's rss-fetcher (`fetcher/config.py`, `fetcher/tasks.py`: `update_feed`, `_check_auto_adjust`): what
    /// sy:updatePeriod says or 6 hours to begin with; where two thirds of the entries are known 10 minutes longer, where less than
    /// a third is an hour shorter; between 10 minutes and 24 hours; no validators, which is its default.
    static let mediaCloud = Reader(name: "Media Cloud", isConditional: false) { memory, room, answer, _ in
        let stated = room.isHourly ? 60.0 : nil
        var minutes = memory.interval ?? stated ?? 360
        if memory.polls > 1 {
            let known = answer.entries > 0 ? Double(answer.entries - answer.new) / Double(answer.entries) : 1.02
            if known >= 0.67 {
                minutes = min(1_440, minutes + 10)
            } else if known < 0.33 {
                minutes = max(minutes > 360 ? 360 : minutes - 60, max(stated ?? 0, 10))
            }
        }
        memory.interval = minutes
        return minutes * 60
    }

    /// Through the whole time; all feeds are asked first within the first minute.
    func read(_ rooms: [Newsroom], days: Int) -> Sightings {
        var sightings = Sightings()
        let end = Double(days) * 86_400
        for room in rooms {
            var memory = Memory()
            var validator: Int?
            var seen: Int?
            var time = Double(room.index % 60)
            while time < end {
                let answer = sightings.ask(room, at: time, validator: isConditional ? validator : nil)
                let out = room.published(by: time)
                validator = out
                let first = max(seen ?? 0, out - room.window, 0)
                memory.published += room.entries[min(first, out)..<out]
                seen = out
                memory.polls += 1
                time += wait(&memory, room, answer, time)
            }
        }
        sightings.close(rooms, at: end)
        return sightings
    }
}
