/// Lines that end in a colon and open the text with who tells it: «سهلان – سامر الخطيب:», «كتب – سامر الخطيب:».
extension PersonNames {
    static func mayOpen(_ block: Block, _ page: PageText) -> Bool {
        block.letters < 50 && page.bytes(block).last == 0x3A
    }

    /// «سهلان – سامر الخطيب»: one dash, with words on both sides.
    static func isPartedByDash(_ line: String) -> Bool {
        [" - ", " – "].contains { line.components($0).count == 2 }
    }

    static func opens(_ block: Block, _ page: PageText) -> Bool {
        guard mayOpen(block, page) else { return false }
        let line = String(page.string(block).dropLast())
        // Without a dash or a label it may be who is quoted: «قال مروان الدهان:».
        guard saysWriter(line) || isPartedByDash(line) else {
            return false
        }
        let names = shown(line)
        return !names.isEmpty && !names.contains(where: isPlace)
    }
}
