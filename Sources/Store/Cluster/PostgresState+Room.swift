extension PostgresState {
    /// A full disk shows where a table has to grow: pages that exist can be written, and what is free in them is soon used up.
    package func expectRoom() throws(StoreError) {
        do throws(StoreError) {
            try within { session throws(StoreError) in
                _ = try session.fly([.begin, Self.growing, .rollback])
            }
        } catch {
            // Who may make no temporary table learns it by writing.
            guard case .unusable = error else { throw error }
            try transaction { _ throws(StoreError) in }
        }
    }

    /// Some two megabytes, which are gone with the transaction.
    private static let growing = PostgresStatement(
        "CREATE TEMPORARY TABLE rawi_room AS SELECT n, md5(n::text) AS filling FROM generate_series(1, 30000) AS g (n)")
}
