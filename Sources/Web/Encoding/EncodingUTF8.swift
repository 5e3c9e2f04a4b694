/// Checks and mends UTF-8 as the WHATWG decoder does.
enum UTF8Text {
    /// What a reading of bytes as UTF-8 found.
    struct Survey: Equatable {
        /// Complete sequences of two to four bytes.
        var sequences = 0
        /// Maximal subparts of ill-formed sequences: each becomes one U+FFFD.
        var invalid = 0
        /// The text ends within a sequence that was right so far: a body cut short, not another encoding.
        var endsCut = false
    }

    /// The length of the valid start; `bytes.count` when all is valid. Says also whether it is all ASCII.
    static func validPrefix(_ bytes: ArraySlice<UInt8>) -> (count: Int, isASCII: Bool) {
        let input = bytes.span
        let raw = input.bytes
        let count = input.count
        var index = 0
        var isASCII = true
        while index < count {
            let byte = input[index]
            if byte < 0x80 {
                index += 1
                while index + 8 <= count {
                    let word = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
                    if word & 0x8080_8080_8080_8080 != 0 { break }
                    index += 8
                }
                continue
            }
            isASCII = false
            // Arabic and its neighbours: two bytes a letter, in long runs.
            if 0xC2...0xDF ~= byte {
                guard index + 1 < count, input[index + 1] & 0xC0 == 0x80 else { return (index, false) }
                index += 2
                continue
            }
            let length = sequenceLength(input, at: index)
            if length <= 0 { return (index, false) }
            index += length
        }
        return (count, isASCII)
    }

    /// Behind the ASCII byte at `start` and, eight at a time, others that follow it.
    @inline(__always)
    static func endOfASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        var index = start + 1
        while index + 8 <= bytes.count,
            raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        { index += 8 }
        return index
    }

    /// Positive: a sequence of that length; negative: an ill-formed one, of which that many bytes are its maximal subpart.
    @inline(__always)
    private static func sequenceLength(_ input: borrowing Span<UInt8>, at index: Int) -> Int {
        let lead = input[index]
        let needed: Int
        var lowest: UInt8 = 0x80
        var highest: UInt8 = 0xBF
        switch lead {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: needed = 1
        case 0xE0:
            needed = 2
            lowest = 0xA0
        case 0xED:
            needed = 2
            highest = 0x9F
        case 0xE1...0xEF: needed = 2
        case 0xF0:
            needed = 3
            lowest = 0x90
        case 0xF4:
            needed = 3
            highest = 0x8F
        case 0xF1...0xF3: needed = 3
        default: return -1
        }
        var position = 1
        while position <= needed {
            guard index + position < input.count else { return -position }
            let byte = input[index + position]
            if byte < lowest || byte > highest { return -position }
            lowest = 0x80
            highest = 0xBF
            position += 1
        }
        return needed + 1
    }

    /// How much of the bytes is UTF-8. Ends early where nothing can come to outweigh the damage.
    static func survey(_ bytes: ArraySlice<UInt8>) -> Survey {
        let input = bytes.span
        var survey = Survey()
        var index = 0
        while index < input.count {
            if input[index] < 0x80 {
                index += 1
                continue
            }
            let length = sequenceLength(input, at: index)
            if length > 0 {
                survey.sequences += 1
                index += length
            } else {
                survey.note(endOfPart: index - length, lead: input[index], count: input.count)
                index -= length
                if survey.invalid >= 1_024, survey.invalid > survey.sequences { break }
            }
        }
        return survey
    }

    /// The text with every ill-formed part replaced by U+FFFD.
    static func repair(_ bytes: ArraySlice<UInt8>) -> (utf8: [UInt8], replacements: Int) {
        let input = bytes.span
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count + 64)
        var replacements = 0
        var copied = 0
        while copied < input.count {
            let valid = validPrefix(bytes[(bytes.startIndex + copied)...]).count
            utf8 += bytes[(bytes.startIndex + copied)..<(bytes.startIndex + copied + valid)]
            copied += valid
            guard copied < input.count else { break }
            utf8 += [0xEF, 0xBF, 0xBD]
            replacements += 1
            copied -= sequenceLength(input, at: copied)
        }
        return (utf8, replacements)
    }
}

extension UTF8Text.Survey {
    fileprivate mutating func note(endOfPart: Int, lead: UInt8, count: Int) {
        invalid += 1
        // Only a sequence that the end interrupts can be right so far.
        endsCut = endOfPart == count && 0xC2...0xF4 ~= lead
    }

    /// UTF-8 with a slip here and there, whatever the text says of itself: no text of a single-byte encoding forms so many
    /// sequences in a row.
    var isUTF8Throughout: Bool { sequences >= 32 && invalid * 32 <= sequences }

    /// UTF-8 with damage, rather than something else that contains valid sequences by chance: Arabic in windows-1256 forms one
    /// in twenty, Korean in EUC-KR one in ten.
    func isUTF8(declared: Bool) -> Bool {
        let damage = endsCut ? invalid - 1 : invalid
        return damage == 0 || damage * (declared ? 1 : 4) <= sequences
    }
}
