import FoundationEssentials

/// One claim: whose turn it is, and who is out from now on.
///
/// The order across sites is that in which they became ready (their earliest target due, the site free, whichever came later): a
/// site with a long backlog waits its turn like all others. Within a site it is by `due`. Every step follows an index; sites that may
/// not start now are not looked at, but for those that have leases.
struct SQLiteClaimRound {
    private let wish: ClaimWish
    private let now: Date
    private(set) var leases: Leases
    private(set) var turns: AddressTurns
    private(set) var found: [Target] = []
    /// Sites whose address is busy, and when they have a turn there.
    private var waiting: [Int64: Date] = [:]
    /// Sites that have one of this claim, where there is a pause between two.
    private var served: Set<Int64> = []

    init(_ wish: ClaimWish, at now: Date, leases: Leases, turns: AddressTurns) {
        self.wish = wish
        self.now = now
        self.leases = leases
        self.leases.perSite = wish.perSite
        self.turns = turns
    }

    mutating func pick(_ db: SQLiteConnection) throws(StoreError) {
        for kind in 0...Target.Kind.last.rawValue {
            // One of each site before a second of any; with a pause between two there is no second.
            for quota in wish.perSite > 1 && wish.delay == .zero ? [1, wish.perSite] : [1]
            where found.count < wish.limit {
                let heads = try db.rows(
                    "SELECT site FROM heads WHERE kind = ? AND ready_at <= ? ORDER BY ready_at", .int(kind),
                    .instant(now))
                while found.count < wish.limit, try heads.next() {
                    try pick(site: try heads.integer(0), kind: kind, quota: quota, db)
                }
            }
        }
    }

    private mutating func pick(site: Int64, kind: Int, quota: Int, _ db: SQLiteConnection) throws(StoreError) {
        let held = leases.count(site)
        let room = min(quota, wish.perSite - held, wish.limit - found.count)
        guard room > 0, waiting[site] == nil, !served.contains(site) else { return }
        let rows = try db.rows(
            """
            SELECT \(SQLiteTransaction.targetColumns) FROM targets LEFT JOIN sites ON sites.id = targets.site
            WHERE targets.site = ? AND kind = ? AND due <= ? ORDER BY due, targets.id LIMIT ?
            """, .integer(site), .int(kind), .instant(now), .int(room + held))
        var taken = 0
        // Some may be out under another site, from before they were defined anew.
        var areOut = false
        while taken < room, try rows.next() {
            let target = try SQLiteTransaction.target(rows)
            guard !leases.holds(target.key) else {
                areOut = true
                continue
            }
            if wish.perAddress, taken == 0,
                case .wait(let turn) = turns.turn(of: target.site, at: now, delay: wish.delay)
            {
                waiting[site] = turn
                return
            }
            leases.begin(target.key, site: site)
            turns.claimed(target.key, site: target.site)
            found.append(target)
            taken += 1
            if wish.delay > .zero { served.insert(site) }
        }
        // The loop would come back to it at once, for ever.
        if taken == 0, held == 0, !areOut { throw .damage("a head of site \(site) has no target") }
    }

    /// Whoever waits for an address is looked at again when it has its turn.
    func putOff(_ db: SQLiteConnection) throws(StoreError) {
        guard !waiting.isEmpty else { return }
        let transaction = SQLiteTransaction(db)
        try db.transaction(writes: true) { () throws(StoreError) in
            for (site, turn) in waiting { try transaction.keepFree(site, until: turn) }
            try transaction.finish()
        }
    }
}
