import Store

/// Whatever version of a text was read is recorded.
struct Versions: Sendable {
    private var served: [Int: Set<Said.Version>] = [:]
    /// Of answers that the daemon may not have settled yet.
    private var fresh: [(story: Int, version: Said.Version)] = []
    /// A page of it did not come once: what was read of it then is told when it comes whole.
    private var halved: Set<Int> = []

    mutating func halve(_ story: Int) { halved.insert(story) }

    mutating func serve(_ story: Story, _ version: Said.Version, at now: Double) { fresh.append((story.id, version)) }

    mutating func settle() {
        for (story, version) in fresh { served[story, default: []].insert(version) }
        fresh = []
    }

    mutating func restart() { fresh = [] }

    func problems(in world: World, records: [Record]) -> [String] {
        let lineages = Dictionary(grouping: world.stories, by: \.lineage)
        var told: [Int: [Record]] = [:]
        for record in records {
            if let id = Reading.story(record) { told[id, default: []].append(record) }
        }
        var wrong: [String] = []
        for (id, versions) in served.sorted(by: { $0.key < $1.key }) {
            guard !halved.contains(id), let story = world.story(id), let outlet = world.outlet(of: id),
                lineages[story.lineage]?.count == 1,
                story.slugs.isEmpty, !outlet.has(.printPages), !outlet.has(.linkParameters)
            else { continue }
            let records = told[id] ?? []
            for version in versions where !records.contains(where: { says($0, version, of: story) }) {
                wrong.append("story \(id) was read as \(version), which is in none of \(records.count) records")
            }
        }
        return wrong
    }

    private func says(_ record: Record, _ version: Said.Version, of story: Story) -> Bool {
        guard record.title == story.title(version.headline) else { return false }
        // A copy's text is not repeated.
        guard let text = record.text else { return true }
        let mark = "في تحديث رقم"
        return version.revision == 0
            ? text.firstRange(of: mark) == nil : text.firstRange(of: "\(mark) \(version.revision) ") != nil
    }
}
