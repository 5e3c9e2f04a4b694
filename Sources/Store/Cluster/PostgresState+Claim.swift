package import FoundationEssentials

/// A site that is locked for a claim.
private struct ReadySite {
    let id: Int64
    let inFlight: Int
    let address: String?
    let turn: Int?
}

extension PostgresState {
    /// Three flights in one transaction: sites, which are locked by their own columns, whoever else has one left out; addresses, in the
    /// same way; targets, which are read after the locks and not with them (a statement reads what was there when it began).
    package func claim(_ wish: ClaimWish, at now: Date) throws(StoreError) -> [Claim] {
        guard wish.limit > 0, wish.perSite > 0 else { return [] }
        (perSite, pause) = (wish.perSite, wish.delay)
        let sent = ContinuousClock.now
        let targets = try within { session throws(StoreError) in
            let (sites, clock) = try readySites(wish, now, session)
            guard !sites.isEmpty else {
                _ = try session.fly([.commit])
                return [Target]()
            }
            var places: [String: Turns.Place] = [:]
            if wish.perAddress { places = try lockedPlaces(sites, session) }
            var turns = Turns(places: places, at: clock, delay: wish.delay.milliseconds)
            var going: [ReadySite] = []
            var waiting: [(site: ReadySite, until: Int)] = []
            for site in sites {
                guard going.count < wish.limit else { break }
                switch turns.decide(site.id, at: wish.perAddress ? site.address : nil, turn: site.turn) {
                case .go: going.append(site)
                case .wait(let until): waiting.append((site, until))
                case .unknown: break
                }
            }
            return try take(going, waiting, turns, wish, now, session)
        }
        let startBy = sent.advanced(by: options.lease - options.longestTransfer - options.margin)
        return targets.map { Claim(target: $0, startBy: startBy) }
    }

    /// More than are wanted: some will have to wait for their address.
    private static let spare = 32

    /// In the order of claiming, with what the server's clock says.
    private func readySites(
        _ wish: ClaimWish, _ now: Date, _ session: PostgresSession
    ) throws(StoreError) -> ([ReadySite], Int) {
        let sent = ContinuousClock.now
        let rows = try session.fly([
            .begin,
            PostgresStatement("SELECT clock_ms($1)", time.now(now)),
            PostgresStatement(
                """
                SELECT x.id, x.in_flight, x.address, x.turn FROM generate_series(0::int8, 8) AS k (kind)
                CROSS JOIN LATERAL (SELECT s.id, s.in_flight, s.address, s.turn
                    FROM heads AS h JOIN sites AS s ON s.id = h.site
                    WHERE h.kind = k.kind AND h.ready <= clock_ms($1) AND s.free_at <= clock_ms($1) AND s.in_flight < $2
                    AND s.owner IN (0, $4) ORDER BY h.ready LIMIT $3 FOR UPDATE OF s SKIP LOCKED) AS x
                WHERE NOT EXISTS (SELECT FROM meta WHERE daemon = 0 AND key = $5) LIMIT $3
                """, time.now(now), .int(wish.perSite), .int(min(wish.limit, 1 << 20) + Self.spare), .integer(daemon),
                .text(RebuildFlag.key)),
        ])
        let clock = try rows[1].first { row throws(StoreError) in try row.milliseconds(0) } ?? 0
        time.measured(clock, at: now, wait: ContinuousClock.now - sent)
        var known: Set<Int64> = []
        let sites = try rows[2].map { row throws(StoreError) in
            ReadySite(
                id: try row.integer(0), inFlight: try row.int(1, in: 0...1 << 31),
                address: try row.optional(2, row.text),
                turn: try row.optional(3, row.milliseconds))
        }
        return (sites.filter { known.insert($0.id).inserted }, clock)
    }

    private func lockedPlaces(
        _ sites: [ReadySite], _ session: PostgresSession
    ) throws(StoreError) -> [String: Turns.Place] {
        let addresses = Set(sites.compactMap(\.address)).sorted()
        guard !addresses.isEmpty else { return [:] }
        let names = PostgresValue.texts(addresses)
        let rows = try session.fly([
            PostgresStatement("SELECT address FROM addresses WHERE address = ANY($1)", names),
            PostgresStatement(
                """
                SELECT address, free_at, booked_until FROM addresses WHERE address = ANY($1) ORDER BY address
                FOR UPDATE SKIP LOCKED
                """, names),
            PostgresStatement("SELECT address, site FROM leases WHERE address = ANY($1)", names),
        ])
        let known = Set(try rows[0].map { row throws(StoreError) in try row.text(0) })
        var places: [String: Turns.Place] = [:]
        for address in addresses where !known.contains(address) {
            places[address] = Turns.Place(freeAt: 0, bookedUntil: 0)
        }
        for (address, place) in try rows[1].map({ row throws(StoreError) in
            (
                try row.text(0),
                Turns.Place(freeAt: try row.milliseconds(1), bookedUntil: try row.milliseconds(2))
            )
        }) {
            places[address] = place
        }
        for (address, site) in try rows[2].map({ row throws(StoreError) in (try row.text(0), try row.integer(1)) }) {
            places[address]?.out.insert(site)
        }
        return places
    }

    private func take(
        _ going: [ReadySite], _ waiting: [(site: ReadySite, until: Int)], _ turns: Turns, _ wish: ClaimWish,
        _ now: Date,
        _ session: PostgresSession
    ) throws(StoreError) -> [Target] {
        let mostAtOnce = wish.delay > .zero ? 1 : Int.max
        let clock = time.now(now)
        let ids = going.map(\.id)
        let asked = Set(going.compactMap(\.address)).sorted()
        let booked = turns.booked.sorted()
        let rows = try session.fly([
            PostgresStatement(
                Self.picking, .integers(ids), .ints(going.map { min(mostAtOnce, wish.perSite - $0.inFlight) }),
                .texts(wish.perAddress ? going.map(\.address) : going.map { _ in nil }), clock, .int(wish.limit),
                .integer(daemon), .integer(epoch), .int(options.lease.milliseconds), .int(wish.delay.milliseconds)),
            PostgresStatement(
                """
                UPDATE addresses SET free_at = greatest(free_at, clock_ms($2) + $3)
                WHERE address = ANY($1) AND $4 > 0
                """, .texts(asked), clock, .int(wish.delay.milliseconds), .int(wish.perAddress ? 1 : 0)),
            PostgresStatement(
                """
                UPDATE addresses AS a SET booked_until = greatest(a.booked_until, u.until)
                FROM unnest($1, $2) AS u (address, until) WHERE a.address = u.address
                """, .texts(booked), .ints(booked.map { turns.places[$0]?.bookedUntil ?? 0 })),
            PostgresStatement(
                """
                UPDATE sites AS s SET free_at = greatest(s.free_at, u.until), turn = coalesce(s.turn, u.until)
                FROM unnest($1, $2) AS u (id, until) WHERE s.id = u.id
                """, .integers(waiting.map(\.site.id)), .ints(waiting.map(\.until))),
            PostgresStatement("SELECT refresh($1)", .integers(ids + waiting.map(\.site.id))),
            .commit,
        ])
        return try rows[0].map { row throws(StoreError) in try target(row) }
    }

    /// Leases begin, and their sites rest, in the statement that reads the targets: their sites are ours by then.
    private static let picking = """
        WITH picked AS (
            SELECT t.*, w.address, row_number() OVER (PARTITION BY t.site ORDER BY t.kind, t.due) AS number,
            greatest(t.due, s.free_at) AS ready
            FROM unnest($1, $2, $3) AS w (site, room, address) JOIN sites AS s ON s.id = w.site
            CROSS JOIN LATERAL (SELECT t.* FROM heads AS h CROSS JOIN LATERAL (
                    SELECT * FROM targets AS t WHERE t.site = h.site AND t.kind = h.kind AND t.due <= clock_ms($4)
                    AND NOT EXISTS (SELECT FROM leases AS l WHERE l.target = t.id) ORDER BY t.due LIMIT w.room) AS t
                WHERE h.site = w.site AND h.due <= clock_ms($4) ORDER BY t.kind, t.due LIMIT w.room) AS t
            WHERE s.free_at <= clock_ms($4)),
        chosen AS (SELECT * FROM picked ORDER BY kind, number > 1, ready, due LIMIT $5),
        leased AS (INSERT INTO leases SELECT id, site, address, $6, $7, clock_ms($4) + $8 FROM chosen),
        rested AS (
            UPDATE sites SET turn = NULL, free_at = CASE WHEN $9 > 0 THEN greatest(free_at, clock_ms($4) + $9) ELSE free_at END
            WHERE id IN (SELECT site FROM chosen))
        SELECT c.key, c.kind, c.url, s.site, c.source, c.due, c.memo, c.generation, c.id
        FROM chosen AS c JOIN sites AS s ON s.id = c.site ORDER BY c.kind, c.number > 1, c.ready, c.due
        """

    /// A site that has as many leases as the last `claim` allowed does not count: what ends a lease wakes the loop anyway.
    package func nextDue() throws(StoreError) -> Date? {
        let rows = try fly([
            PostgresStatement(
                """
                SELECT x.ready FROM generate_series(0::int8, 8) AS k (kind) CROSS JOIN LATERAL (
                    SELECT h.ready FROM heads AS h JOIN sites AS s ON s.id = h.site WHERE h.kind = k.kind
                    AND s.in_flight < $1 AND s.owner IN (0, $2) ORDER BY h.ready LIMIT 1) AS x
                """, .int(perSite), .integer(daemon))
        ])[0]
        return try rows.map { row throws(StoreError) in try row.milliseconds(0) }.min().map { time.toCaller($0) }
    }

    /// Rows for `target`; `t` is the target.
    static let selectingTargets = """
        SELECT t.key, t.kind, t.url, s.site, t.source, t.due, t.memo, t.generation, t.id
        FROM targets AS t JOIN sites AS s ON s.id = t.site
        """

    /// A key that is not that of its id could not be found again to be changed.
    func target(_ row: PostgresRow) throws(StoreError) -> Target {
        let key = try row.text(0)
        guard try row.id(8) == keys.target(key) else { throw row.damage(8, "not that of \(key)") }
        let number = try row.integer(1)
        guard let kind = Int(exactly: number).flatMap(Target.Kind.init) else { throw row.damage(1, "\(number)") }
        var target = Target(
            key: key, kind: kind, url: try row.text(2), site: try row.text(3), sourceID: try row.optional(4, row.text),
            due: time.toCaller(try row.milliseconds(5)), memo: try row.bytes(6))
        target.generation = try row.int(7, in: 0...1 << 60)
        return target
    }

    var keys: PostgresKeys { PostgresKeys(daemon: daemon, instance: options.instance) }
}
