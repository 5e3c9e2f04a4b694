import Dedupe
import FoundationEssentials
import Synchronization

extension Suite {
    static let nearDuplicates: [Suite] = [
        Suite("neardup/arabic", file: "neardup/arabic-pairs.jsonl") { one, folder in
            try judgePair(one, among: arabicTexts.fingerprints(in: folder))
        },
        Suite("neardup/english", file: "neardup/mccormick-pairs.jsonl") { one, folder in
            try judgePair(one, among: englishTexts.fingerprints(in: folder))
        },
    ]

    private static let arabicTexts = PairedTexts(file: "arabic-docs.jsonl")
    private static let englishTexts = PairedTexts(file: "mccormick-docs.jsonl")

    /// As the daemon does it: texts that share neither hash nor band are never compared.
    private static func judgePair(_ one: Case, among texts: [String: Fingerprint]) throws -> String? {
        guard let left = one.line["a"]?.string, let right = one.line["b"]?.string, let dup = one.line["dup"]?.bool,
            let candidate = texts[left], let known = texts[right]
        else { throw SuiteError.badCase("a pair without its texts") }
        let meets = candidate.contentHash == known.contentHash || !Set(candidate.bands).isDisjoint(with: known.bands)
        let text = KnownText(
            recordID: right, contentHash: known.contentHash, wordCount: known.wordCount, signature: known.signature)
        let verdict = TextVerdict.judge(candidate, among: meets ? [text] : [])
        guard (verdict != .new) != dup else { return nil }
        return "\(one.kind ?? "") \(left): \(verdict)\(meets ? "" : ", no band shared"), not \(dup ? "near" : "new")"
    }
}

/// The fingerprints of one text file, made when the first pair asks.
private final class PairedTexts: Sendable {
    private struct Line: Decodable {
        let id: String
        let text: String
    }

    private let file: String
    private let made = Mutex<[String: Fingerprint]?>(nil)

    init(file: String) { self.file = file }

    func fingerprints(in folder: URL) throws -> [String: Fingerprint] {
        try made.withLock { made in
            if let made { return made }
            var fresh: [String: Fingerprint] = [:]
            let decoder = JSONDecoder()
            for line in try Data(contentsOf: folder.appending(path: file)).split(separator: 0x0A) {
                let text = try decoder.decode(Line.self, from: line)
                fresh[text.id] = Fingerprint(of: text.text)
            }
            made = fresh
            return fresh
        }
    }
}
