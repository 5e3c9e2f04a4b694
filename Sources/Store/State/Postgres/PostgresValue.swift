import CPostgres

/// 128 bits by which a long key is found: the first half of its SHA-256.
struct PostgresID: Hashable, Comparable, Sendable {
    let high: UInt64
    let low: UInt64

    static func < (left: PostgresID, right: PostgresID) -> Bool { (left.high, left.low) < (right.high, right.low) }
}

/// A parameter of a statement, in PostgreSQL's binary format.
enum PostgresValue: Equatable, Sendable {
    case integer(Int64?)
    case text(String?)
    case bytes([UInt8]?)
    case id(PostgresID)
    case integers([Int64?])
    case texts([String?])
    case blobs([[UInt8]])
    case ids([PostgresID])

    static func int(_ value: Int?) -> PostgresValue { .integer(value.map(Int64.init)) }
    static func ints(_ values: some Sequence<Int>) -> PostgresValue { .integers(values.map { Int64($0) }) }

    /// Of the type, as in `pg_type.dat`.
    var type: Oid {
        switch self {
        case .integer: PostgresType.int8
        case .text: PostgresType.text
        case .bytes: PostgresType.bytea
        case .id: PostgresType.uuid
        case .integers: 1016
        case .texts: 1009
        case .blobs: 1001
        case .ids: 2951
        }
    }

    /// nil for NULL.
    var encoded: [UInt8]? {
        switch self {
        case .integer(let value): value.map(Self.bytes)
        case .text(let text): text.map(Self.bytes)
        case .bytes(let bytes): bytes
        case .id(let id): Self.bytes(id)
        case .integers(let values): array(of: PostgresType.int8, values.map { $0.map(Self.bytes) })
        case .texts(let values): array(of: PostgresType.text, values.map { $0.map(Self.bytes) })
        case .blobs(let values): array(of: PostgresType.bytea, values)
        case .ids(let values): array(of: PostgresType.uuid, values.map(Self.bytes))
        }
    }

    private static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }

    private static func bytes(_ id: PostgresID) -> [UInt8] { bytes(id.high) + bytes(id.low) }

    /// A text of PostgreSQL's cannot hold U+0000.
    private static func bytes(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        for at in bytes.indices where bytes[at] == 0 { bytes[at] = UInt8(ascii: "?") }
        return bytes
    }

    /// `array_recv`: dimensions, whether some are NULL, the type; then each dimension's size and first index; then the elements.
    private func array(of type: Oid, _ elements: [[UInt8]?]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(20 + elements.reduce(0) { $0 + 4 + ($1?.count ?? 0) })
        func add(_ number: Int32) { bytes += Self.bytes(number) }
        add(elements.isEmpty ? 0 : 1)
        add(elements.contains { $0 == nil } ? 1 : 0)
        bytes += Self.bytes(type)
        guard !elements.isEmpty else { return bytes }
        add(Int32(elements.count))
        add(1)
        for element in elements {
            add(element.map { Int32($0.count) } ?? -1)
            if let element { bytes += element }
        }
        return bytes
    }
}

/// Types that columns and parameters have, by their numbers in `pg_type.dat`.
enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let text: Oid = 25
    static let uuid: Oid = 2950
}

/// One statement of a flight. It is prepared once a connection.
struct PostgresStatement: Sendable {
    let sql: String
    let values: [PostgresValue]

    init(_ sql: String, _ values: PostgresValue...) {
        self.sql = sql
        self.values = values
    }

    init(_ sql: String, values: [PostgresValue]) {
        self.sql = sql
        self.values = values
    }

    static let begin = PostgresStatement("BEGIN")
    static let commit = PostgresStatement("COMMIT")
    static let rollback = PostgresStatement("ROLLBACK")
}
