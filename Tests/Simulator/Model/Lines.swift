import Bytes
import Store
import Web

/// What the lines say: nothing acknowledged is lost, numbers have no holes, one owner a key, revisions that differ.
struct Lines: Sendable {
    /// By log: the lines that were acknowledged, by number from 1 on.
    private(set) var known: [String: [[UInt8]]] = ["records": [], "events": []]
    private(set) var records: [Record] = []
    private var ids: Set<String> = []
    private var chains: [String: [Record]] = [:]
    private var addressCopies: Set<String> = []

    /// A line that was just flushed.
    mutating func add(_ line: [UInt8], to log: String) -> [String] {
        guard let seq = Self.seq(line) else { return ["a line of \(log) without a number"] }
        let next = (known[log]?.count ?? 0) + 1
        known[log]?.append(line)
        let wrong = seq == next ? [] : ["\(log) \(seq) comes where \(next) should"]
        guard log == "records" else { return wrong }
        do throws(StoreError) {
            return wrong + add(try Record(decoding: line))
        } catch {
            return wrong + ["a record that cannot be read: \(error)"]
        }
    }

    /// All lines as they are found after a start, in order.
    mutating func compare(_ found: [[UInt8]], of log: String) -> [String] {
        var wrong: [String] = []
        let before = known[log] ?? []
        for (index, line) in before.enumerated() where index >= found.count || found[index] != line {
            wrong.append(
                "line \(index + 1) of \(log) was acknowledged and is not there: \(String(decoding: line.prefix(80), as: UTF8.self))"
            )
            break
        }
        known[log] = []
        if log == "records" { (records, ids, chains, addressCopies) = ([], [], [:], []) }
        for line in found { wrong += add(line, to: log) }
        return wrong
    }

    static func seq(_ line: [UInt8]) -> Int? {
        do throws(JSONReader.Failure) { return try JSONReader.parse(line)["seq"]?.integer } catch { return nil }
    }

    /// The story that an event speaks of as lost, gone or given up.
    static func buried(_ line: [UInt8]) -> (story: Int, type: String)? {
        do throws(JSONReader.Failure) {
            let json = try JSONReader.parse(line)
            guard let type = json["type"]?.text, ["tombstone", "gave_up"].contains(type),
                let url = json["url"]?.text.flatMap({ WebURL($0) }), let (id, _) = Outlet.story(url)
            else { return nil }
            return (id, type)
        } catch {
            return nil
        }
    }

    private mutating func add(_ record: Record) -> [String] {
        records.append(record)
        var wrong: [String] = []
        if !ids.insert(record.id).inserted { wrong.append("\(record.id) stands there twice") }
        if record.duplicateKind == .address {
            let place = record.url ?? record.urlKey
            if !addressCopies.insert(place).inserted { wrong.append("\(place) is told twice as another address") }
            return wrong
        }
        wrong += follow(record, after: chains[record.urlKey] ?? [])
        chains[record.urlKey, default: []].append(record)
        return wrong
    }

    private func follow(_ record: Record, after chain: [Record]) -> [String] {
        var wrong: [String] = []
        let key = record.urlKey
        if record.revision != chain.count { wrong.append("\(key): revision \(record.revision) after \(chain.count)") }
        guard let last = chain.last else { return wrong }
        if record.previousID != last.id {
            wrong.append("\(key): revision \(record.revision) does not follow the one before")
        }
        let earlier = chain.filter { $0.contentHash == record.contentHash && $0.title == record.title }
        if let same = earlier.first {
            wrong.append("\(key): revision \(record.revision) says what \(same.revision) said")
        }
        let isText = record.contentHash != last.contentHash
        if (record.revisionKind == .text) != isText {
            wrong.append("\(key): revision \(record.revision) is of the wrong kind")
        }
        // The address that an article is known by may take it over from one that named it.
        if record.url != last.url, Self.place(record.url) != Self.place(last.url), Self.key(record.url) != key {
            wrong.append("\(key): owned by \(last.url ?? "-"), revised by \(record.url ?? "-")")
        }
        return wrong
    }

    private static func key(_ url: String?) -> String? { url.flatMap { WebURL($0) }.map { CanonicalURL($0).key } }

    /// As the world writes addresses: `https://HOST/n/ID-SLUG?…`.
    private static func place(_ url: String?) -> String? {
        url.flatMap { $0.split(separator: "?").first }.map(String.init)
    }
}
