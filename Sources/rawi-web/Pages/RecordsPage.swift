import FoundationEssentials
import Reading

/// Records from the newest on back: all of them, those of a source, those whose title has some words.
struct RecordsPage {
    struct Wish: Sendable, Equatable {
        /// As it was typed.
        let words: String
        let source: String?
        let before: Int?

        init(_ query: [String: String]) {
            words = String((query["q"] ?? "").prefix(RecordsPage.longestSearch)).trimmed
            source = query["source"].flatMap { (1...100).contains($0.utf8.count) ? $0 : nil }
            before = query["before"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
        }

        /// Folded as a reader would compare words; nil without any.
        var search: TextSearch? { words.isEmpty ? nil : TextSearch(words.split(separator: " ").map(String.init)) }

        /// Words of nothing but signs find nothing, not everything.
        var isEmptySearch: Bool { !words.isEmpty && search == nil }
    }

    static let longestSearch = 200
    static let mostRecords = 40
    static let hint = "rawi grep looks through titles and texts of all."

    let wish: Wish
    /// Nil where nothing can be looked for.
    let page: RecordPages.Page?
    let now: Date

    var html: [UInt8] {
        Frame.page(heading + " · rawi", at: .records, query: wish.words) { html in
            html.element("h1") { title in
                if wish.words.isEmpty {
                    title.markup("Records")
                } else {
                    title.markup("Titles with ")
                    title.element("q") { $0.isolated(wish.words) }
                }
            }
            if let source = wish.source {
                html.element("p", .class("lead")) { lead in
                    lead.markup("Of the source ")
                    lead.isolated(source)
                    lead.markup(". ")
                    lead.element(
                        "a", .href(.records(title: wish.words.isEmpty ? nil : wish.words)), text: "Of all sources")
                }
            }
            results(&html)
        }
    }

    private var heading: String { wish.words.isEmpty ? "Records" : wish.words }

    private func results(_ html: inout HTML) {
        guard let page else {
            return html.element("p", .class("lead"), text: "There is no letter and no digit in that.")
        }
        if page.records.isEmpty {
            html.element(
                "p", .class("lead"), text: page.next == nil ? "There are none." : "None among those looked through.")
        } else {
            html.records(page.records, now: now)
        }
        if let next = page.next {
            html.element("p", .class("more")) { more in
                if page.isCutShort {
                    more.text("Looked back as far as line \(Words.grouped(next)). ")
                }
                more.element(
                    "a",
                    .href(.records(title: wish.words.isEmpty ? nil : wish.words, source: wish.source, before: next)),
                    .ours("rel", "next"), text: page.isCutShort ? "Look further back" : "Older ones")
            }
        }
        if !page.problems.isEmpty {
            html.element("ul", .class("faults"), .ours("aria-label", "What could not be read")) { list in
                for problem in page.problems.prefix(5) { list.element("li", text: problem) }
            }
        }
        if !wish.words.isEmpty {
            html.element(
                "p", .class("quiet"), text: "Vowel signs, letter forms and capitals make no difference. \(Self.hint)")
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        let isSpace = { (character: Character) in character.isWhitespace }
        return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
}
