import FoundationEssentials

extension SQLiteTransaction {
    /// Longest a site is kept waiting, and longest that robots.txt is believed.
    private static let day = 86_400_000

    /// What a clock that was ahead has left behind is not waited for: it counts as over. Targets come due spread by their
    /// hashes, pages over a day as after a rebuild and all others over a minute as new sources do.
    ///
    /// By way of the heads: an index finds those that are too late, the others are not looked at.
    func boundWaits(at now: Date, longest: Duration, ahead: Duration) throws(StoreError) {
        try expectInstants()
        // By the clock that wrote it no wait was longer; what still is when it has been moved counts as over.
        if ahead > .zero {
            try moveWaits(from: now.addingTimeInterval(ahead / .seconds(1)), to: now)
            // How long nobody looked such a clock does not tell: what robots.txt said may be older than it seems.
            try db.run("UPDATE robots SET expires = min(expires, ?) WHERE failures = 0", .instant(now))
        }
        let bound = SQLiteValue.instant(now.addingTimeInterval(longest / .seconds(1)))
        let late = try db.rows(
            """
            SELECT site, kind FROM heads WHERE EXISTS
            (SELECT 1 FROM targets WHERE targets.site = heads.site AND targets.kind = heads.kind AND targets.due > ?)
            """, bound)
        var heads: [Head] = []
        while try late.next() { heads.append(Head(site: try late.integer(0), kind: Int(try late.integer(1)))) }
        for head in heads {
            let spread = head.kind >= Target.Kind.page.rawValue ? Self.day : 60_000
            try db.run(
                "UPDATE targets SET due = ? + (hash & 0x7fffffff) % ? WHERE site = ? AND kind = ? AND due > ?",
                .instant(now), .int(spread), .integer(head.site), .int(head.kind), bound)
            changedHeads.insert(head)
        }
        let tomorrow = SQLiteValue.instant(now.addingTimeInterval(86_400))
        // By how much the clock was ahead is known from when it was last noted, hours ago perhaps: a day that a server asked for
        // since then has been moved by too little, and seems longer than it was.
        let free = ahead > .zero ? tomorrow : .instant(now)
        let busy = try db.rows("UPDATE sites SET free_at = ? WHERE free_at > ? RETURNING id", free, tomorrow)
        while try busy.next() { changedSites.insert(try busy.integer(0)) }
        try db.run(
            "UPDATE robots SET fetched = min(fetched, ?1), expires = ?1 WHERE expires > ?2 OR fetched > ?1",
            .instant(now), tomorrow)
    }

    /// Heads and sites are few and decide alone when a site is asked: a value that is no instant would silence it, since any
    /// text is later than any number for SQLite, and NULL is never due.
    private func expectInstants() throws(StoreError) {
        let damaged = try db.integer(
            """
            SELECT 1 WHERE EXISTS (SELECT 1 FROM heads WHERE typeof(due) <> 'integer' OR typeof(ready_at) <> 'integer')
            OR EXISTS (SELECT 1 FROM sites WHERE typeof(free_at) <> 'integer')
            OR EXISTS (SELECT 1 FROM heads CROSS JOIN targets USING (site, kind) WHERE targets.due IS NULL)
            """)
        if damaged != nil { throw .damage("when a site may be asked is no number") }
    }
}
