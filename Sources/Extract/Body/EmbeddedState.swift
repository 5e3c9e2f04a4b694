import Bytes
import Markup

/// The article's text in a page's application state (`__NEXT_DATA__`), for pages that scripts fill in: the markup then
/// holds a title and a spinner, the state the whole story.
enum EmbeddedState {
    static let objectsBound = 20_000
    static let depthBound = 24
    /// Below this many letters a passage is a teaser as likely as a story.
    static let lettersBound = 400

    /// The passage that is the story: long prose, under a name that says body, beside the page's own title.
    static func articleBody(in embedded: [HTMLEmbeddedData], title: String?) -> String? {
        search(embedded, title).best?.text
    }

    /// The stamp of publication that stands beside the page's own title.
    static func published(in embedded: [HTMLEmbeddedData], title: String?) -> String? {
        search(embedded, title).published
    }

    private static func search(_ embedded: [HTMLEmbeddedData], _ title: String?) -> Search {
        var search = Search(title: title.map { JunkLabels.fold($0.utf8) })
        for data in embedded where data.kind == .nextData {
            for value in JSONReader.documents(data.bytes).values { search.visit(value) }
        }
        return search
    }

    private static let publicationNames: Set<String> = [
        "publicationdate", "publishedat", "publishdate", "datepublished", "publisheddate", "firstpublishedat",
        "firstpublished", "publishedon", "pubdate", "publishtime", "publishedtime",
    ]

    /// Names under which publishing systems keep a story's text.
    private static let bodyNames: Set<String> = [
        "articlebody", "body", "content", "contents", "html", "text", "fulltext", "story", "paragraphs", "blocks",
        "components", "elements", "bodytext", "bodyhtml", "contenthtml", "htmlcontent", "rendered", "postcontent",
        "articlecontent", "article", "details", "detail", "children", "document", "richtext", "maintext", "newstext",
    ]
    private static let titleNames: Set<String> = ["title", "headline", "name", "articletitle", "heading", "rendered"]
    /// What an item of a body calls its words.
    private static let wordNames: Set<String> = [
        "text", "content", "value", "html", "children", "body", "paragraph", "paragraphs", "data", "items", "nodes",
        "contents", "model", "blocks", "quote",
    ]

    private static func plainName(_ key: String) -> String {
        String(decoding: key.utf8.lazy.map(ASCII.lower).filter { $0 &- 0x61 < 26 }, as: UTF8.self)
    }

    private struct Search {
        let title: [UInt8]?
        var best: (score: Double, text: String)?
        var published: String?

        init(title: [UInt8]?) { self.title = title }

        private struct Place {
            let value: JSONValue
            let isNamedBody: Bool
            let isBesideTitle: Bool
            let depth: Int
        }

        mutating func visit(_ root: JSONValue) {
            var queue = [Place(value: root, isNamedBody: false, isBesideTitle: false, depth: 0)][...]
            var seen = 0
            while let place = queue.popFirst(), seen < objectsBound {
                seen += 1
                switch place.value {
                case .string(let text): if text.utf8.count >= lettersBound { consider(text, place) }
                case .array(let values):
                    if place.isNamedBody, values.count > 1 { consider(joined(values), place) }
                    guard place.depth < depthBound else { continue }
                    for value in values {
                        queue.append(
                            Place(
                                value: value, isNamedBody: false, isBesideTitle: place.isBesideTitle,
                                depth: place.depth + 1))
                    }
                case .object(let members):
                    guard place.depth < depthBound else { continue }
                    let isTitled = holdsTitle(members)
                    if isTitled, published == nil {
                        let stamp = members.first { publicationNames.contains(plainName($0.name)) }
                        published = stamp?.value.written
                    }
                    for member in members {
                        let isBody = bodyNames.contains(plainName(member.name))
                        // `"content": {"rendered": "…"}` hands its name and its title down.
                        let isRendered = plainName(member.name) == "rendered"
                        queue.append(
                            Place(
                                value: member.value, isNamedBody: isBody && (!isRendered || place.isNamedBody),
                                isBesideTitle: isTitled || (place.isNamedBody && place.isBesideTitle),
                                depth: place.depth + 1))
                    }
                default: continue
                }
            }
        }

        private func holdsTitle(_ members: [JSONValue.Member]) -> Bool {
            guard let title, title.count >= 8 else { return false }
            return members.contains { member in
                guard titleNames.contains(plainName(member.name)) else { return false }
                let stated = member.value.written ?? member.value["rendered"]?.written
                return stated.map { JunkLabels.fold(MetaText.plain($0).utf8) == title } ?? false
            }
        }

        private mutating func consider(_ text: String, _ place: Place) {
            guard let plain = EmbeddedText.plain(text) else { return }
            let score = Double(plain.letters) * (place.isNamedBody ? 1 : 0.4) * (place.isBesideTitle ? 2 : 1)
            guard plain.letters >= lettersBound, place.isNamedBody || place.isBesideTitle else { return }
            if score > best?.score ?? 0 { best = (score, plain.text) }
        }

        /// A body kept as a list: every item a paragraph, whatever it is made of.
        private func joined(_ values: [JSONValue]) -> String {
            var out = ""
            for value in values.prefix(2_000) {
                let words = words(value, depth: 0)
                if words.utf8.contains(where: { $0 > 0x20 }) { out += "<p>" + words + "</p>" }
                if out.utf8.count > 1 << 20 { break }
            }
            return out
        }

        private func words(_ value: JSONValue, depth: Int) -> String {
            guard depth < 8 else { return "" }
            switch value {
            case .string(let text): return text
            case .array(let values): return values.map { words($0, depth: depth + 1) }.joined()
            case .object(let members):
                return members.lazy.filter { wordNames.contains(plainName($0.name)) }
                    .map { words($0.value, depth: depth + 1) }.joined()
            default: return ""
            }
        }
    }
}

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

    private static func letters(_ text: String) -> Int {
        text.utf8.reduce(0) { $0 + ($1 > 0x20 && $1 & 0xC0 != 0x80 ? 1 : 0) }
    }
}
