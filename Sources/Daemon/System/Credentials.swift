import Bytes
import Glibc

/// Why a secret could not be had.
package enum CredentialError: Error, Equatable, Sendable {
    /// The name has characters that systemd does not allow in one.
    case badName(String)
    /// The service manager handed us no credentials at all: there is no `LoadCredential=` in the unit.
    case noneGiven
    case missing(String)
    /// More than 1 MiB, which is systemd's own limit.
    case tooLarge(String)
    case unreadable(String, Errno)
}

/// Secrets handed over by systemd's `LoadCredential=`: files in a folder that only this service can read.
package struct Credentials: Sendable {
    private let folder: String?

    package init(environment: [String: String] = ProcessFacts.environment) {
        folder = environment["CREDENTIALS_DIRECTORY"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }

    /// The bytes of one credential.
    package func bytes(named name: String) throws(CredentialError) -> [UInt8] {
        guard Self.isName(name) else { throw .badName(name) }
        guard let folder else { throw .noneGiven }
        switch ProcessFacts.readFile(folder + "/" + name, atMost: 1 << 20) {
        case .success(let bytes): return bytes
        case .failure(let reason) where reason == Errno(ENOENT): throw .missing(name)
        case .failure(let reason) where reason == Errno(EFBIG): throw .tooLarge(name)
        case .failure(let reason): throw .unreadable(name, reason)
        }
    }

    /// One credential as text, without the line break that editors leave at the end.
    package func text(named name: String) throws(CredentialError) -> String {
        let bytes = ASCII.trimmedEnd(try bytes(named: name)) { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isName(_ name: String) -> Bool {
        let bytes = name.utf8
        return !bytes.isEmpty && bytes.count <= 255 && bytes.first != UInt8(ascii: ".")
            && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ":") }
    }
}
