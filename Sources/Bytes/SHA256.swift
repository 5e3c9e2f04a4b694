import CCrypto

/// SHA-256 by libcrypto, at once or in steps.
package final class SHA256 {
    private let context: OpaquePointer?

    package init() {
        context = EVP_MD_CTX_new()
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
    }

    deinit { EVP_MD_CTX_free(context) }

    package func update(_ bytes: some ContiguousBytesView) {
        bytes.withUnsafeBytes { _ = EVP_DigestUpdate(context, $0.baseAddress, $0.count) }
    }

    /// The 32 bytes; the state is as fresh afterwards.
    package func finish() -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        EVP_DigestFinal_ex(context, &digest, nil)
        EVP_DigestInit_ex(context, EVP_sha256(), nil)
        return digest
    }

    package static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var digest = [UInt8](repeating: 0, count: 32)
        let done = EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha256(), nil)
        precondition(done == 1, "libcrypto without SHA-256")
        return digest
    }

    /// `sha256:` and 64 hexadecimal digits: how a digest stands in a record.
    package static func text(_ bytes: [UInt8]) -> String { "sha256:" + Hex.text(digest(bytes)) }

    /// The first eight bytes: a key in an index, always compared with the full text behind it.
    package static func key(_ text: String) -> Int64 {
        digest([UInt8](text.utf8)).prefix(8).reduce(0) { $0 << 8 | Int64($1) }
    }
}

/// What lends its bytes in one piece.
package protocol ContiguousBytesView {
    func withUnsafeBytes<R>(_ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R
}

extension Array: ContiguousBytesView where Element == UInt8 {}
extension ArraySlice: ContiguousBytesView where Element == UInt8 {}
