import Bytes
import Markup

extension BlockGroup {
    /// Blocks that are made alike all over the page: teasers, comments, the paragraphs of the text. How many, how long, how
    /// much of them ends as sentences do, is prose, is in the text; and how many of them stand in one run with this one.
    static let alike = BlockGroup("alike alikeLetters alikeEnds alikeShare alikeKept run") { page, cells in
        var families: [UInt64: Int] = [:]
        var members: [Family] = []
        var family: [Int] = []
        family.reserveCapacity(page.count)
        var last: (container: Int, family: Int)?
        for row in 0..<page.count {
            let block = page.block(row)
            let number: Int
            if let last, last.container == block.container {
                number = last.family
            } else {
                let key = make(of: block, page.outline)
                number = families[key] ?? members.count
                if number == members.count {
                    families[key] = number
                    members.append(Family())
                }
                last = (block.container, number)
            }
            family.append(number)
            members[number].add(block, worth: Int(page.worth[row]), isKept: page.isKept[row])
        }
        let all = page.prose(0..<page.count)
        var start = 0
        while start < page.count {
            var end = start + 1
            while end < page.count, family[end] == family[start] { end += 1 }
            let alike = members[family[start]]
            for row in start..<end {
                var line = cells.line(row)
                line.add(alike.count)
                line.add(alike.letters / max(1, alike.count))
                line.add(alike.ends, of: alike.count)
                line.add(alike.prose, of: all)
                line.add(alike.kept, of: alike.count)
                line.add(end - start)
            }
            start = end
        }
    }

    /// Tags of a block's container and of four around it, with what the names of the inner two say.
    private static func make(of block: Block, _ outline: Outline) -> UInt64 {
        var key = FNV1a()
        var at = block.container
        for step in 0..<5 where at > 0 {
            let element = outline.elements[at]
            key.add(element.tag.rawValue)
            if step < 2 {
                for shift in [0, 8, 16] { key.add(UInt8(truncatingIfNeeded: element.hints.rawValue >> shift)) }
            }
            at = outline.parent(at)
        }
        return key.value
    }
}

/// Blocks that are made alike.
private struct Family {
    private(set) var count = 0
    private(set) var letters = 0
    private(set) var ends = 0
    private(set) var prose = 0
    private(set) var kept = 0

    mutating func add(_ block: Block, worth: Int, isKept: Bool) {
        count += 1
        letters += block.letters
        ends += block.endsSentence ? 1 : 0
        prose += max(0, worth)
        kept += isKept ? 1 : 0
    }
}
