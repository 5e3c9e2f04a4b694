import FoundationEssentials
import Store

extension HTML {
    /// Headlines with what tells them apart, newest first.
    mutating func records(_ records: [(seq: Int, record: Record)], now: Date) {
        element("ol", .class("records")) { list in
            for (_, record) in records {
                list.element("li", .anyDirection) { $0.headline(of: record, now: now) }
            }
        }
    }

    /// Which way its surroundings run is told by the title, which comes first.
    mutating func headline(of record: Record, now: Date) {
        element(
            "a", .class("headline"), .href(.record(record.id)), .language(record.language),
            text: Words.title(of: record))
        element("p", .class("meta")) { meta in
            meta.element("span", .class("outlet")) { $0.isolated(Words.outlet(of: record)) }
            let kind = Words.kind(of: record)
            if kind != "article" {
                meta.markup(" ")
                meta.element("span", .class("kind"), .leftToRight, text: kind)
            }
            if let language = record.language {
                meta.markup(" <span class=\"unseen\">in </span>")
                meta.element("span", .class("language"), .leftToRight, text: language)
            }
            meta.markup(" ")
            meta.time(record.fetchedAt, now: now)
        }
    }
}
