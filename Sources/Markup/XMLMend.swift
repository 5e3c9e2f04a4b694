/// Makes well-formed XML of what was meant as such: a pass over the bytes for documents that a strict parser refuses.
///
/// References that XML does not know become characters, other ampersands and angle brackets become text, control
/// characters go, attributes get their quotes, tags that do not match are closed or dropped, comments and
/// instructions vanish.
package struct XMLMend {
    package struct Result: Sendable {
        package var bytes: [UInt8]
        /// Whether the input ended inside of its root element.
        package var isCutOff: Bool
    }

    /// libxml2 compares each attribute of a tag with every other, so that one tag of 100,000 attributes costs 41 s.
    static let attributeLimit = 128
    private static let depthLimit = 900
    private static let nameLimit = 256

    private let input: UnsafeBufferPointer<UInt8>
    private var index: Int
    private var output: [UInt8] = []
    /// Names of the open elements, as ranges of the input.
    private var open: [Range<Int>] = []
    private var isCutOff = false
    private var mayEndComments = true

    package static func mend(_ bytes: [UInt8], from start: Int) -> Result {
        bytes.withUnsafeBufferPointer { buffer in
            var mend = XMLMend(input: buffer, index: start)
            mend.run()
            return Result(bytes: mend.output, isCutOff: mend.isCutOff)
        }
    }

    private init(input: UnsafeBufferPointer<UInt8>, index: Int) {
        self.input = input
        self.index = index
        output.reserveCapacity(input.count + input.count / 16)
    }

    private mutating func run() {
        while index < input.count {
            if input[index] == UInt8(ascii: "<") {
                markup()
                if open.isEmpty, !output.isEmpty { return }
            } else {
                text()
            }
        }
        // Elements that the end cut off stay open, so that a reader can tell them from complete ones.
        isCutOff = !open.isEmpty
    }

    // MARK: Text

    private mutating func text() {
        let end = input.firstIndex(of: UInt8(ascii: "<"), from: index) ?? input.count
        if !open.isEmpty { write(index..<end, inAttribute: false) }
        index = end
    }

    /// Writes a stretch of text or of an attribute's value.
    private mutating func write(_ range: Range<Int>, inAttribute: Bool) {
        var position = range.lowerBound
        // Up to where the bytes were taken over; what stays as it is goes in stretches.
        var copied = position
        while position < range.upperBound {
            let byte = input[position]
            guard Self.needsMending(byte), byte != 0xEF || isNonCharacter(position) else {
                position += 1
                continue
            }
            output.append(contentsOf: UnsafeBufferPointer(rebasing: input[copied..<position]))
            var length = 1
            switch byte {
            case UInt8(ascii: "&"):
                if let (text, count) = XMLReference.decode(input, at: position), position + count <= range.upperBound {
                    for byte in text {
                        // As itself it would be taken for a line's end.
                        if byte == 0x0D { output.append(contentsOf: "&#13;".utf8) } else { writeEscaped(byte) }
                    }
                    length = count
                } else {
                    output.append(contentsOf: "&amp;".utf8)
                }
            case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): writeEscaped(byte)
            case 0xEF: length = 3
            default: break
            }
            position += length
            copied = position
        }
        if copied < range.upperBound {
            output.append(contentsOf: UnsafeBufferPointer(rebasing: input[copied..<range.upperBound]))
        }
    }

    /// Markup, what XML forbids, and the lead byte of some of that.
    @inline(__always)
    private static func needsMending(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0xEF: true
        case 9, 10, 13: false
        default: byte < 0x20
        }
    }

    /// U+FFFE and U+FFFF, which XML forbids.
    private func isNonCharacter(_ position: Int) -> Bool {
        position + 2 < input.count && input[position + 1] == 0xBF && input[position + 2] >= 0xBE
    }

    private mutating func writeEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
        default: output.append(byte)
        }
    }

    // MARK: Markup

    private mutating func markup() {
        let next = index + 1 < input.count ? input[index + 1] : 0
        if Self.isNameStart(next) {
            startTag()
        } else if next == UInt8(ascii: "/") {
            endTag()
        } else if input.has("<![CDATA[", at: index) {
            let end = input.firstIndex(of: "]]>", from: index + 9)
            if !open.isEmpty { writeCharacterData((index + 9)..<(end ?? input.count)) }
            index = end.map { $0 + 3 } ?? input.count
        } else if input.has("<!--", at: index) {
            // A comment that never ends is not one.
            index = endOfComment(from: index + 4) ?? index + 4
        } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
            index = input.firstIndex(of: UInt8(ascii: ">"), from: index).map { $0 + 1 } ?? input.count
        } else {
            if !open.isEmpty { output.append(contentsOf: "&lt;".utf8) }
            index += 1
        }
    }

    /// Looked for once when there is none: a row of unended comments must not cost quadratic time.
    private mutating func endOfComment(from start: Int) -> Int? {
        guard mayEndComments else { return nil }
        guard let end = input.firstIndex(of: "-->", from: start) else {
            mayEndComments = false
            return nil
        }
        return end + 3
    }

    /// The inside of a CDATA section: nothing in it is a reference.
    private mutating func writeCharacterData(_ range: Range<Int>) {
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = input[position]
            if byte == 0xEF, isNonCharacter(position) {
                position += 3
                continue
            }
            if byte >= 0x20 || byte == 9 || byte == 10 || byte == 13 { writeEscaped(byte) }
            position += 1
        }
    }

    private mutating func startTag() {
        let name = nameRange(from: index + 1)
        guard name.count <= Self.nameLimit, open.count < Self.depthLimit else {
            index = name.upperBound
            return
        }
        output.append(UInt8(ascii: "<"))
        output.append(contentsOf: input[name])
        index = name.upperBound
        var seen: [Range<Int>] = []
        var isEmpty = false
        scan: while true {
            while index < input.count, input[index] <= 0x20 { index += 1 }
            guard index < input.count else { break }
            switch input[index] {
            case UInt8(ascii: ">"):
                index += 1
                break scan
            case UInt8(ascii: "<"):
                // The tag was never closed: what begins here is the next.
                break scan
            case UInt8(ascii: "/"):
                isEmpty = index + 1 < input.count && input[index + 1] == UInt8(ascii: ">")
                index += 1
            default: attribute(&seen)
            }
        }
        if isEmpty {
            output.append(contentsOf: "/>".utf8)
        } else {
            output.append(UInt8(ascii: ">"))
            open.append(name)
        }
    }

    private mutating func attribute(_ seen: inout [Range<Int>]) {
        let name = nameRange(from: index)
        guard !name.isEmpty else {
            index += 1
            return
        }
        index = name.upperBound
        while index < input.count, input[index] <= 0x20 { index += 1 }
        var value = index..<index
        if index < input.count, input[index] == UInt8(ascii: "=") {
            index += 1
            while index < input.count, input[index] <= 0x20 { index += 1 }
            value = attributeValue()
        }
        guard seen.count < Self.attributeLimit, name.count <= Self.nameLimit, Self.isNameStart(input[name.lowerBound]),
            !seen.contains(where: { input[$0].elementsEqual(input[name]) })
        else { return }
        seen.append(name)
        output.append(UInt8(ascii: " "))
        output.append(contentsOf: input[name])
        output.append(contentsOf: "=\"".utf8)
        write(value, inAttribute: true)
        output.append(UInt8(ascii: "\""))
    }

    private mutating func attributeValue() -> Range<Int> {
        guard index < input.count else { return index..<index }
        let quote = input[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let start = index + 1
            let end = input.firstIndex(of: quote, from: start) ?? input.count
            index = min(end + 1, input.count)
            return start..<end
        }
        let start = index
        while index < input.count, input[index] > 0x20, input[index] != UInt8(ascii: ">") { index += 1 }
        return start..<index
    }

    private mutating func endTag() {
        let name = nameRange(from: index + 2)
        index = input.firstIndex(of: UInt8(ascii: ">"), from: name.upperBound).map { $0 + 1 } ?? input.count
        // Elements are seldom deep; a bound keeps hostile ones from costing quadratic time.
        let reach = open.suffix(64)
        guard let match = reach.lastIndex(where: { input[$0].elementsEqual(input[name]) }) else { return }
        while open.count > match, let inner = open.popLast() { writeEnd(inner) }
    }

    private mutating func writeEnd(_ name: Range<Int>) {
        output.append(contentsOf: "</".utf8)
        output.append(contentsOf: input[name])
        output.append(UInt8(ascii: ">"))
    }

    private func nameRange(from start: Int) -> Range<Int> {
        var end = start
        while end < input.count, Self.isNameByte(input[end]) { end += 1 }
        return min(start, input.count)..<max(end, min(start, input.count))
    }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == UInt8(ascii: "_")
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        isNameStart(byte) || (byte >= 0x30 && byte <= 0x3A) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
}
