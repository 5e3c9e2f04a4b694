/// A page and what a person read in it: one line of a set's `gold.jsonl`. What a line does not say is not measured.
struct GoldPage {
    /// A field of the line: what `id`, `html_path` and the others mean, for CONTRIBUTING.md.
    struct Field {
        let name: String
        let says: String
    }

    static let fields = [
        Field(name: "id", says: "required; a name for the page, which `--worst` prints"),
        Field(
            name: "html_path",
            says:
                "required; the bytes as the server sent them, relative to the set's folder; gzip where the name ends in `.gz`"
        ),
        Field(name: "url", says: "where the page came from; links and days in addresses are read by it"),
        Field(name: "text", says: "the whole body, a block a line, without the title: `f1`"),
        Field(name: "with", says: "a list of passages that the text should hold: `segment`"),
        Field(name: "without", says: "a list of passages that it should not: `segment`, where `with` names some"),
        Field(name: "title", says: "the headline"),
        Field(name: "author", says: "all names in one string, parted by `;`"),
        Field(
            name: "date",
            says: "the day it was published, `YYYY-MM-DD` as the page shows it; what follows is not compared"),
        Field(
            name: "kind",
            says:
                "`article`, which is also meant where it is missing: `kept`; any other word for a page that is none: `declined`"
        ),
    ]

    let id: String
    let url: String?
    let path: String
    let text: String?
    let wanted: [String]
    let unwanted: [String]
    let title: String?
    let author: String?
    let day: String?
    let isArticle: Bool
    /// Fields that are there and say nothing that can be compared.
    let passedOver: [String]

    init(line: some Collection<UInt8>) throws {
        let line = try Case(line: line).line
        var passedOver: [String] = []
        func string(_ name: String) -> String? {
            guard let value = line[name], !value.isNull else { return nil }
            if value.string == nil { passedOver.append(name) }
            return value.string
        }
        func passages(_ name: String) -> [String] {
            guard let value = line[name], !value.isNull else { return [] }
            let found = value.array?.compactMap(\.string)
            if found == nil || found?.count != value.array?.count { passedOver.append(name) }
            return found ?? []
        }
        guard let id = string("id"), let path = string("html_path") else {
            throw SuiteError.badCase("id and html_path are needed")
        }
        self.id = id
        self.path = path
        url = string("url")
        text = string("text")
        wanted = passages("with")
        unwanted = passages("without")
        title = string("title").flatMap { $0.isEmpty ? nil : $0 }
        author = string("author").flatMap { $0.isEmpty ? nil : $0 }
        isArticle = string("kind").map { $0 == "article" } ?? true
        let date = string("date")
        day = date.flatMap { $0.unicodeScalars.count < 10 ? nil : $0 }
        if let date, !date.isEmpty, day == nil { passedOver.append("date") }
        self.passedOver = passedOver
    }
}
