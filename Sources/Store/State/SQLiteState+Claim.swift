package import FoundationEssentials

extension SQLiteState {
    /// The order across sites is that in which they became ready (their earliest target due, the site free, whichever came
    /// later): a site with a long backlog waits its turn like all others. Within a site it is by `due`. Every step follows an
    /// index; sites that may not start now are not looked at, but for those that have leases.
    package func claim(at now: Date, limit: Int, perSite: Int) throws(StoreError) -> [Target] {
        guard limit > 0, perSite > 0 else { return [] }
        var leases = leases
        leases.perSite = perSite
        let found = try access { db throws(StoreError) in
            var found: [Target] = []
            for kind in 0...Target.Kind.revisit.rawValue {
                // One of each site before a second of any.
                for quota in perSite > 1 ? [1, perSite] : [1] where found.count < limit {
                    let heads = try db.rows(
                        "SELECT site FROM heads WHERE kind = ? AND ready_at <= ? ORDER BY ready_at",
                        .int(kind), .instant(now))
                    while found.count < limit, try heads.next() {
                        let site = try heads.integer(0)
                        let held = leases.count(site)
                        let free = min(quota, perSite - held, limit - found.count)
                        guard free > 0 else { continue }
                        let due = try Self.due(db, site: site, kind: kind, at: now, limit: free, leases: &leases)
                        // The loop would come back to it at once, for ever.
                        if due.targets.isEmpty, held == 0, !due.areOut {
                            throw .damage("a head of site \(site) has no target")
                        }
                        found += due.targets
                    }
                }
            }
            return found
        }
        self.leases = leases
        return found
    }

    /// `areOut`: some are out under another site, from before they were defined anew.
    private static func due(
        _ db: SQLiteConnection, site: Int64, kind: Int, at now: Date, limit: Int, leases: inout Leases
    ) throws(StoreError) -> (targets: [Target], areOut: Bool) {
        let rows = try db.rows(
            """
            SELECT \(SQLiteTransaction.targetColumns) FROM targets LEFT JOIN sites ON sites.id = targets.site
            WHERE targets.site = ? AND kind = ? AND due <= ? ORDER BY due, targets.id LIMIT ?
            """, .integer(site), .int(kind), .instant(now), .int(limit + leases.count(site)))
        var found: [Target] = []
        var areOut = false
        while found.count < limit, try rows.next() {
            let target = try SQLiteTransaction.target(rows)
            guard !leases.holds(target.key) else {
                areOut = true
                continue
            }
            leases.begin(target.key, site: site)
            found.append(target)
        }
        return (found, areOut)
    }

    /// A site that has as many leases as the last `claim` allowed does not count: what ends a lease wakes the loop anyway.
    package func nextDue() throws(StoreError) -> Date? {
        try access { db throws(StoreError) in
            var earliest: Date?
            for kind in 0...Target.Kind.revisit.rawValue {
                let heads = try db.rows("SELECT site, ready_at FROM heads WHERE kind = ? ORDER BY ready_at", .int(kind))
                while try heads.next() {
                    let site = try heads.integer(0)
                    let ready = try heads.instant(1)
                    if let earliest, ready >= earliest { break }
                    guard leases.count(site) > 0 else {
                        earliest = ready
                        break
                    }
                    guard leases.count(site) < leases.perSite, let due = try unleasedDue(db, site: site, kind: kind)
                    else { continue }
                    earliest = min(earliest ?? due, due)
                }
            }
            return earliest
        }
    }

    private func unleasedDue(_ db: SQLiteConnection, site: Int64, kind: Int) throws(StoreError) -> Date? {
        let rows = try db.rows(
            """
            SELECT key, max(due, free_at) FROM targets JOIN sites ON sites.id = targets.site
            WHERE targets.site = ? AND kind = ? ORDER BY due, targets.id LIMIT ?
            """, .integer(site), .int(kind), .int(leases.count(site) + 1))
        while try rows.next() {
            if !leases.holds(try rows.text(0)) { return try rows.instant(1) }
        }
        return nil
    }

    /// `dueNow` stops counting at 10,000: more than that is said as 10,000.
    package func counts(at now: Date) throws(StoreError) -> StateCounts {
        try access { db throws(StoreError) in
            var counts = StateCounts()
            let tallies = try db.rows("SELECT name, value FROM tallies")
            while try tallies.next() {
                let name = try tallies.text(0)
                let value = try tallies.int(1, in: 0...Self.mostRows)
                switch name {
                case "articles": counts.articles = value
                case "texts": counts.texts = value
                default:
                    guard name.hasPrefix("target:"), let number = Int(name.dropFirst("target:".count)),
                        let kind = Target.Kind(rawValue: number)
                    else { throw tallies.damage(0, name) }
                    if value > 0 { counts.targetsByKind[kind] = value }
                }
            }
            counts.leased = leases.siteByKey.count
            counts.dueNow = try Self.dueCount(db, at: now, limit: 10_000)
            return counts
        }
    }

    /// More rows than any disk holds.
    private static let mostRows = 1 << 48

    private static func dueCount(_ db: SQLiteConnection, at now: Date, limit: Int) throws(StoreError) -> Int {
        let heads = try db.rows("SELECT site, kind FROM heads WHERE due <= ?", .instant(now))
        var count = 0
        while count < limit, try heads.next() {
            let due = try db.integer(
                """
                SELECT count(*) FROM (SELECT 1 FROM targets WHERE site = ? AND kind = ? AND due <= ? LIMIT ?)
                """, .integer(try heads.integer(0)), .integer(try heads.integer(1)), .instant(now), .int(limit - count))
            count += Int(due ?? 0)
        }
        return count
    }
}
