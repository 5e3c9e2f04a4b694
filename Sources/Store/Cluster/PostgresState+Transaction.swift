extension PostgresState {
    /// One flight brings what the body is known to read; what it changes is written at the end.
    package func transaction<R>(
        about keys: @autoclosure () -> FactKeys?, holding leases: [String],
        _ body: (any StateTransaction) throws(StoreError) -> R
    ) throws(StoreError) -> R {
        try within { session throws(StoreError) in
            var reading = PostgresReading(self, time)
            reading.leases(leases)
            if let keys = keys() { reading.bring(keys) }
            reading.positions()
            // What is lost with the server is in the lines, and is taken in again.
            let rows = try session.fly(
                [.begin, PostgresStatement("SET LOCAL synchronous_commit = off")] + reading.statements)
            var facts = PostgresFacts()
            try reading.read(rows[2...], into: &facts)
            let transaction = PostgresTransaction(self, session, facts)
            let result = try body(transaction)
            try transaction.finish()
            time = transaction.time
            return result
        }
    }
}

extension PostgresReading {
    mutating func bring(_ wanted: FactKeys) {
        lock(wanted.settled.union(wanted.texts.map(\.contentHash)))
        targets(wanted.targets)
        articles(wanted.articles)
        for wish in wanted.texts { texts(wish) }
        robots(wanted.robots, known: wanted.robotsKnown)
        sites(wanted.sites)
        seen(
            Set(
                wanted.entries.flatMap { source, entries in
                    entries.map { SQLiteTransaction.seenKey(source, $0) }
                }))
        metas(wanted.metas)
    }
}
