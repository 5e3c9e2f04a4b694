import CPSL

/// Registrable domains, by the public suffix list that libpsl carries.
package enum Site {
    /// `news.example.co.uk` → `example.co.uk`; an IP address or a bare suffix is its own site.
    /// `host` is in lower-case ASCII, as `WebURL.host` is. Suffixes that a company lends (`blogspot.com`) count: a blog there
    /// is a site of its own.
    package static func of(host: String) -> String {
        let bytes = Array(host.utf8)
        guard let start = start(in: bytes[...]), start > 0 else { return host }
        return String(decoding: bytes[start...], as: UTF8.self)
    }

    /// Where the registrable domain begins in `host`; nil when there is none in it.
    static func start(in host: ArraySlice<UInt8>) -> Int? {
        // No top-level domain ends in a digit, every IPv4 address does; IPv6 stands in brackets.
        guard let last = host.last, last != UInt8(ascii: "]"), !last.isASCIIDigit, host.count <= 1024 else {
            return nil
        }
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: host.count + 1) { text -> Int? in
            for (index, byte) in host.enumerated() { text[index] = CChar(bitPattern: byte) }
            text[host.count] = 0
            guard let start = text.baseAddress, let found = psl_registrable_domain(list.pointer, start) else {
                return nil
            }
            return host.startIndex + (found - UnsafePointer(start))
        }
    }

    /// Whether a last label in lower case is one that is given out: `com`, `sy`, not `js` or `html`.
    static func isTopLevel(_ label: [UInt8]) -> Bool {
        guard label.count <= 63 else { return false }
        let text = String(decoding: label, as: UTF8.self)
        return psl_is_public_suffix2(list.pointer, text, Int32(PSL_TYPE_ICANN) | Int32(PSL_TYPE_NO_STAR_RULE)) == 1
    }

    /// The list compiled into libpsl: no file is read, and every machine with the same library answers the same.
    private struct List: @unchecked Sendable {
        /// Constant data of the library: never freed, never written, so any thread may read it.
        let pointer: OpaquePointer?
    }

    private static let list = List(pointer: psl_builtin())
}
