import FoundationEssentials

/// A file's path within its folder. Names are bytes, and old archives have some that are no UTF-8: as text those bytes are
/// written `\xE3`, and the bytes themselves are kept beside it.
package struct DocumentName: Sendable, Hashable {
    let bytes: [UInt8]
    /// For people, records and keys.
    package let shown: String

    package init(_ shown: String) {
        bytes = Array(shown.utf8)
        self.shown = shown
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
        shown = String(validating: bytes, as: UTF8.self) ?? Self.escaped(bytes)
    }

    /// What `shown` alone would not bring back.
    var rawBytes: Data? { bytes.elementsEqual(shown.utf8) ? nil : Data(bytes) }

    var isHidden: Bool {
        let name = bytes.split(separator: UInt8(ascii: "/")).last ?? []
        // `~$letter.docx`, what a word processor puts beside what it has open.
        return name.first == UInt8(ascii: ".") || name.starts(with: "~$".utf8)
    }

    /// The folders that it lies in, the outermost first.
    var folders: [String] { shown.split(separator: "/").dropLast().map(String.init) }

    /// What is behind the last full stop of the name, it included and in lower case; empty without one.
    var suffix: String {
        let name = shown.split(separator: "/").last ?? ""
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return "" }
        return String(name[dot...]).lowercased()
    }

    func within(_ folder: DocumentName?) -> DocumentName {
        guard let folder else { return self }
        return DocumentName(bytes: folder.bytes + [UInt8(ascii: "/")] + bytes)
    }

    private static func escaped(_ bytes: [UInt8]) -> String {
        var text = ""
        var rest = bytes[...]
        while !rest.isEmpty {
            let length = (1...4).first { rest.count >= $0 && String(validating: rest.prefix($0), as: UTF8.self) != nil }
            if let length {
                text += String(decoding: rest.prefix(length), as: UTF8.self)
                rest = rest.dropFirst(length)
            } else {
                let digits = String(rest[rest.startIndex], radix: 16, uppercase: true)
                text += "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
                rest = rest.dropFirst()
            }
        }
        return text
    }
}
