import FoundationEssentials

extension StateCopy {
    /// When each may be asked again, and what pause it asks for: the later of two instants holds.
    mutating func takeSites() throws(StoreError) -> Int {
        let source = source
        return try each("SELECT id, site, free_at, answered FROM sites") {
            rows throws(StoreError) in
            let (id, site) = (try rows.integer(0), try rows.text(1))
            var changes: [StateChange] = [.siteFree(site: site, at: try rows.instant(2))]
            if let answered = try rows.optionalInstant(3) { changes.append(.siteAnswered(site: site, at: answered)) }
            let delays = try source.rows("SELECT origin, delay FROM delays WHERE site = ?", .integer(id))
            while try delays.next() {
                changes.append(
                    .siteDelay(
                        site: site, origin: try delays.text(0), .milliseconds(try delays.int(1, in: 0...86_400_000))))
            }
            return changes
        } _: { [self] batch throws(StoreError) in
            try apply(batch.flatMap(\.self))
        }
    }

    /// Where another daemon has read an origin's rules, hers are as good.
    mutating func takeRobots() throws(StoreError) -> Int {
        try each(
            "SELECT origin, fetched, expires, status, body, failing_since, failures FROM robots", atOnce: 20
        ) { rows throws(StoreError) in
            var row = RobotsRow(
                origin: try rows.text(0), fetchedAt: try rows.instant(1), expiresAt: try rows.instant(2),
                status: try rows.int(3, in: 0...999), body: try rows.bytes(4))
            row.failingSince = try rows.optionalInstant(5)
            row.failures = try rows.int(6, in: 0...SQLiteTransaction.mostCounted)
            return row
        } _: { [self] batch throws(StoreError) in
            var keys = FactKeys()
            keys.robots = Set(batch.map(\.origin))
            try target.transaction(about: keys, holding: []) { state throws(StoreError) in
                for row in batch where try state.robots(origin: row.origin) == nil { try state.apply(.robots(row)) }
            }
        }
    }

    /// What is noted of sources and sites. What a daemon says of itself, and what holds for all, is not of the one's saying.
    mutating func takeMeta() throws(StoreError) {
        let left: Set<String> = [
            "generation", Beat.pausedKey, Beat.clockKey, SharedLists.ownKey, SharedLists.publishedKey, RebuildFlag.key,
            RebuildFlag.doneKey,
        ]
        var values: [String: String] = [:]
        let rows = try source.rows("SELECT key, value FROM meta")
        while try rows.next() { values[try rows.text(0)] = try rows.text(1) }
        try rows.finish()
        var keys = FactKeys()
        keys.metas = Set(values.keys).subtracting(left)
        let wanted = keys.metas.sorted()
        try target.transaction(about: keys, holding: []) { state throws(StoreError) in
            for key in wanted where try state.meta(key) == nil {
                try state.apply(.meta(key: key, value: values[key] ?? ""))
            }
        }
    }

    /// As if its lines were read: what it said earlier comes first, each as far as it is known.
    mutating func takeArticles() throws(StoreError) -> Int {
        let (db, instance) = (SQLiteTransaction(source), instance)
        return try each("SELECT url_key FROM articles") { rows throws(StoreError) in
            let key = try rows.text(0)
            guard var row = try db.articleRow(key) else { throw rows.damage(0, "not found again: \(key)") }
            row.instance = instance
            let earlier = row.earlier.map { line in
                var past = row
                (past.revision, past.version) = (line.revision, line.version)
                return past
            }
            return (earlier + [row]).map { StateChange.article($0) }
        } _: { [self] batch throws(StoreError) in
            try apply(batch.flatMap(\.self))
        }
    }

    /// They say no instant: whoever says one knows it later.
    mutating func takeAliases() throws(StoreError) -> Int {
        try each("SELECT url_key, article FROM aliases") { rows throws(StoreError) in
            StateChange.alias(urlKey: try rows.text(0), of: try rows.text(1), at: Instant.date(milliseconds: 0))
        } _: { [self] batch throws(StoreError) in
            try apply(batch)
        }
    }

    /// Their bands lie in the order of bands: sorted once, they are read beside the texts.
    mutating func takeTexts() throws(StoreError) -> Int {
        let bands = try source.rows("SELECT text, hash FROM bands ORDER BY text")
        var next: (text: Int64, hash: Int64)?
        func step() throws(StoreError) {
            next = try bands.next() ? (try bands.integer(0), try bands.integer(1)) : nil
        }
        try step()
        let count = try each(
            "SELECT id, record_id, content_hash, words, signature FROM texts ORDER BY id"
        ) { rows throws(StoreError) in
            let id = try rows.integer(0)
            let text = TextRow(
                recordID: try rows.text(1), contentHash: try PackedDigest.text(rows, 2),
                wordCount: try rows.int(3, in: 0...SQLiteTransaction.mostCounted), signature: try rows.bytes(4))
            var own: [Int64] = []
            while let band = next, band.text <= id {
                if band.text == id { own.append(band.hash) }
                try step()
            }
            return StateChange.text(text, bands: own)
        } _: { [self] batch throws(StoreError) in
            try apply(batch)
        }
        try bands.finish()
        return count
    }

    /// By their hashes, which are the same in both.
    mutating func takeSeen() throws(StoreError) -> Int {
        try each("SELECT hash, day FROM seen") { rows throws(StoreError) in
            (entry: try rows.integer(0), day: Int(try rows.integer(1)))
        } _: { [self] batch throws(StoreError) in
            try target.takeSeen(batch)
        }
    }

    /// What another daemon has waits as it is there.
    mutating func takeTargets() throws(StoreError) -> Int {
        try each(
            "SELECT \(SQLiteTransaction.targetColumns) FROM targets JOIN sites ON sites.id = targets.site"
        ) { rows throws(StoreError) in
            StateChange.add(try SQLiteTransaction.target(rows))
        } _: { [self] batch throws(StoreError) in
            try apply(batch)
        }
    }

    /// The last thing: from here on the index has read these lines. Never back.
    mutating func takePositions() throws(StoreError) {
        let own = SQLiteTransaction(source)
        var known: [String: LogPosition] = [:]
        for log in ["records", "events"] { known[log] = try own.position(of: log) }
        try target.transaction { state throws(StoreError) in
            for (log, position) in known where try state.position(of: log).map({ $0.seq < position.seq }) ?? true {
                try state.apply(.position(log: log, position))
            }
        }
    }
}

extension PostgresState {
    func takeSeen(_ rows: [(entry: Int64, day: Int)]) throws(StoreError) {
        _ = try fly([
            PostgresStatement(
                """
                INSERT INTO seen SELECT * FROM unnest($1, $2) ON CONFLICT (entry) DO UPDATE SET day = excluded.day
                WHERE seen.day < excluded.day
                """, .integers(rows.map(\.entry)), .ints(rows.map(\.day)))
        ])
    }
}
