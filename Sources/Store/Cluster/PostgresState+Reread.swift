extension PostgresState {
    /// In one transaction: whoever is ended in the middle goes on from where the database says that it has read to.
    package func beginRereading(_ rebuild: String, log: Int) throws(StoreError) {
        try within { session throws(StoreError) in
            let rows = try session.fly([.begin, PostgresKeys.meta(RebuildFlag.doneKey, of: daemon)])
            let said = try rows[1].firstText() ?? ""
            guard RebuildFlag.progress(said, of: rebuild) == nil else {
                _ = try session.fly([.commit])
                return
            }
            _ = try session.fly([
                PostgresStatement("DELETE FROM positions WHERE daemon = $1", .integer(daemon)),
                saying(.begun(log: log), of: rebuild), .commit,
            ])
        }
    }

    package func endRereading(_ rebuild: String) throws(StoreError) { _ = try fly([saying(.done, of: rebuild)]) }

    private func saying(_ progress: ClusterStatus.Rebuild, of rebuild: String) -> PostgresStatement {
        PostgresStatement(
            "INSERT INTO meta VALUES ($1, $2, $3) ON CONFLICT (daemon, key) DO UPDATE SET value = excluded.value",
            .integer(daemon), .text(RebuildFlag.doneKey), .text(RebuildFlag.saying(progress, of: rebuild)))
    }
}
