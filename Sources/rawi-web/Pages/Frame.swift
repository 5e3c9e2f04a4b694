/// What all pages have around their own.
enum Frame {
    enum Place: Sendable { case overview, records, other }

    /// - Parameters:
    ///   - title: for tabs and bookmarks; may hold what others wrote.
    ///   - refresh: in seconds, for screens on a wall.
    static func page(
        _ title: String, at place: Place, query: String = "", refresh: Int? = nil, _ content: (inout HTML) -> Void
    ) -> [UInt8] {
        var html = HTML()
        html.markup("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
        html.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        html.markup("<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex\">")
        if let refresh { html.void("meta", .ours("http-equiv", "refresh"), .number("content", refresh)) }
        html.element("title", text: title)
        html.void("link", .ours("rel", "icon"), .ours("type", "image/svg+xml"), .href(.icon))
        html.void("link", .ours("rel", "stylesheet"), .href(.style))
        html.markup("</head>\n<body>")
        html.element("a", .class("skip"), .href(.main), text: "Skip to content")
        html.element("header", .class("top")) { top in
            top.element("a", .class("brand"), .href(.overview)) {
                $0.markup("rawi <span lang=\"ar\" dir=\"rtl\">راوي</span>")
            }
            top.element("nav", .ours("aria-label", "Pages")) { nav in
                link(&nav, .overview, "Overview", isHere: place == .overview)
                link(&nav, .records(), "Records", isHere: place == .records)
            }
            search(&top, query)
        }
        html.element("main", .id("main"), .ours("tabindex", "-1"), content: content)
        html.element("footer") {
            $0.markup(
                "<p>This page reads and changes nothing. Figures for programs: <a href=\"/metrics\">metrics</a>.</p>")
        }
        html.markup("</body></html>\n")
        return html.bytes
    }

    private static func link(_ html: inout HTML, _ path: PagePath, _ words: StaticString, isHere: Bool) {
        if isHere {
            html.element("a", .href(path), .ours("aria-current", "page")) { $0.markup(words) }
        } else {
            html.element("a", .href(path)) { $0.markup(words) }
        }
    }

    static func search(_ html: inout HTML, _ query: String) {
        html.markup("<form role=\"search\" action=\"/records\" method=\"get\">")
        html.markup("<label class=\"unseen\" for=\"q\">Words in titles</label>")
        html.void(
            "input", .ours("type", "search"), .id("q"), .ours("name", "q"),
            .number("maxlength", RecordsPage.longestSearch),
            .anyDirection, .ours("placeholder", "Search titles · ابحث في العناوين"), .ours("autocomplete", "off"),
            .value(query))
        html.markup("<button>Search</button></form>")
    }
}

/// A page that says why there is none.
enum ProblemPage {
    static func html(_ title: String, _ why: String) -> [UInt8] {
        Frame.page(title + " · rawi", at: .other) { html in
            html.element("h1", text: title)
            html.element("p", .class("lead"), text: why)
        }
    }
}
