import Bytes
import FoundationEssentials
package import Store
import Text

/// What a store holds, counted: by day, source, language and outlet; copies, and whose.
package struct StoreStatistics {
    package private(set) var records = 0
    package private(set) var articles = 0
    package private(set) var documents = 0
    package private(set) var revisions = 0
    /// By `duplicate_kind`.
    package private(set) var copies: [String: Int] = [:]
    /// New articles and documents by the day they were fetched, UTC: neither copies nor revisions.
    package private(set) var days: [String: Int] = [:]
    package private(set) var sources: [String: Int] = [:]
    package private(set) var languages: [String: Int] = [:]
    package private(set) var domains: [String: Int] = [:]
    /// Copies by whom they were seen at first.
    package private(set) var firsts: [Pair: Int] = [:]

    package struct Pair: Hashable, Sendable {
        package let first: String
        package let copying: String
    }

    /// Whose each text is: 16 bytes a record.
    private var owners: [Int64: Int32] = [:]
    private var names: [String] = []
    private var numbers: [String: Int32] = [:]

    package init() {}

    package mutating func add(_ record: Record) {
        records += 1
        let domain = record.domain ?? record.file.map { _ in "documents" } ?? "-"
        if let kind = record.duplicateKind {
            copies[kind.rawValue, default: 0] += 1
            if kind != .address, let id = record.duplicateOf, let owner = owners[SHA256.key(id)] {
                firsts[Pair(first: names[Int(owner)], copying: domain), default: 0] += 1
            }
            return
        }
        owners[SHA256.key(record.id)] = number(of: domain)
        guard record.revision == 0 else {
            revisions += 1
            return
        }
        if record.kind == .article { articles += 1 } else { documents += 1 }
        days[String(RFC3339.format(record.fetchedAt).prefix(10)), default: 0] += 1
        sources[record.source?.id ?? record.discoveredFrom.first?.sourceID ?? "-", default: 0] += 1
        languages[record.language ?? "und", default: 0] += 1
        domains[domain, default: 0] += 1
    }

    private mutating func number(of name: String) -> Int32 {
        if let known = numbers[name] { return known }
        let number = Int32(names.count)
        names.append(name)
        numbers[name] = number
        return number
    }
}

extension Dictionary where Value == Int {
    /// The largest, at most `limit`.
    package func largest(_ limit: Int, by name: (Key) -> String) -> [(key: Key, value: Int)] {
        Array(sorted { ($1.value, name($0.key)) < ($0.value, name($1.key)) }.prefix(limit))
    }
}
