import Bytes
import Markup

/// Text that structured data carries, markup or not, as the blocks a reader would see.
enum EmbeddedText {
    /// - Returns: one block a line, and its letters; nil when it shows nothing.
    static func plain(_ text: String) -> (text: String, letters: Int)? {
        let bytes = Array(text.utf8)
        guard bytes.contains(0x3C) else {
            let lines = MetaText.plainLines(text)
            return lines.isEmpty ? nil : (lines, letters(lines))
        }
        do throws(MarkupError) {
            let document = try HTMLDocument(parsing: bytes, keeping: .article)
            let lines = document.withRoot { root in
                var outline = Outline(root: root)
                Prune.run(&outline, believingNames: false)
                let page = PageText(outline)
                return ArticleText.render(page.blocks.filter { $0.kind != .caption }, page: page)
            }
            return lines.map { ($0, letters($0)) }
        } catch {
            return nil
        }
    }

    static func letters(_ text: String) -> Int {
        text.utf8.reduce(0) { $0 + ($1 > 0x20 && $1 & 0xC0 != 0x80 ? 1 : 0) }
    }
}
