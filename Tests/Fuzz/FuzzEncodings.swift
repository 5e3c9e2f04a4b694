import Web

extension FuzzEntry {
    /// The first byte chooses what the header declares.
    static let encodings: [FuzzEntry] = [
        FuzzEntry("decode") { bytes in
            let labels: [String?] = [
                nil, "utf-8", "windows-1256", "iso-8859-6", "latin1", "gb18030", "big5", "euc-jp", "iso-2022-jp",
                "shift_jis", "euc-kr", "utf-16le", "replacement", "x-user-defined",
            ]
            let label = labels[Int(bytes.first ?? 0) % labels.count]
            for syntax in [Decoded.Syntax.html, .xml, .text] {
                let decoded = Decoded.decode(Array(bytes.dropFirst()), headerCharset: label, syntax: syntax)
                precondition(String(validating: decoded.utf8, as: UTF8.self) != nil, "not UTF-8")
            }
        },
        FuzzEntry("sniff") { bytes in
            let declared = MediaType(String(decoding: bytes.prefix(64), as: UTF8.self))
            _ = ContentKind.sniff(bytes, declared: declared)
        },
    ]
}
