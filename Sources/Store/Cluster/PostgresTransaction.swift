import FoundationEssentials

/// One open transaction: facts as they were read, and over them what was changed since.
final class PostgresTransaction: StateTransaction {
    let state: PostgresState
    let session: PostgresSession
    var facts: PostgresFacts
    var changes = PostgresChanges()
    /// A clock that is moved moves with the commit.
    var time: ServerTime

    init(_ state: PostgresState, _ session: PostgresSession, _ facts: PostgresFacts) {
        self.state = state
        self.session = session
        self.facts = facts
        time = state.time
    }

    /// What nobody has announced: a flight of its own.
    private func bring(_ wish: (inout PostgresReading) -> Void) throws(StoreError) {
        state.unforeseenReads += 1
        try bringQuietly(wish)
    }

    private func bringQuietly(_ wish: (inout PostgresReading) -> Void) throws(StoreError) {
        var reading = PostgresReading(state, time)
        wish(&reading)
        let rows = try session.fly(reading.statements)
        try reading.read(rows[...], into: &facts)
    }

    func holds(_ key: String) throws(StoreError) -> Bool {
        if facts.held[key] == nil { try bring { $0.leases([key]) } }
        return facts.held[key] ?? false
    }

    func target(_ key: String) throws(StoreError) -> Target? {
        if changes.replacesTarget(key) { return changes.target(key, over: nil) }
        if facts.targets[key] == nil { try bring { $0.targets([key]) } }
        return changes.target(key, over: facts.targets[key] ?? nil)
    }

    func existing(_ keys: [String]) throws(StoreError) -> Set<String> {
        let unknown = keys.filter { facts.targets[$0] == nil && !changes.replacesTarget($0) }
        if !unknown.isEmpty { try bring { $0.targets(unknown) } }
        return Set(keys.filter { changes.target($0, over: facts.targets[$0] ?? nil) != nil })
    }

    /// A list is for a person or for the start, and no fact: it is read as it is by then.
    func targets(of kind: Target.Kind, after: String?, limit: Int) throws(StoreError) -> [Target] {
        try flush()
        // The partial index serves the kinds that are sources; a list of pages may take its time.
        let condition = "t.kind = \(kind.rawValue)" + (kind.rawValue < 5 ? " AND t.kind < 5" : "")
        let rows = try session.fly([
            PostgresStatement(
                PostgresState.selectingTargets + """
                     WHERE \(condition) AND t.key > $1 AND t.owner IN (0, $3) ORDER BY t.key LIMIT $2
                    """, .text(after ?? ""), .int(limit), .integer(state.daemon))
        ])[0]
        return try rows.map { row throws(StoreError) in try state.target(row) }
    }

    func article(urlKey: String) throws(StoreError) -> ArticleRow? {
        if facts.articles[urlKey] == nil { try bring { $0.articles([urlKey]) } }
        if let article = changes.article(urlKey, over: facts.articles[urlKey] ?? nil) { return article }
        let aliases = [changes.aliases[urlKey], facts.aliases[urlKey] ?? nil].compactMap(\.self)
        guard let original = aliases.max(by: { $1.outranks($0) })?.article else { return nil }
        if facts.articles[original] == nil { try bring { $0.articles([original]) } }
        return changes.article(original, over: facts.articles[original] ?? nil)
    }

    func texts(contentHash: String, bands: [Int64]) throws(StoreError) -> [TextRow] {
        let key = PostgresFacts.TextKey(contentHash: contentHash, bands: bands)
        if facts.texts[key] == nil {
            try bring { $0.texts(FactKeys.TextWish(contentHash: contentHash, bands: bands)) }
        }
        let known = facts.texts[key] ?? []
        let all = known + changes.candidates(contentHash, Set(bands), known)
        return all.sorted { ($0.shared, $1.number) > ($1.shared, $0.number) }.prefix(64).map(\.row)
    }

    func robots(origin: String, unlessReadAt known: Date?) throws(StoreError) -> RobotsRow? {
        if changes.robots[origin] == nil, facts.robots[origin] == nil || !facts.hasBody(of: origin, unlessReadAt: known)
        {
            try bring { $0.robots([origin], known: known.map { [origin: $0] } ?? [:]) }
        }
        guard var row = changes.robots[origin] ?? facts.robots[origin] ?? nil else { return nil }
        if row.fetchedAt == known { row.body = [] }
        return row
    }

    private func site(_ site: String) throws(StoreError) -> PostgresFacts.Site? {
        if facts.sites[site] == nil { try bring { $0.sites([site]) } }
        return facts.sites[site] ?? nil
    }

    func siteDelay(_ site: String) throws(StoreError) -> Duration {
        if facts.delays[site] == nil { try bring { $0.sites([site]) } }
        let delays = (facts.delays[site] ?? [:]).merging(changes.delays[site] ?? [:]) { _, new in new }
        return delays.values.max() ?? .zero
    }

    func siteFree(_ site: String) throws(StoreError) -> Date? {
        let known = try self.site(site)?.freeAt
        let said = changes.sites[site]?.freeAt.map { time.toCaller($0) }
        return [known, said].compactMap(\.self).max() ?? (changes.names.contains(site) ? time.toCaller(0) : nil)
    }

    func siteAnswered(_ site: String) throws(StoreError) -> Date? {
        let known = try self.site(site)?.answered
        guard let said = changes.sites[site]?.answered.map({ time.toCaller($0) }) else { return known }
        guard let known else { return said }
        return said > known + 3600 ? said : known
    }

    func seenEntries(source: String, among entries: [String]) throws(StoreError) -> Set<String> {
        let byKey = entries.map { (SQLiteTransaction.seenKey(source, $0), $0) }
        let unknown = byKey.map(\.0).filter { facts.seen[$0] == nil && changes.seen[$0] == nil }
        if !unknown.isEmpty { try bring { $0.seen(Set(unknown)) } }
        return Set(byKey.filter { changes.seen[$0.0] != nil || facts.seen[$0.0] == true }.map(\.1))
    }

    func meta(_ key: String) throws(StoreError) -> String? {
        if let value = changes.metas[key] { return value.isEmpty ? nil : value }
        if facts.metas[key] == nil { try bring { $0.metas([key]) } }
        return facts.metas[key] ?? nil
    }

    func othersMeta(_ key: String) throws(StoreError) -> [String] {
        let rows = try session.fly([
            PostgresStatement(
                """
                SELECT m.value FROM daemons AS d JOIN meta AS m ON m.daemon = d.id AND m.key = $1
                WHERE d.id <> $2 ORDER BY d.id
                """, .text(key), .integer(state.daemon))
        ])[0]
        return try rows.map { row throws(StoreError) in try row.text(0) }
    }

    func position(of log: String) throws(StoreError) -> LogPosition? {
        changes.positions[log] ?? facts.positions[log]
    }
}
