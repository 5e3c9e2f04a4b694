import CPostgres

/// libpq, loaded the first time that a connection is wanted.
struct PostgresLibrary: @unchecked Sendable {
    // Function pointers that are written once, before anybody reads them.
    let pq: rawi_libpq

    private static let loaded: Result<PostgresLibrary, StoreError> = load()

    /// `.unusable` where the library is not installed or is too old: that does not pass by itself.
    static func get() throws(StoreError) -> rawi_libpq { try loaded.get().pq }

    private static func load() -> Result<PostgresLibrary, StoreError> {
        var table = rawi_libpq()
        guard let missing = rawi_load_libpq(&table) else { return .success(PostgresLibrary(pq: table)) }
        let name = String(cString: missing)
        let why =
            name == "libpq.so.5"
            ? "libpq.so.5 is not installed: PostgreSQL is reached through it (package libpq5)"
            : "libpq.so.5 has no \(name): version 14 or later is needed (package libpq5)"
        return .failure(.unusable(why))
    }
}
