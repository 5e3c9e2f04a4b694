import Markup
import Web

/// A page that somebody wrote by hand, or that an office program wrote for him, in place of one saved from a site.
extension PageReading {
    /// Nothing of it belongs to a site: no address that it came from, no script, no menu, header, foot or form, no link to a
    /// page beside it. Then nothing stands round its text, and all of it is text.
    var isNote: Bool {
        guard url == nil, facts.canonical == nil, outline.scripts == 0 || hasOnlyOwnScripts, !structured.hasArticle,
            !facts.metas.contains(where: { $0.key.utf8.starts(with: "og:".utf8) })
        else { return false }
        return (0..<outline.count).allSatisfy { index in
            switch outline.tag(index) {
            case .nav, .header, .footer, .aside, .form, .menu: false
            case .a: outline.node(index).attribute("href").map(Self.leadsAway) ?? true
            default: true
            }
        }
    }

    /// All that is shown, the title aside.
    mutating func readNote(title: String?) -> Chosen {
        Prune.run(&evidence.outline, believingNames: false)
        let page = PageText(outline)
        var body = ArticleBody()
        body.blocks = 0..<page.blocks.count
        body.gain = page.blocks.reduce(0) { $0 + BodyFinder.worth($1) }
        body.pageGain = body.gain
        body.method = Self.noteMethod
        var blocks = page.blocks
        let folded = JunkLabels.fold((title ?? "").utf8)
        if let heading = blocks.firstIndex(where: { JunkLabels.fold(page.bytes($0)) == folded }) {
            blocks.remove(at: heading)
        }
        return Chosen(body: body, page: page, blocks: blocks, text: ArticleText.render(blocks, page: page))
    }

    /// As of a plain text: nothing was chosen.
    static let noteMethod = "text"

    /// Scripts that lie beside the page, as programs write them that export messages (Telegram Desktop); no words in it.
    private var hasOnlyOwnScripts: Bool {
        let source = evidence.source
        var start = 0
        var count = 0
        let open = Array("<script".utf8)
        while let found = source[start...].firstRange(of: open), count < 4 {
            let tag = source[found.upperBound...].prefix(400).prefix { $0 != UInt8(ascii: ">") }
            guard let address = tag.firstRange(of: Array("src=\"".utf8)),
                tag[address.upperBound...].firstRange(of: Array("//".utf8)) == nil,
                source[tag.endIndex...].dropFirst().starts(with: "</script".utf8)
            else { return false }
            count += 1
            start = tag.endIndex
        }
        return count > 0 && count < 4
    }

    /// To a place in the note itself, to another site, or to a picture beside the note.
    private static func leadsAway(_ href: String) -> Bool {
        if href.utf8.first == UInt8(ascii: "#") || WebURL(href) != nil { return true }
        let name = href.lowercased()
        return pictures.contains { name.hasSuffix($0) }
    }

    private static let pictures = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".mp4", ".ogg", ".mp3", ".pdf"]
}
