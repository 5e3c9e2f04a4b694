/// What a browser prints above and below a page: the clock's time, the title, and at its foot the address with the page's number.
enum PagePrint {
    static func lines(_ lines: [PageLine], _ bytes: [UInt8]) -> Set<Int> {
        var taken: Set<Int> = []
        let edges = Set(lines.indices.prefix(2) + lines.indices.suffix(3))
        for index in lines.indices where lines[index].numbers.count >= 4 {
            let line = bytes[lines[index].range]
            guard let end = clock(line) else {
                if let start = clockAtEnd(line), isTitle(letters(line[..<start]), lines, bytes, besides: index) {
                    taken.insert(index)
                }
                continue
            }
            let rest = letters(line[end...])
            if !rest.isEmpty {
                if isTitle(rest, lines, bytes, besides: index) { taken.insert(index) }
            } else if edges.contains(index), index + 1 < lines.count,
                isTitle(letters(bytes[lines[index + 1].range]), lines, bytes, besides: index + 1)
            {
                taken.formUnion([index, index + 1])
            } else if edges.contains(index), isNumbered(lines) {
                taken.insert(index)
            }
        }
        return taken
    }

    /// Where `11/26/25, 10:35 PM` at a line's beginning ends: no text begins with a clock's time and a day in numbers.
    private static func clock(_ line: ArraySlice<UInt8>) -> Int? {
        var numbers = 0
        var isInNumber = false
        var colons = 0
        var end: Int?
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            switch byte {
            case 0x30...0x39:
                if !isInNumber { numbers += 1 }
                isInNumber = true
                end = index + 1
            case 0x20, UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), 0xC2, 0xA0, 0xE2,
                0x80, 0xAF:
                isInNumber = false
            case 0xD8 where line[index...].starts(with: [0xD8, 0x8C]): index += 1
            case UInt8(ascii: ":"):
                isInNumber = false
                colons += 1
            default:
                guard numbers >= 5 else { return nil }
                let marks: [[UInt8]] = ["AM", "PM", "am", "pm", "ص", "م"].map { Array($0.utf8) }
                let mark = marks.first {
                    line[index...].starts(with: $0)
                        && (index + $0.count == line.endIndex || line[index + $0.count] <= 0x20)
                }
                return (1...2).contains(colons) ? mark.map { index + $0.count } ?? end : nil
            }
            index += 1
        }
        return numbers >= 5 && (1...2).contains(colons) ? end : nil
    }

    /// Where one at a line's end begins: lines from the right are turned.
    private static func clockAtEnd(_ line: ArraySlice<UInt8>) -> Int? {
        line.indices.suffix(40).first { index in
            line[index] &- 0x30 < 10 && index > line.startIndex && line[index - 1] == 0x20
                && clock(line[index...]) == line.endIndex
        }
    }

    /// Whether the words stand among the text's first lines, by themselves or over several: as its title. The site's name may follow.
    private static func isTitle(_ words: [UInt8], _ lines: [PageLine], _ bytes: [UInt8], besides index: Int) -> Bool {
        guard words.count >= 12 else { return false }
        let top = lines.indices.prefix(8).filter { $0 != index }
        return top.contains { start in
            var title: [UInt8] = []
            for line in top where line >= start && line < start + 4 {
                title += letters(bytes[lines[line].range])
                if title.count >= 12, words.starts(with: title) || title == words {
                    return title.count * 2 >= words.count
                }
                if !words.starts(with: title) { return false }
            }
            return false
        }
    }

    /// Whether the last page's number stands at the text's end.
    private static func isNumbered(_ lines: [PageLine]) -> Bool {
        lines.suffix(3).contains { line in
            line.mark.suffix(3).elementsEqual("#/#".utf8)
                && line.numbers.suffix(2).first.map { $0 <= line.numbers.last ?? 0 } ?? false
        }
    }

    private static func letters(_ line: ArraySlice<UInt8>) -> [UInt8] { line.filter { $0 > 0x20 } }
}
