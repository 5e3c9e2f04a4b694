import FoundationEssentials
import Reading
import Store
import Text

/// One record: what it says, how it came, what became of it.
struct RecordPage {
    let view: RecordView
    let now: Date

    private var record: Record { view.record }
    private static let mostLinks = 60
    private static let mostAuthors = 8
    private static let mostOrigins = 50
    private static let mostParagraphs = 2000

    var html: [UInt8] {
        Frame.page(Words.title(of: record) + " · rawi", at: .other) { html in
            html.element("div", .class("record")) { page in
                page.element("article", .anyDirection, .ours("aria-labelledby", "title")) { article in
                    head(&article)
                    text(&article)
                }
                page.element("aside", .ours("aria-label", "About this record")) { aside in
                    chain(&aside)
                    family(&aside)
                    facts(&aside)
                    links(&aside)
                }
            }
        }
    }

    private func head(_ html: inout HTML) {
        html.element("h1", .id("title"), .language(record.language), text: Words.title(of: record))
        html.element("p", .class("byline")) { line in
            line.isolated(Words.outlet(of: record))
            for author in record.authors.prefix(Self.mostAuthors) {
                line.markup(" · ")
                line.isolated(author)
            }
            if record.authors.count > Self.mostAuthors { line.text(" · +\(record.authors.count - Self.mostAuthors)") }
            if let day = record.publishedDay {
                line.markup(" · ")
                line.element("time", .instant(day), .title(record.publishedRaw ?? day), text: day)
            }
        }
        if let original = record.duplicateOf {
            html.element("p", .class("note"), .leftToRight) { note in
                note.markup("The same was seen before")
                if let similarity = record.duplicateSimilarity {
                    note.text(" (\(Words.percent(similarity)) alike)")
                }
                note.markup(": ")
                note.element("a", .href(.record(original)), text: "the first record of it")
                note.markup(".")
            }
        }
        if record.revision > 0 { changes(&html) }
    }

    private func changes(_ html: inout HTML) {
        guard let previous = view.previous else { return }
        let title = WordDiff(from: previous.title ?? "", to: record.title ?? "")
        let text = WordDiff(from: previous.text ?? "", to: record.text ?? "")
        guard !title.isEqual || !text.isEqual else { return }
        html.markup("<details class=\"changes\" open><summary dir=\"ltr\">What this revision changed</summary>")
        if !title.isEqual { write(title, &html) }
        if !text.isEqual { write(text, &html) }
        html.markup("</details>")
    }

    /// What stayed is shortened to some words around each change.
    private func write(_ diff: WordDiff, _ html: inout HTML) {
        html.element("p", .language(record.language), .anyDirection) { paragraph in
            for (index, piece) in diff.pieces.enumerated() {
                switch piece {
                case .same(let text):
                    paragraph.text(
                        Self.shortened(text, isFirst: index == 0, isLast: index == diff.pieces.count - 1))
                case .removed(let text): paragraph.element("del", text: text)
                case .added(let text): paragraph.element("ins", text: text)
                }
            }
        }
    }

    private static func shortened(_ text: String, isFirst: Bool, isLast: Bool) -> String {
        let around = 90
        guard text.count > around * 2 + 20 else { return text }
        // Up to a blank: half a word says another thing, and in Arabic looks like one.
        let head = text.prefix(around).reversed().drop { !$0.isWhitespace }.reversed()
        let tail = text.suffix(around).drop { !$0.isWhitespace }
        return (isFirst ? "" : String(head)) + " … " + (isLast ? "" : String(tail))
    }

    private func text(_ html: inout HTML) {
        guard let text = view.text, !text.isEmpty else {
            return html.element("p", .class("quiet"), .leftToRight, text: "Its text stands in the first record of it.")
        }
        html.element("div", .class("text"), .language(record.language)) { body in
            let paragraphs = text.split(separator: "\n")
            for paragraph in paragraphs.prefix(Self.mostParagraphs) {
                body.element("p", .anyDirection, text: String(paragraph))
            }
            Self.more(paragraphs.count - Self.mostParagraphs, "paragraphs", &body)
        }
    }

    private func chain(_ html: inout HTML) {
        html.element("h2", text: "How it came")
        html.element("ol", .class("chain")) { list in
            for origin in record.discoveredFrom.prefix(Self.mostOrigins) {
                list.element("li") { item in
                    item.element("span", .class("kind"), text: origin.kind)
                    if let source = origin.sourceID {
                        item.markup(" ")
                        item.element("a", .href(.records(source: source)), text: source)
                    }
                    if let anchor = origin.anchor, !anchor.isEmpty {
                        item.markup(" ")
                        item.element("q", .anyDirection, text: anchor)
                    }
                    for url in [origin.url, origin.named].compactMap(\.self) {
                        item.element("p") { $0.link(to: url) }
                    }
                    item.element("p", .class("meta")) { $0.time(origin.seenAt, now: now) }
                }
            }
        }
        Self.more(record.discoveredFrom.count - Self.mostOrigins, "ways", &html)
    }

    private static func more(_ count: Int, _ what: String, _ html: inout HTML) {
        guard count > 0 else { return }
        html.element(
            "p", .class("quiet"), .leftToRight,
            text: "\(Words.grouped(count)) more \(what) stand in the record: rawi cat prints it.")
    }

    private func family(_ html: inout HTML) {
        if view.revisions.count > 1 {
            html.element("h2", text: "Revisions")
            html.element("ol", .class("records")) { list in
                for (_, other) in view.revisions {
                    list.element("li", .anyDirection) { item in
                        if other.id == record.id {
                            item.element("p", .class("meta"), .leftToRight) { line in
                                line.element("b", text: other.revision == 0 ? "first" : "revision \(other.revision)")
                                line.markup(" this one ")
                                line.time(other.fetchedAt, now: now)
                            }
                        } else {
                            item.headline(of: other, now: now)
                        }
                    }
                }
            }
        }
        if !view.copies.isEmpty {
            html.element("h2", text: "Repeated by")
            html.records(view.copies, now: now)
        }
        if !view.citing.isEmpty {
            html.element("h2", text: "Cited by")
            html.records(view.citing, now: now)
        }
        if view.isCutShort {
            html.element(
                "p", .class("quiet"),
                text: "Not all of the store was looked through; rawi why with its address tells all.")
        }
    }

    private func facts(_ html: inout HTML) {
        html.element("h2", text: "Facts")
        html.element("dl", .class("facts")) { list in
            if let url = record.url { list.term("Address") { $0.link(to: url) } }
            if let canonical = record.canonicalURL, canonical != record.url {
                list.term("Calls itself") { $0.link(to: canonical) }
            }
            if let file = record.file { list.term("File") { $0.isolated(file) } }
            list.term("Fetched") { $0.instant(record.fetchedAt) }
            if let published = record.publishedAt { list.term("Published") { $0.instant(published) } }
            if let raw = record.publishedRaw { list.term("In its words") { $0.isolated(raw) } }
            if let language = record.language { list.term("Language") { $0.text(language) } }
            if let words = record.wordCount { list.term("Words") { $0.text(Words.grouped(words)) } }
            if let quality = record.extractor.quality {
                list.term("Expected to be right") { $0.text("\(Words.percent(quality)) of the words") }
            }
            if let http = record.http { list.term("Answer") { $0.text("HTTP \(http.status)") } }
            if !record.keywords.isEmpty {
                list.term("Keywords") { $0.isolated(record.keywords.joined(separator: " · ")) }
            }
            list.term("Record") { $0.element("code", text: record.id) }
            list.term("Line") { $0.text(Words.grouped(view.seq)) }
        }
    }

    private func links(_ html: inout HTML) {
        guard !record.links.isEmpty else { return }
        html.element("h2", text: record.kind == .document ? "It cites" : "Links in its text")
        html.element("ul", .class("links")) { list in
            for link in record.links.prefix(Self.mostLinks) {
                list.element("li") { $0.link(to: link.url, text: link.text.isEmpty ? nil : link.text) }
            }
        }
        Self.more(record.links.count - Self.mostLinks, "links", &html)
    }
}
