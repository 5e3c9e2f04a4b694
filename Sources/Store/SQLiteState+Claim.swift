package import FoundationEssentials
import GRDB

extension SQLiteState {
    /// The order across sites is that in which they became ready (their earliest target due, the site free, whichever came
    /// later): a site with a long backlog waits its turn like all others. Within a site it is by `due`. Every step follows an
    /// index; sites that may not start now are not looked at, but for those that have leases.
    package func claim(at now: Date, limit: Int, perSite: Int) throws(StoreError) -> [Target] {
        guard limit > 0, perSite > 0 else { return [] }
        let instant = Instant.milliseconds(now)
        var leases = leases
        leases.perSite = perSite
        let found = try access { db in
            var found: [Target] = []
            for kind in 0...Target.Kind.page.rawValue {
                // One of each site before a second of any.
                for quota in perSite > 1 ? [1, perSite] : [1] where found.count < limit {
                    let heads = try Row.fetchCursor(
                        db.cachedStatement(
                            sql: """
                                SELECT site FROM heads WHERE kind = ? AND ready_at <= ? ORDER BY ready_at
                                """), arguments: [kind, instant])
                    while found.count < limit, let head = try heads.next() {
                        let site: Int64 = head[0]
                        let free = min(quota, perSite - leases.count(site), limit - found.count)
                        guard free > 0 else { continue }
                        found += try Self.due(
                            db, site: site, kind: kind, at: instant, limit: free, leases: &leases)
                    }
                }
            }
            return found
        }
        self.leases = leases
        return found
    }

    private static func due(
        _ db: Database, site: Int64, kind: Int, at instant: Int, limit: Int, leases: inout Leases
    ) throws -> [Target] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT \(SQLiteTransaction.targetColumns) FROM targets JOIN sites ON sites.id = targets.site
                    WHERE targets.site = ? AND kind = ? AND due <= ? ORDER BY due, targets.id LIMIT ?
                    """), arguments: [site, kind, instant, limit + leases.count(site)])
        var found: [Target] = []
        while found.count < limit, let row = try rows.next() {
            let target = try SQLiteTransaction.target(row)
            guard !leases.holds(target.key) else { continue }
            leases.begin(target.key, site: site)
            found.append(target)
        }
        return found
    }

    /// A site that has as many leases as the last `claim` allowed does not count: what ends a lease wakes the loop anyway.
    package func nextDue() throws(StoreError) -> Date? {
        try access { db in
            var earliest: Int?
            for kind in 0...Target.Kind.page.rawValue {
                let heads = try Row.fetchCursor(
                    db.cachedStatement(sql: "SELECT site, ready_at FROM heads WHERE kind = ? ORDER BY ready_at"),
                    arguments: [kind])
                while let head = try heads.next() {
                    let site: Int64 = head[0]
                    let ready: Int = head[1]
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
            return earliest.map(Instant.date(milliseconds:))
        }
    }

    private func unleasedDue(_ db: Database, site: Int64, kind: Int) throws -> Int? {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT key, max(due, free_at) FROM targets JOIN sites ON sites.id = targets.site
                    WHERE targets.site = ? AND kind = ? ORDER BY due, targets.id LIMIT ?
                    """), arguments: [site, kind, leases.count(site) + 1])
        while let row = try rows.next() {
            if !leases.holds(row[0]) { return row[1] }
        }
        return nil
    }

    /// `dueNow` stops counting at 10,000: more than that is said as 10,000.
    package func counts(at now: Date) throws(StoreError) -> StateCounts {
        let instant = Instant.milliseconds(now)
        return try access { db in
            var counts = StateCounts()
            let tallies = try Row.fetchCursor(db.cachedStatement(sql: "SELECT name, value FROM tallies"))
            while let row = try tallies.next() {
                let name: String = row[0]
                let value: Int = row[1]
                switch name {
                case "articles": counts.articles = value
                case "texts": counts.texts = value
                default:
                    if let kind = Int(name.dropFirst("target:".count)).flatMap(Target.Kind.init(rawValue:)), value > 0 {
                        counts.targetsByKind[kind] = value
                    }
                }
            }
            counts.leased = leases.siteByKey.count
            counts.dueNow = try Self.dueCount(db, at: instant, limit: 10_000)
            return counts
        }
    }

    private static func dueCount(_ db: Database, at instant: Int, limit: Int) throws -> Int {
        let heads = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT site, kind FROM heads WHERE due <= ?"), arguments: [instant])
        var count = 0
        while count < limit, let head = try heads.next() {
            let site: Int64 = head[0]
            let kind: Int = head[1]
            count +=
                try Int.fetchOne(
                    db.cachedStatement(
                        sql: """
                            SELECT count(*) FROM
                            (SELECT 1 FROM targets WHERE site = ? AND kind = ? AND due <= ? LIMIT ?)
                            """), arguments: [site, kind, instant, limit - count]) ?? 0
        }
        return count
    }
}
