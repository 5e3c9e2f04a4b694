import CPostgres

/// What a statement answered, in binary format.
///
/// A column that is not what it should be (NULL, another type, a number that cannot be, no UTF-8) is damage: every row was written
/// by us, so what reads otherwise is a flipped bit or somebody else's writing.
final class PostgresRows {
    private let pq: rawi_libpq
    private let result: OpaquePointer
    let count: Int

    /// Takes the result over.
    init(_ pq: rawi_libpq, _ result: OpaquePointer) {
        self.pq = pq
        self.result = result
        count = Int(pq.PQntuples(result))
    }

    deinit { pq.PQclear(result) }

    func map<R>(_ body: (PostgresRow) throws(StoreError) -> R) throws(StoreError) -> [R] {
        var all: [R] = []
        all.reserveCapacity(count)
        for index in 0..<count { all.append(try body(PostgresRow(rows: self, index: Int32(index)))) }
        return all
    }

    /// nil where there is none.
    func first<R>(_ body: (PostgresRow) throws(StoreError) -> R) throws(StoreError) -> R? {
        count == 0 ? nil : try body(PostgresRow(rows: self, index: 0))
    }

    /// The one text that was asked for, nil where there is no row.
    func firstText() throws(StoreError) -> String? { try first { row throws(StoreError) in try row.text(0) } }

    fileprivate func isNull(_ row: Int32, _ column: Int32) -> Bool { pq.PQgetisnull(result, row, column) == 1 }

    fileprivate func bytes(_ row: Int32, _ column: Int32, type: Oid) throws(StoreError) -> [UInt8] {
        guard column < pq.PQnfields(result) else { throw .damage("column \(column) is missing") }
        let found = pq.PQftype(result, column)
        guard found == type else { throw damage(column, "of type \(found)") }
        guard !isNull(row, column), let start = pq.PQgetvalue(result, row, column) else { throw damage(column, "NULL") }
        return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(pq.PQgetlength(result, row, column))))
    }

    fileprivate func damage(_ column: Int32, _ found: String) -> StoreError {
        let name = pq.PQfname(result, column).map { String(cString: $0) } ?? "\(column)"
        return .damage("\(name) is \(found)")
    }
}

struct PostgresRow {
    fileprivate let rows: PostgresRows
    fileprivate let index: Int32

    func integer(_ column: Int32) throws(StoreError) -> Int64 {
        let bytes = try rows.bytes(index, column, type: PostgresType.int8)
        guard bytes.count == 8 else { throw damage(column, "a number of \(bytes.count) bytes") }
        return Int64(bitPattern: bytes.reduce(0) { $0 << 8 | UInt64($1) })
    }

    func int(_ column: Int32, in range: ClosedRange<Int>) throws(StoreError) -> Int {
        let value = Int(try integer(column))
        guard range.contains(value) else { throw damage(column, "\(value)") }
        return value
    }

    func bool(_ column: Int32) throws(StoreError) -> Bool {
        try rows.bytes(index, column, type: PostgresType.bool).first == 1
    }

    /// Milliseconds since 1970, by whichever clock.
    func milliseconds(_ column: Int32) throws(StoreError) -> Int { try int(column, in: Instant.range) }

    func text(_ column: Int32) throws(StoreError) -> String {
        let bytes = try rows.bytes(index, column, type: PostgresType.text)
        guard let text = String(validating: bytes, as: UTF8.self) else { throw damage(column, "no UTF-8") }
        return text
    }

    func bytes(_ column: Int32) throws(StoreError) -> [UInt8] {
        try rows.bytes(index, column, type: PostgresType.bytea)
    }

    func id(_ column: Int32) throws(StoreError) -> PostgresID {
        let bytes = try rows.bytes(index, column, type: PostgresType.uuid)
        guard bytes.count == 16 else { throw damage(column, "an id of \(bytes.count) bytes") }
        return PostgresID(bytes)
    }

    func isNull(_ column: Int32) -> Bool { rows.isNull(index, column) }

    func optional<R>(
        _ column: Int32, _ read: (Int32) throws(StoreError) -> R
    ) throws(StoreError) -> R? {
        isNull(column) ? nil : try read(column)
    }

    func damage(_ column: Int32, _ found: String) -> StoreError { rows.damage(column, found) }
}

extension PostgresID {
    /// Of the first sixteen bytes.
    init(_ bytes: some Collection<UInt8>) {
        var (high, low): (UInt64, UInt64) = (0, 0)
        for (at, byte) in bytes.prefix(16).enumerated() {
            if at < 8 { high = high << 8 | UInt64(byte) } else { low = low << 8 | UInt64(byte) }
        }
        self.init(high: high, low: low)
    }
}
