import CPostgres
import Glibc

/// Where the database is, and what it is told of us.
struct PostgresAddress: Sendable, Equatable {
    /// A URI or a list of keywords, as libpq reads it.
    var url: String
    var password: String?
    /// The schema that all tables are in: letters of ASCII in lower case, digits and `_`.
    var schema: String
    /// How long a flight may take before the connection counts as lost.
    var deadline = Duration.seconds(8)

    init(url: String, password: String? = nil, schema: String = "rawi") {
        self.url = url
        self.password = password
        self.schema = schema
    }
}

/// Owns one connection, and is owned by one thread at a time. Once it has failed it is of no use any more.
final class PostgresConnection {
    let pq: rawi_libpq
    let pointer: OpaquePointer
    let address: PostgresAddress
    /// What the database is called in messages: never with the password.
    let place: String
    /// Names of prepared statements, by their text.
    var prepared: [String: String] = [:]
    var statementCount = 0

    init(_ address: PostgresAddress) throws(StoreError) {
        pq = try PostgresLibrary.get()
        self.address = address
        place = try Self.place(pq, address)
        // What stands before the address gives way to what it says, what stands behind it does not.
        var parameters = [
            ("connect_timeout", "4"), ("tcp_user_timeout", "8000"), ("keepalives_idle", "10"),
            ("application_name", "rawi"), ("dbname", address.url), ("client_encoding", "UTF8"),
        ]
        if let password = address.password { parameters.append(("password", password)) }
        guard let pointer = Self.open(pq, parameters) else { throw .unavailable("out of memory") }
        guard pq.PQstatus(pointer) == CONNECTION_OK else {
            let words = pq.PQerrorMessage(pointer).map { String(cString: $0) } ?? ""
            pq.PQfinish(pointer)
            throw .unavailable(PostgresFailure.line(words))
        }
        self.pointer = pointer
        _ = pq.PQsetNoticeReceiver(pointer, rawi_ignore_notice, nil)
        guard pq.PQserverVersion(pointer) >= 130_000 else {
            throw .unusable("\(place) is older than PostgreSQL 13")
        }
        try execute("SET search_path = \(address.schema); " + Self.settings)
        guard pq.PQsetnonblocking(pointer, 1) == 0 else { throw failure() }
    }

    deinit { pq.PQfinish(pointer) }

    /// Every statement follows an index: plans must not depend on when statistics were last taken. What waits for a lock or hangs is
    /// ended by the server itself, also where we are gone; where we have vanished, it finds out within half a minute, and not after
    /// two hours with a session more at each time that we come back.
    private static let settings = """
        SET statement_timeout = '8s'; SET lock_timeout = '2s'; SET idle_in_transaction_session_timeout = '10s';
        SET tcp_user_timeout = '10s'; SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5;
        SET tcp_keepalives_count = 2;
        SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off; SET enable_hashjoin = off;
        SET enable_mergejoin = off; SET jit = off
        """

    private static func open(_ pq: rawi_libpq, _ parameters: [(String, String)]) -> OpaquePointer? {
        let names = parameters.map { strdup($0.0) } + [nil]
        let values = parameters.map { strdup($0.1) } + [nil]
        defer { for text in names + values { free(text) } }
        return pq.PQconnectdbParams(names.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
    }

    /// Host and database; throws what libpq says of an address that is none.
    static func place(_ pq: rawi_libpq, _ address: PostgresAddress) throws(StoreError) -> String {
        var words: UnsafeMutablePointer<CChar>?
        guard let options = pq.PQconninfoParse(address.url, &words) else {
            defer { free(words) }
            let why = words.map { String(cString: $0) } ?? "out of memory"
            throw .unusable(PostgresFailure.line(why))
        }
        defer { pq.PQconninfoFree(options) }
        var found: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { found[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return "postgresql://\(found["host"] ?? "")/\(found["dbname"] ?? found["user"] ?? "")"
    }

    /// A script of several statements, waited for without a deadline of ours: for the session's settings and for migrations. Not
    /// within a pipeline.
    func execute(_ script: String) throws(StoreError) {
        guard let result = pq.PQexec(pointer, script) else { throw failure() }
        defer { pq.PQclear(result) }
        let status = pq.PQresultStatus(result)
        guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK else { throw failure(result) }
    }

    /// What libpq says of the connection.
    func failure() -> StoreError {
        let words = pq.PQerrorMessage(pointer).map { String(cString: $0) } ?? ""
        return PostgresFailure(state: "", message: words, place: place).storeError
    }

    /// What the server says of a statement.
    func failure(_ result: OpaquePointer) -> StoreError {
        let state = pq.PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
        let words = pq.PQresultErrorField(result, Int32(UInt8(ascii: "M"))).map { String(cString: $0) }
        let all = words ?? pq.PQresultErrorMessage(result).map { String(cString: $0) } ?? ""
        let table = pq.PQresultErrorField(result, Int32(UInt8(ascii: "t"))).map { String(cString: $0) } ?? ""
        return PostgresFailure(state: state, message: all, table: table, place: place).storeError
    }
}
