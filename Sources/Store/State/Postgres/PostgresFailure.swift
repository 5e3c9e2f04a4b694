/// An error of PostgreSQL's: https://www.postgresql.org/docs/current/errcodes-appendix.html.
struct PostgresFailure {
    /// SQLSTATE, five characters; empty where the connection itself failed.
    let state: String
    let message: String
    /// Of a row that a constraint refuses; else empty.
    var table = ""
    /// What the database is called in messages.
    let place: String

    var storeError: StoreError {
        switch state {
        // Serialization, deadlock, a lock that was waited for long enough: the same again has every chance.
        case "40001", "40P01", "55P03": .busy(path: place)
        case "53100": .full(path: place)
        // Tables, columns, functions or the schema are missing.
        case "42P01", "42703", "42883", "3F000": .otherVersion(path: place, version: 0)
        case "XX001", "XX002": .damage(message)
        // Shutting down, starting up, too many connections, out of memory, a statement or a transaction that took too long.
        case "57P01", "57P02", "57P03", "53300", "53200", "53000", "57014", "25P03", "25P04", "25006":
            .unavailable(Self.line(message))
        case let state where state.isEmpty || state.hasPrefix("08"): .unavailable(Self.line(message))
        case "42501":
            .unusable("\(place): \(Self.line(message))")
        // Two have claimed one target, which locks forbid and the key makes sure of: the second finds another.
        case "23505" where table == "leases": .busy(path: place)
        // Of all else we write nothing that our own tables refuse: an index that tells of no row that is there is damaged.
        case let state where state.hasPrefix("23"): .damage(Self.line(message))
        default: .database(code: 0, message: "\(Self.line(message)) (\(state))")
        }
    }

    /// libpq ends its messages with a line break, and says the rest of them on further lines.
    static func line(_ message: String) -> String {
        message.split(whereSeparator: \.isNewline).map { line in
            String(line.drop { $0.isWhitespace })
        }.joined(separator: "; ")
    }
}
