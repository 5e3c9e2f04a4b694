/// The address of one of our own pages.
struct PagePath: Sendable, Equatable {
    let text: String

    private init(_ text: String) { self.text = text }

    static let overview = PagePath("/")
    static let style = PagePath("/style.css")
    static let icon = PagePath("/icon.svg")
    static let main = PagePath("#main")

    static func record(_ id: String) -> PagePath { PagePath("/record/" + Percent.encoded(id)) }

    static func records(title: String? = nil, source: String? = nil, before: Int? = nil) -> PagePath {
        let fields = [("q", title), ("source", source), ("before", before.map(String.init))].compactMap { name, value in
            value.map { name + "=" + Percent.encoded($0) }
        }
        return PagePath("/records" + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&")))
    }
}
