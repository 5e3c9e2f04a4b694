import Bytes
import Web

extension [UInt8] {
    var trimmedSlice: ArraySlice<UInt8> { ASCII.trimmed(self, ASCII.isSpaceOrControl) }

    mutating func trim() {
        let slice = trimmedSlice
        if slice.endIndex < endIndex { removeLast(endIndex - slice.endIndex) }
        if slice.startIndex > 0 { removeFirst(slice.startIndex) }
    }

    /// Takes off the marks of a CDATA section that were escaped themselves, so that they became text.
    mutating func dropSectionMarks() {
        guard first == UInt8(ascii: "<"), starts(with: "<![CDATA[".utf8) else { return }
        removeFirst(9)
        if suffix(3).elementsEqual("]]>".utf8) { removeLast(3) }
        trim()
    }

    /// Itself where there is nothing to take off, which needs no copy.
    var trimmed: [UInt8] {
        let slice = trimmedSlice
        return slice.count == count ? self : Array(slice)
    }

    /// RFC 4287 section 3.1.1.3: the `div` around XHTML is not part of it.
    var withoutOuterDivision: [UInt8] {
        let close = Array("</div>".utf8)
        guard starts(with: "<div".utf8), count > 10, self[4] == UInt8(ascii: ">") || self[4] == UInt8(ascii: " "),
            suffix(close.count).elementsEqual(close), let open = firstIndex(of: UInt8(ascii: ">"))
        else { return self }
        // It is around all of it only when it closes at the very end.
        var level = 0
        var index = 0
        let last = count - close.count
        while index < last {
            if self[index] == UInt8(ascii: "<") {
                if self[index...].starts(with: close) {
                    level -= 1
                    if level == 0 { return self }
                } else if self[index...].starts(with: "<div".utf8), index + 4 < count,
                    self[index + 4] == UInt8(ascii: ">") || self[index + 4] == UInt8(ascii: " ")
                {
                    level += 1
                }
            }
            index += 1
        }
        guard open + 1 <= last else { return self }
        return Array(self[(open + 1)..<last]).trimmed
    }
}

extension String.UTF8View {
    /// Whether the other stands somewhere in it. For short texts.
    func has(_ other: String.UTF8View) -> Bool {
        var rest = self[...]
        while rest.count >= other.count {
            if rest.starts(with: other) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}

extension String {
    /// Whether it is these bytes.
    func isSame(as bytes: [UInt8]) -> Bool {
        let found = utf8.withContiguousStorageIfAvailable { text in
            bytes.withUnsafeBufferPointer { $0.count == text.count && $0.elementsEqual(text) }
        }
        return found ?? utf8.elementsEqual(bytes)
    }

    /// Without ASCII white space and controls at either end.
    var trimmed: String {
        guard let first = utf8.first, let last = utf8.last, first <= 0x20 || last <= 0x20 else { return self }
        return String(decoding: Array(utf8).trimmedSlice, as: UTF8.self)
    }
}

/// Language tags as feeds write them.
enum LanguageTag {
    /// `en_US` becomes `en-US`; nil for what is no tag, such as an empty one.
    static func clean(_ text: String) -> String? {
        let bytes = Array(text.utf8).trimmed
        guard !bytes.isEmpty, bytes.count <= 35 else { return nil }
        return String(decoding: bytes.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0 }, as: UTF8.self)
    }
}

/// RFC 4648, with white space and missing padding let through.
enum Base64 {
    static func decode(_ bytes: [UInt8]) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count / 4 * 3)
        var bits: UInt32 = 0
        var count = 0
        for byte in bytes where byte > 0x20 && byte != UInt8(ascii: "=") {
            let value: UInt8
            switch byte {
            case 0x41...0x5A: value = byte - 0x41
            case 0x61...0x7A: value = byte - 0x61 + 26
            case 0x30...0x39: value = byte - 0x30 + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            default: return nil
            }
            bits = bits << 6 | UInt32(value)
            count += 1
            if count == 4 {
                result.append(UInt8(truncatingIfNeeded: bits >> 16))
                result.append(UInt8(truncatingIfNeeded: bits >> 8))
                result.append(UInt8(truncatingIfNeeded: bits))
                bits = 0
                count = 0
            }
        }
        if count == 2 { result.append(UInt8(truncatingIfNeeded: bits >> 4)) }
        if count == 3 {
            result.append(UInt8(truncatingIfNeeded: bits >> 10))
            result.append(UInt8(truncatingIfNeeded: bits >> 2))
        }
        // Not everything that says so is text.
        return String(validating: result, as: UTF8.self) == nil ? nil : result
    }
}
