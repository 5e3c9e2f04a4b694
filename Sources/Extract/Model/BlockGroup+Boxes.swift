import Markup

extension BlockGroup {
    /// The boxes that hold a block, from its container outwards, and the part of the body that it stands in: how much text,
    /// how linked, how much of it prose and in the text. And what the heading above it heads.
    static let boxes = BlockGroup(
        """
        box0Letters box0Prose box0Share box0Kept
        box1Blocks box1Letters box1Linked box1Share box1Kept
        box2Blocks box2Share box2Kept
        partProse partShare partKept
        headDistance headLetters sectionLetters sectionLinked
        """
    ) { page, cells in
        let all = page.prose(0..<page.count)
        var boxes = Boxes()
        let sections = Sections(page)
        for row in 0..<page.count {
            boxes.find(page.block(row).container, page)
            var line = cells.line(row)
            line.add(page.letters(boxes.inner))
            line.add(page.prose(boxes.inner), of: page.letters(boxes.inner))
            line.add(page.prose(boxes.inner), of: all)
            line.add(page.kept(boxes.inner), of: page.letters(boxes.inner))
            line.add(boxes.outer.count)
            line.add(page.letters(boxes.outer))
            line.add(page.linked(boxes.outer), of: page.letters(boxes.outer))
            line.add(page.prose(boxes.outer), of: all)
            line.add(page.kept(boxes.outer), of: page.letters(boxes.outer))
            line.add(boxes.outermost.count)
            line.add(page.prose(boxes.outermost), of: all)
            line.add(page.kept(boxes.outermost), of: page.letters(boxes.outermost))
            let part = boxes.part ?? row..<row
            line.add(page.prose(part), of: page.letters(part))
            line.add(page.prose(part), of: all)
            line.add(page.kept(part), of: page.letters(part))
            sections.describe(row, page, &line)
        }
    }
}

/// The rows of the boxes around a block. Blocks of one container, which mostly follow each other, are looked up once.
private struct Boxes {
    private(set) var inner = 0..<0
    private(set) var outer = 0..<0
    private(set) var outermost = 0..<0
    /// Of the body's child that holds the block; nil outside of the body.
    private(set) var part: Range<Int>?

    private var container = -1
    /// The element of `outer`, which `outermost` was found around.
    private var outerElement = -1
    private var partElement = -1

    mutating func find(_ container: Int, _ page: BlockPage) {
        if container == self.container { return }
        self.container = container
        var box = container
        inner = page.rows(of: box)
        outer = Self.next(&box, inner, page)
        // Siblings share what is around them, which a page may nest hundreds deep.
        if box != outerElement {
            outerElement = box
            outermost = Self.next(&box, outer, page)
        }
        guard page.outline.contains(page.body.root, container) else {
            (part, partElement) = (nil, -1)
            return
        }
        if partElement >= 0, page.outline.contains(partElement, container), partElement != page.body.root { return }
        var at = container
        while at > page.body.root, page.outline.parent(at) > page.body.root { at = page.outline.parent(at) }
        (part, partElement) = (page.rows(of: at), at)
    }

    /// Of the nearest box around that holds more blocks: one that adds none is the same box.
    private static func next(_ box: inout Int, _ rows: Range<Int>, _ page: BlockPage) -> Range<Int> {
        var wider = rows
        while box > 0, wider == rows {
            box = max(0, page.outline.parent(box))
            wider = page.rows(of: box)
        }
        return wider
    }
}

/// What stands between a heading and the next.
private struct Sections {
    private static let rowsBound = 40
    /// The heading above each row, or the row itself; -1 above the first.
    private var heads: [Int] = []
    /// The next heading behind each row, or the end.
    private var ends: [Int]

    init(_ page: BlockPage) {
        heads.reserveCapacity(page.count)
        var head = -1
        for row in 0..<page.count {
            if page.block(row).isHeading { head = row }
            heads.append(head)
        }
        ends = Array(repeating: page.count, count: page.count)
        var end = page.count
        for row in (0..<page.count).reversed() {
            ends[row] = end
            if page.block(row).isHeading { end = row }
        }
    }

    func describe(_ row: Int, _ page: BlockPage, _ line: inout BlockLine) {
        let head = heads[row]
        guard head >= 0 else {
            for _ in 0..<4 { line.add(-1) }
            return
        }
        let rows = head + 1..<max(head + 1, min(ends[head], head + Self.rowsBound))
        line.add(row - head)
        line.add(page.block(head).letters)
        line.add(page.letters(rows))
        line.add(page.linked(rows), of: page.letters(rows))
    }
}
