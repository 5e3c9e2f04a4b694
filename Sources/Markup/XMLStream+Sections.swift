#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Sections and comments, whose ends are forgotten where their starts are printed by hand.
extension XMLStream {
    /// Behind the mark that begins a CDATA section here; feeds also write it in lower case or without its first bracket.
    func sectionStart(_ start: Int) -> Int? {
        if input.has("<![CDATA[", at: start) { return start + 9 }
        var index = start + 2
        if index < input.count, input[index] == UInt8(ascii: "[") { index += 1 }
        guard index + 6 <= input.count, input[index + 5] == UInt8(ascii: "[") else { return nil }
        for (offset, letter) in "cdata".utf8.enumerated() where input[index + offset].asciiLowercased != letter {
            return nil
        }
        return index + 6
    }

    /// The text of the section that begins here, up to its `]]>`, or where that is another's, to the end of its element.
    mutating func section(from start: Int) {
        if sectionEnd < start { sectionEnd = input.firstIndex(of: "]]>", from: start) ?? .max }
        isCharacterData = true
        textStart = start
        let isClosed = sectionEnd < input.count
        let end = isClosed ? sectionEnd : input.count
        if let early = isClosed ? unclosedEnd(from: start, to: end, mark: "<![CDATA[") : ownEnd(from: start, to: end) {
            index = early
            textEnd = early
            // `]]</title>`: half of it was there.
            if early - start >= 2, input[early - 1] == UInt8(ascii: "]"), input[early - 2] == UInt8(ascii: "]") {
                textEnd = early - 2
            }
        } else {
            index = isClosed ? end + 3 : end
            textEnd = end
        }
    }

    /// Where what began at `start` must have ended, when another of its kind begins before `end`, which then closes that
    /// one: at the end tag of the element around it. Nil when nothing says so.
    func unclosedEnd(from start: Int, to end: Int, mark: StaticString) -> Int? {
        // The last byte of either mark is rare in texts.
        let last = mark.utf8Start[mark.utf8CodeUnitCount - 1]
        var index = start
        while let found = input.firstIndex(of: last, from: index), found < end {
            let begin = found - (mark.utf8CodeUnitCount - 1)
            if begin >= start, input.has(mark, at: begin) { return ownEnd(from: start, to: begin) }
            index = found + 1
        }
        return nil
    }

    /// The end tag of the innermost element, between the two.
    private func ownEnd(from start: Int, to end: Int) -> Int? {
        guard let element = open.last, let base = input.baseAddress else { return nil }
        var index = start
        while let found = input.firstIndex(of: "</", from: index), found < end {
            let name = found + 2
            if name + element.count < end, memcmp(base + name, base + element.start, element.count) == 0,
                input[name + element.count] == UInt8(ascii: ">") || input[name + element.count] <= 0x20
            {
                return found
            }
            index = name
        }
        return nil
    }
}
