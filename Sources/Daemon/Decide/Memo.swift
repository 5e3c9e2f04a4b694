import FoundationEssentials
import Store

/// The opaque part of a `Target`. Versions before this one have written it too: what was added since is optional, or their rows
/// would be forgotten. It comes back from a file in which bits can flip: what cannot be is not believed.
protocol Memo: Codable {
    var isPlausible: Bool { get }
}

/// A file in a folder of documents.
struct DocumentMemo: Memo, Equatable, Sendable {
    var path: String
    var depth: Int
    /// The file's name as bytes, where that is no UTF-8.
    var name: Data? = nil

    var isPlausible: Bool { MemoCoding.areCounts(depth) }
}

/// Memos as the bytes of `Target.memo`.
enum MemoCoding {
    static func bytes<M: Memo>(_ memo: M) -> [UInt8] {
        do {
            return [UInt8](try JSONEncoder().encode(memo))
        } catch {
            preconditionFailure("a memo is plain data and always encodes: \(error)")
        }
    }

    /// Nil when the bytes are another version's or damaged: the target then starts afresh.
    static func memo<M: Memo>(_ type: M.Type, from bytes: [UInt8]) -> M? {
        do {
            let memo = try JSONDecoder().decode(type, from: Data(bytes))
            return memo.isPlausible ? memo : nil
        } catch {
            return nil
        }
    }

    /// Counting on from them, or in seconds, overflows nothing.
    static func areCounts(_ counts: Int...) -> Bool { counts.allSatisfy { (0...1 << 40).contains($0) } }
    static func areAmounts(_ amounts: Double...) -> Bool { amounts.allSatisfy { (0...1e10).contains($0) } }
}
