/// What two texts are compared by, without keeping either.
package struct Fingerprint: Sendable, Equatable, Codable {
    /// SHA-256 over the normalised text, `sha256:<hex>`: the record's `content_hash`.
    package let contentHash: String
    /// Words counted after normalising; too few of them and nearness is never claimed.
    package let wordCount: Int
    /// The signature that similarity is computed from, for storing as a blob.
    package let signature: [UInt8]
    /// Keys under which near texts meet in an index: two texts that share none are not near.
    package let bands: [Int64]

    /// `text` is an article's plain text.
    package init(of text: String) {
        contentHash = ""
        wordCount = 0
        signature = []
        bands = []
    }
}

/// A text that the store already knows, as the index returns it.
package struct KnownText: Sendable, Equatable {
    package let recordID: String
    package let contentHash: String
    package let wordCount: Int
    package let signature: [UInt8]

    package init(recordID: String, contentHash: String, wordCount: Int, signature: [UInt8]) {
        self.recordID = recordID
        self.contentHash = contentHash
        self.wordCount = wordCount
        self.signature = signature
    }
}

/// Whether a text was seen before.
package enum TextVerdict: Sendable, Equatable {
    case new
    /// Letter for letter after normalising.
    case same(recordID: String)
    /// Nearly the same; similarity from 0 to 1.
    case near(recordID: String, similarity: Double)

    /// `known` are the texts that share a hash or a band with the candidate, in any order.
    package static func judge(_ candidate: Fingerprint, among known: [KnownText]) -> TextVerdict { .new }
}

/// SHA-256 by libcrypto.
package enum Digest {
    /// `sha256:` and 64 hex digits.
    package static func sha256(_ bytes: [UInt8]) -> String { "" }
}
