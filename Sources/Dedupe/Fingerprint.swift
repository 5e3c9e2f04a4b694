import Bytes
import Text

/// What two texts are compared by, without keeping either.
package struct Fingerprint: Sendable, Equatable, Codable {
    /// SHA-256 over the normalised text, `sha256:<hex>`: the record's `content_hash`.
    package let contentHash: String
    /// Words counted after normalising; too few of them and nearness is never claimed.
    package let wordCount: Int
    /// The signature that similarity is computed from, for storing as a blob: `Sketch.byteCount` bytes, or none when the
    /// text is too short to be near another.
    package let signature: [UInt8]
    /// Keys under which near texts meet in an index: two texts that share none are not near.
    package let bands: [Int64]

    /// `text` is an article's plain text.
    package init(of text: String) {
        self.init(utf8: [UInt8](text.utf8))
    }

    /// The hash alone, for who compares with one that is known.
    package static func contentHash(of text: String) -> String { SHA256.text(Folding.fold([UInt8](text.utf8))) }

    /// The same of a text's UTF-8. Time is linear in its length, memory about twice it.
    package init(utf8: [UInt8]) {
        let folded = Folding.fold(utf8)
        contentHash = SHA256.text(folded)
        let hashes = TextHashes(folded: folded)
        wordCount = hashes.wordCount
        guard wordCount >= TextVerdict.fewestNearWords else {
            (signature, bands) = ([], [])
            return
        }
        signature = Sketch.bytes(of: hashes)
        bands = Bands.keys(of: hashes.runs.minima)
    }
}
