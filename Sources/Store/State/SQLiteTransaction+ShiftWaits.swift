import FoundationEssentials

extension SQLiteTransaction {
    func shiftWaits(from: Date, to: Date) throws(StoreError) {
        try moveWaits(from: from, to: to)
        clockMoved += .seconds(to.timeIntervalSince(from))
        try db.run("UPDATE robots SET fetched = min(fetched, ?)", .instant(to))
    }

    /// Every instant that lay ahead moves with the clock. Rows are all looked at: clocks are set rarely.
    func moveWaits(from: Date, to: Date) throws(StoreError) {
        let waiting = try db.rows("SELECT site, kind FROM heads")
        while try waiting.next() {
            changedHeads.insert(Head(site: try waiting.integer(0), kind: Int(try waiting.integer(1))))
        }
        try shift("targets", "due", from: from, to: to)
        try shift("sites", "free_at", from: from, to: to)
        try shift("robots", "expires", from: from, to: to)
        let sites = try db.rows("SELECT id FROM sites")
        while try sites.next() { changedSites.insert(try sites.integer(0)) }
    }

    /// What lies between the two was over by the old clock: it is over by the new one too.
    private func shift(_ table: String, _ column: String, from: Date, to: Date) throws(StoreError) {
        try db.run(
            """
            UPDATE \(table) SET \(column) = CASE WHEN \(column) > ?1 THEN \(column) + (?2 - ?1) ELSE ?2 END
            WHERE \(column) > min(?1, ?2)
            """, .instant(from), .instant(to))
    }
}
