import Bytes

extension Cut {
    /// Takes the numbers of lines that stand in a column of their own beside code.
    static let gutter = Cut("gutter") { view in
        var takings: Takings = [:]
        for index in view.uncut where index + 1 < view.body.blocks.upperBound {
            let (block, code) = (view.page.blocks[index], view.page.blocks[index + 1])
            guard block.kind == .preformatted, code.kind == .preformatted, block.container != code.container,
                countsOn(view.page.bytes(block))
            else { continue }
            takings[index] = .label
        }
        return takings
    }

    /// `1 2 3`, each on its line.
    private static func countsOn(_ text: ArraySlice<UInt8>) -> Bool {
        let numbers = text.split(separator: 0x0A).map { Int(ASCII.trimmed(String(decoding: $0, as: UTF8.self))) }
        guard numbers.count >= 2, let first = numbers[0] else { return false }
        return numbers.enumerated().allSatisfy { $1 == first + $0 }
    }
}
