import FoundationEssentials

/// What is bound to a parameter of a statement.
enum SQLiteValue: Equatable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    static func int(_ value: Int) -> SQLiteValue { .integer(Int64(value)) }
    static func instant(_ date: Date) -> SQLiteValue { .int(Instant.milliseconds(date)) }
    static func text(_ value: String?) -> SQLiteValue { value.map { .text($0) } ?? .null }
    static func integer(_ value: Int64?) -> SQLiteValue { value.map { .integer($0) } ?? .null }
    static func instant(_ date: Date?) -> SQLiteValue { date.map { .instant($0) } ?? .null }
}
