import Markup

extension KindRule {
    /// A server's own list of a folder's files, whatever the server calls it: most links say nothing but the name of the file that
    /// they lead to. `Index of /path`, `host - /path/`, `Directory listing for /path`.
    static let folder = KindRule("folder") { seen in
        seen.isTitledIndex || !seen.claimsArticle && seen.listsFiles ? .index : nil
    }
}

extension KindEvidence {
    private static let filesBound = 3
    private static let linksBound = 2_000

    fileprivate var isTitledIndex: Bool {
        guard let title = facts.titleElement, title.utf8.starts(with: "Index of /".utf8) else { return false }
        return facts.headlines.contains { outline.text(of: $0, limitBytes: 1000) == title }
    }

    fileprivate var listsFiles: Bool {
        guard prose < 200 else { return false }
        let links = (0..<outline.count).lazy.filter { outline.tag($0) == .a }.prefix(Self.linksBound)
        let files = links.count { isNamedAfterFile($0) }
        return files >= Self.filesBound && files * 10 >= links.count * 6
    }

    /// `<a href="/2009/nuce0.htm">nuce0.htm</a>`, `<a href="photos/">photos/</a>`; long names are cut short with dots.
    private func isNamedAfterFile(_ link: Int) -> Bool {
        guard let href = outline.node(link).attribute("href"), href.utf8.first != UInt8(ascii: "?") else {
            return false
        }
        let path = href.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        guard let name = path.split(separator: UInt8(ascii: "/")).last, name.count >= 2 else { return false }
        var text = Array(outline.text(of: link, limitBytes: 300).utf8)
        let isFolder = text.last == UInt8(ascii: "/")
        if isFolder { text.removeLast() }
        guard isFolder || name.contains(UInt8(ascii: ".")) else { return false }
        let cut = text.suffix(2).elementsEqual([0x2E, 0x3E]) ? text.dropLast(2).drop { $0 == 0x2E } : text[...]
        return cut.count >= 2 && (cut.elementsEqual(name) || cut.count < text.count && name.starts(with: cut))
    }
}
