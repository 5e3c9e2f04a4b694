import Store
import Web

/// Whether everything that stayed up and listed long enough was recorded, once.
struct Reading: Sendable {
    /// When each story was listed in an answer that came whole, as far as the daemon can remember.
    private var listed: [Int: [Double]] = [:]
    /// Left out as backlog.
    private var skipped: Set<Int> = []
    /// Until when what went wrong with a story, an outlet, everything excuses.
    private var stories: [Int: Double] = [:]
    private var outlets: [Int: Double] = [:]
    private var all = 0.0
    /// Since when a story fails, when it was answered badly for so long that one may give it up.
    private var failing: [Int: Double] = [:]
    private var givenUp: Set<Int> = []
    /// Delivered in part at least once: near-duplicates of it cannot be told.
    private(set) var cut: Set<Int> = []
    private var told: Set<Int> = []

    /// It was told when it was last asked for.
    func isWell(_ id: Int) -> Bool { told.contains(id) && failing[id] == nil }

    static let long = 2 * 86_400.0

    mutating func list(_ ids: [Int], at now: Double, skipsOld: Bool) {
        for id in ids {
            if skipsOld { skipped.insert(id) }
            listed[id, default: []].append(now)
        }
    }

    /// The database is an older one, or new: what it had queued is gone, and what feeds still name is found again.
    mutating func forget(at now: Double) {
        listed = [:]
        excuse(until: now)
    }

    mutating func excuse(until time: Double) { all = max(all, time) }
    mutating func excuse(outlet: Int, until time: Double) { outlets[outlet] = max(outlets[outlet] ?? 0, time) }

    mutating func fail(story id: Int, at now: Double, pause: Double) {
        stories[id] = max(stories[id] ?? 0, now + pause)
        if now - (failing[id] ?? now) > 6.5 * 86_400 { givenUp.insert(id) }
        failing[id] = failing[id] ?? now
    }

    mutating func tell(story id: Int, isCut: Bool) {
        failing[id] = nil
        told.insert(id)
        if isCut { cut(story: id) }
    }

    mutating func cut(story id: Int) { cut.insert(id) }

    func problems(in world: World, records: [Record], at now: Double) -> [String] {
        var wrong: [String] = []
        var firsts: [Int: [Record]] = [:]
        for record in records where record.revision == 0 {
            if let id = Self.story(record) { firsts[id, default: []].append(record) }
        }
        let byID = Dictionary(records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for story in world.stories {
            let found = firsts[story.id] ?? []
            if found.isEmpty, let since = due(story), since + Self.long < min(now, story.downAt) {
                wrong.append(
                    "story \(story.id) was never recorded, though listed \(listed[story.id]?.count ?? 0) times, due since \(since)"
                )
            }
            for record in found {
                if let reason = Self.broken(record, byID) { wrong.append("story \(story.id): \(reason)") }
            }
        }
        return wrong + twice(world, firsts)
    }

    /// From when on nothing excuses that a story is not recorded; nil where something always does.
    private func due(_ story: Story) -> Double? {
        guard !skipped.contains(story.id), !givenUp.contains(story.id), let times = listed[story.id], times.count >= 3
        else { return nil }
        return max(times[2], stories[story.id] ?? 0, outlets[story.outlet] ?? 0, all)
    }

    /// Whoever follows copies comes to a first text. Another address names the article that it is an address of, which may be a copy
    /// of an earlier one itself; that is two steps.
    private static func broken(_ record: Record, _ byID: [String: Record]) -> String? {
        var record = record
        for _ in 0..<10 {
            guard let next = record.duplicateOf else { return nil }
            guard let found = byID[next] else { return "a copy of \(next), which is not there" }
            record = found
        }
        return "copies of each other, round and round"
    }

    private func twice(_ world: World, _ firsts: [Int: [Record]]) -> [String] {
        var wrong: [String] = []
        let lineages = Dictionary(grouping: world.stories, by: \.lineage)
        for (lineage, stories) in lineages.sorted(by: { $0.key < $1.key }) {
            guard !stories.contains(where: { cut.contains($0.id) }) else { continue }
            let all = stories.flatMap { firsts[$0.id] ?? [] }
            // A copy of the whole is none of its half.
            guard all.allSatisfy({ $0.pagesMissing == nil }) else { continue }
            let own = all.filter { $0.duplicateOf == nil }
            if own.count > 1 { wrong.append("text \(lineage) is new \(own.count) times: \(own.compactMap(\.url))") }
        }
        return wrong
    }

    /// Which story's first page a record tells.
    static func story(_ record: Record) -> Int? {
        guard let url = record.url.flatMap({ WebURL($0) }), url.query != "page=2" else { return nil }
        return Outlet.story(url)?.id
    }
}
