import Bytes

/// Markdown's addresses, as the search for citations finds them.
enum SuppliedMarkdownLinks {
    /// The text with links written out, «words address», and without pictures, whose addresses are no citations.
    static func writtenOut(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.startIndex > 0 { out.append(0x0A) }
            guard line.contains(where: { "[\\_*".utf8.contains($0) }) else {
                out += line
                continue
            }
            let line = unmarked(line)
            if line.contains(UInt8(ascii: "[")) { writeOut(line, to: &out) } else { out += line }
        }
        return out
    }

    /// The labels of `[label]: target`, folded: `[label]` alone refers to one (CommonMark 0.31, 4.7 and 6.3), any other bracket is a bracket.
    static func definitions(_ bytes: ArraySlice<UInt8>) -> Set<[UInt8]> {
        var labels: Set<[UInt8]> = []
        for line in bytes.split(separator: 0x0A) {
            let line = line[SuppliedBytes.trimmed(line, line.indices)]
            guard line.first == UInt8(ascii: "["), let close = line.prefix(1000).firstIndex(of: UInt8(ascii: "]")),
                line[(close + 1)...].first == UInt8(ascii: ":")
            else { continue }
            labels.insert(JunkLabels.fold(line[line.startIndex..<close]))
        }
        return labels.subtracting([[]])
    }

    /// `[label]:`, whose target stands in the next line.
    static func awaitsTarget(_ line: ArraySlice<UInt8>) -> Bool {
        line.first == UInt8(ascii: "[") && line.suffix(2).elementsEqual("]:".utf8)
    }

    static func isTarget(_ line: ArraySlice<UInt8>) -> Bool {
        !line.contains(0x20) && line.firstRange(of: Array("://".utf8)) != nil
    }

    private static func writeOut(_ line: [UInt8], to out: inout [UInt8]) {
        let brackets = SuppliedBrackets(line)
        var links: [(words: Int, end: Int)] = []
        var index = 0
        while index < line.count {
            if let link = links.last, link.words == index {
                links.removeLast()
                out += [0x20] + target(line[(link.words + 2)..<(link.end - 1)]) + [0x20]
                index = link.end
            } else if line[index] == UInt8(ascii: "!"), let image = brackets.link(line, index + 1) {
                index = image.end
            } else if let link = brackets.link(line, index), line[link.words + 1] == UInt8(ascii: "("), links.count < 8
            {
                links.append(link)
                index += 1
            } else {
                out.append(line[index])
                index += 1
            }
        }
    }

    /// CommonMark 0.31, 6.3: within angle brackets a target may hold blanks.
    private static func target(_ inside: ArraySlice<UInt8>) -> [UInt8] {
        let inside = inside.drop { $0 == 0x20 }
        guard inside.first == UInt8(ascii: "<"), let close = inside.firstIndex(of: UInt8(ascii: ">")) else {
            return Array(inside.prefix { $0 > 0x20 })
        }
        return inside[(inside.startIndex + 1)..<close].flatMap { $0 == 0x20 ? Array("%20".utf8) : [$0] }
    }

    /// Without the backslashes that escape, and without marks of emphasis around an address.
    private static func unmarked(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(line.count)
        // The marks before an address, which the same ones close.
        var open: [UInt8] = []
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            if byte == UInt8(ascii: "\\"), index + 1 < line.endIndex, SuppliedInline.isPunctuation(line[index + 1]) {
                out.append(line[index + 1])
                index += 2
                continue
            }
            if byte == UInt8(ascii: "_") || byte == UInt8(ascii: "*") {
                let run = line[index...].prefix { $0 == byte }
                if line[run.endIndex...].starts(with: "http".utf8) {
                    open = Array(run)
                    index = run.endIndex
                    continue
                }
                if !open.isEmpty, run.elementsEqual(open) {
                    let next = run.endIndex < line.endIndex ? line[run.endIndex] : 0x20
                    let closes = next <= 0x20 || next >= 0x80 || SuppliedInline.isPunctuation(next)
                    if closes { open = [] }
                    out += closes ? [0x20] : Array(run)
                    index = run.endIndex
                    continue
                }
                out += run
                index = run.endIndex
                continue
            }
            if byte <= 0x20 { open = [] }
            out.append(byte)
            index += 1
        }
        return out
    }
}
