import Bytes
import Lexicon

extension Cut {
    /// Takes what stands last and is about the author: it begins with his own name, or stands in a box named so. «Mira Holt is
    /// a reporter …», «Reporting by …», which names those who helped.
    static let biographies = Cut("biographies") { $0.biographies() }
}

extension CutView {
    fileprivate func biographies() -> Takings {
        guard body.blocks.count > 6 else { return [:] }
        var takings: Takings = [:]
        for index in uncut.suffix(4) where page.blocks[index].letters < 600 {
            let block = page.blocks[index]
            guard block.kind == .paragraph || block.kind == .listItem else { continue }
            let text = page.bytes(block)
            let isNamed = stated.authors.contains {
                text.starts(with: $0.utf8) && [0x20, 0x2C].contains(text.dropFirst($0.utf8.count).first)
            }
            if isNamed || block.hints.contains(.byline) || (block.letters < 250 && isCreditLine(text)) {
                takings[index] = .biography
            }
        }
        return takings
    }

    private func isCreditLine(_ text: ArraySlice<UInt8>) -> Bool {
        let start = ASCII.lowercased(String(decoding: text.prefix(40), as: UTF8.self))
        return Self.creditLines.contains { start.utf8.starts(with: $0.utf8) }
    }

    private static let creditLines = Lexicon.helperLines.texts
}
