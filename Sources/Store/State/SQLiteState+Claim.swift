package import FoundationEssentials

extension SQLiteState {
    package func claim(_ wish: ClaimWish, at now: Date) throws(StoreError) -> [Claim] {
        guard wish.limit > 0, wish.perSite > 0 else { return [] }
        var round = SQLiteClaimRound(wish, at: now, leases: leases, turns: turns)
        try access { db throws(StoreError) in
            try round.pick(db)
            try round.putOff(db)
        }
        (leases, turns) = (round.leases, round.turns)
        return round.found.map { Claim(target: $0) }
    }

    /// A site that has as many leases as the last `claim` allowed does not count: what ends a lease wakes the loop anyway.
    package func nextDue() throws(StoreError) -> Date? {
        try access { db throws(StoreError) in
            var earliest: Date?
            for kind in 0...Target.Kind.last.rawValue {
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
