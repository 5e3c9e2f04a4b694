import Bytes

/// The encoding that a document declares in its own first bytes.
package enum MetaPrescan {
    /// "Prescan a byte stream to determine its encoding" (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding).
    /// The standard stops at 1,024 bytes; pages whose head begins with long comments and scripts declare it later, so that
    /// `limit` bytes are read. UTF-16 is read as UTF-8 and x-user-defined as windows-1252, as the standard says.
    package static func html(_ bytes: ArraySlice<UInt8>) -> TextEncoding? {
        if let declared = xml(bytes) { return declared }
        var scanner = TagScanner(Array(bytes.prefix(limit)))
        return scanner.encoding().map(asDeclared)
    }

    private static let limit = 32_768

    /// The encoding of an XML declaration (XML 1.0 section 4.3.3); also after white space, where it may not stand but does.
    package static func xml(_ bytes: ArraySlice<UInt8>) -> TextEncoding? {
        let head = bytes.prefix(1_024).drop { $0 == 0x20 || 0x09...0x0D ~= $0 }
        guard head.starts(with: "<?xml".utf8), let end = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        var index = head.startIndex + 5
        while index < end {
            guard head[index..<end].starts(with: "encoding".utf8) else {
                index += 1
                continue
            }
            var rest = head[(index + 8)..<end].drop(while: ASCII.isInfraSpace)
            guard rest.first == UInt8(ascii: "=") else { return nil }
            rest = rest.dropFirst().drop(while: ASCII.isInfraSpace)
            guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
            let label = rest.dropFirst().prefix { $0 != quote }
            return TextEncoding(label: String(decoding: label, as: UTF8.self)).map(asDeclared)
        }
        return nil
    }

    /// What was readable as ASCII is not UTF-16.
    private static func asDeclared(_ encoding: TextEncoding) -> TextEncoding {
        switch encoding {
        case .utf16LE, .utf16BE: .utf8
        case TextEncoding(name: "x-user-defined"): .windows1252
        default: encoding
        }
    }
}

/// Walks over tags as the standard's prescan does: comments and declarations are passed over, attributes are read.
private struct TagScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func encoding() -> TextEncoding? {
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else {
                position += 1
                continue
            }
            if begins("<!--") {
                // `<!-->` is a whole comment: its dashes may be the same.
                guard let end = find("-->", from: position + 2) else { return nil }
                position = end + 3
            } else if begins("<meta"), position + 5 < bytes.count,
                ASCII.isInfraSpace(bytes[position + 5]) || bytes[position + 5] == UInt8(ascii: "/")
            {
                position += 5
                if let encoding = meta() { return encoding }
            } else if isTagStart {
                while position < bytes.count, !ASCII.isInfraSpace(bytes[position]), bytes[position] != UInt8(ascii: ">")
                {
                    position += 1
                }
                while attribute() != nil {}
            } else if begins("<!") || begins("</") || begins("<?") {
                guard let end = find(">", from: position) else { return nil }
                position = end + 1
            } else {
                position += 1
            }
        }
        return nil
    }

    /// `<` or `</` and a letter.
    private var isTagStart: Bool {
        let slash = position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/")
        let index = position + (slash ? 2 : 1)
        return index < bytes.count && 0x61...0x7A ~= ASCII.lower(bytes[index])
    }

    /// The attributes of a meta element, position after its name.
    private mutating func meta() -> TextEncoding? {
        var seen: Set<[UInt8]> = []
        var gotPragma = false
        var needsPragma: Bool?
        var encoding: TextEncoding?
        while let (name, value) = attribute() {
            // More attributes than any meta element has are an attack on the set.
            guard seen.count < 64, seen.insert(name).inserted else { continue }
            switch String(decoding: name, as: UTF8.self) {
            case "http-equiv": gotPragma = gotPragma || value.elementsEqual("content-type".utf8)
            case "content":
                if encoding == nil, let found = Self.charset(in: value) {
                    encoding = found
                    needsPragma = true
                }
            case "charset":
                encoding = TextEncoding(label: String(decoding: value, as: UTF8.self))
                needsPragma = false
            default: break
            }
        }
        // A tag that the end of the bytes cuts is no tag yet.
        guard position < bytes.count, let needsPragma, !needsPragma || gotPragma else { return nil }
        return encoding
    }

    /// "Get an attribute": name and value in lower case, nil at the end of the tag.
    private mutating func attribute() -> (name: [UInt8], value: [UInt8])? {
        while let byte = current, ASCII.isInfraSpace(byte) || byte == UInt8(ascii: "/") { position += 1 }
        guard let first = current, first != UInt8(ascii: ">") else { return nil }
        var name: [UInt8] = []
        while let byte = current {
            if byte == UInt8(ascii: "="), !name.isEmpty { break }
            if ASCII.isInfraSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") { break }
            name.append(ASCII.lower(byte))
            position += 1
        }
        while let byte = current, ASCII.isInfraSpace(byte) { position += 1 }
        guard current == UInt8(ascii: "=") else { return (name, []) }
        position += 1
        while let byte = current, ASCII.isInfraSpace(byte) { position += 1 }
        var value: [UInt8] = []
        guard let quote = current, quote != UInt8(ascii: ">") else { return (name, []) }
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            position += 1
            while let byte = current, byte != quote {
                value.append(ASCII.lower(byte))
                position += 1
            }
            if current != nil { position += 1 }
        } else {
            while let byte = current, !ASCII.isInfraSpace(byte), byte != UInt8(ascii: ">") {
                value.append(ASCII.lower(byte))
                position += 1
            }
        }
        return (name, value)
    }

    /// "Extract a character encoding from a meta element": after `charset`, `=`; a quote that does not close is nothing.
    private static func charset(in value: [UInt8]) -> TextEncoding? {
        var index = 0
        while index + 7 <= value.count {
            guard value[index...].starts(with: "charset".utf8) else {
                index += 1
                continue
            }
            var rest = value[(index + 7)...].drop(while: ASCII.isInfraSpace)
            guard rest.first == UInt8(ascii: "=") else {
                index += 7
                continue
            }
            rest = rest.dropFirst().drop(while: ASCII.isInfraSpace)
            guard let first = rest.first else { return nil }
            let label: ArraySlice<UInt8>
            if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
                guard let end = rest.dropFirst().firstIndex(of: first) else { return nil }
                label = rest[(rest.startIndex + 1)..<end]
            } else {
                label = rest.prefix { !ASCII.isInfraSpace($0) && $0 != UInt8(ascii: ";") }
            }
            return TextEncoding(label: String(decoding: label, as: UTF8.self))
        }
        return nil
    }

    // MARK: Bytes

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func begins(_ prefix: StaticString) -> Bool {
        guard position + prefix.utf8CodeUnitCount <= bytes.count else { return false }
        return prefix.withUTF8Buffer { wanted in
            wanted.indices.allSatisfy { ASCII.lower(bytes[position + $0]) == wanted[$0] }
        }
    }

    private func find(_ wanted: StaticString, from: Int) -> Int? {
        wanted.withUTF8Buffer { wanted in
            var index = from
            while index + wanted.count <= bytes.count {
                if wanted.indices.allSatisfy({ bytes[index + $0] == wanted[$0] }) { return index }
                index += 1
            }
            return nil
        }
    }
}
