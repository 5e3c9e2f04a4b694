import FoundationEssentials
import Testing

@testable import Daemon
@testable import Store
@testable import rawi_web

let noon = Date(timeIntervalSince1970: 1_795_262_400)

/// A record in which everything that comes from outside tries to be markup.
func hostileRecord(_ words: String, address: String) -> Record {
    var record = Record(
        id: "abcdefghijklmnopqrstuvwxyz", kind: .article, urlKey: words, firstSeenAt: noon, fetchedAt: noon,
        extractorVersion: words, instance: words)
    (record.url, record.finalURL, record.canonicalURL) = (address, address, address + "2")
    (record.domain, record.siteName, record.publisher) = (words, words, words)
    (record.title, record.description, record.text) = (words, words, words + "\n" + words)
    (record.authors, record.keywords, record.agencies) = ([words], [words], [words])
    (record.language, record.section, record.license) = (words, words, words)
    (record.publishedDay, record.publishedRaw, record.file) = (words, words, words)
    (record.revision, record.previousID, record.duplicateOf) = (1, words, words)
    record.source = Record.SourceNote(id: words, title: words, tags: [words])
    record.discoveredFrom = [Record.Origin(kind: words, url: address, sourceID: words, anchor: words, seenAt: noon)]
    record.links = [
        Record.Link(url: address, text: words, rel: [], isInternal: false),
        Record.Link(url: address, text: "", rel: [], isInternal: true),
    ]
    return record
}

@Suite struct Hostile {
    static let words = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
        "</title><script>x</script>",
        "</p></article><style>*{display:none}</style>", "\u{202E}gnp.exe\u{202C}", "a\u{0}b\u{1B}[31m\u{7F}\u{9B}",
        "&lt;b&gt;&#60;",
        "<!--", "]]>", "\u{2028}\u{FEFF}<svg/onload=alert(1)>", "{{7*7}}", "javascript:alert(1)",
    ]
    static let addresses = [
        "javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\nscript:alert(1)", "data:text/html,<script>x</script>",
        "file:///etc/passwd",
        "vbscript:x", "//evil.example", "/record/x", "", "blob:https://x", "http://", "about:blank",
    ]
    private static let known: Set<String> = [
        "html", "head", "meta", "title", "link", "body", "a", "header", "span", "nav", "form", "label", "input",
        "button", "main",
        "footer", "p", "h1", "h2", "div", "article", "aside", "section", "ol", "ul", "li", "dl", "dt", "dd", "b", "q",
        "bdi", "time",
        "code", "details", "summary", "ins", "del", "table", "thead", "tbody", "tr", "th", "td", "svg", "rect",
    ]

    /// Whatever a record says, a browser finds our elements only, no handler, and addresses that are ours or http.
    private static func expectTame(_ page: [UInt8], _ words: String) {
        #expect(!page.contains { ($0 < 0x20 && $0 != 0x0A) || $0 == 0x7F }, "\(words)")
        let text = String(decoding: page, as: UTF8.self)
        #expect(
            !text.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{202D}" || (0x80..<0xA0).contains($0.value) })
        let bare = text.replacing("<!doctype html>", with: "")
        for tag in bare.matches(of: /<\/?([^\s>\/]*)([^>]*)>/) {
            #expect(known.contains(String(tag.1)), "\(tag.0)")
            // Between the quotes of our attributes there is neither quote nor angle.
            let rest = tag.2.replacing(#/ [a-zA-Z-]+="[^"<>']*"/#, with: "").replacing(" open", with: "")
            #expect(rest.allSatisfy { $0.isWhitespace }, "\(tag.0)")
            for href in tag.2.matches(of: #/ href="([^"]*)"/#) {
                #expect(href.1.wholeMatch(of: /\/[^\/].*|\/|#main|https?:\/\/.+/) != nil, "\(tag.0)")
                if href.1.hasPrefix("http") { #expect(tag.2.contains("rel=\"noreferrer noopener nofollow\"")) }
            }
            let names = tag.2.replacing(#/"[^"]*"/#, with: "").split(separator: " ")
            #expect(!names.contains { $0.hasPrefix("on") || $0.hasPrefix("style") || $0.hasPrefix("src") }, "\(tag.0)")
        }
        #expect(!bare.replacing(/<\/?[^>]*>/, with: "").contains { $0 == "<" || $0 == ">" })
    }

    @Test(arguments: words) func wordsStayWords(words: String) {
        var view = RecordView(record: hostileRecord(words, address: "https://a.example/?<\">"), seq: 1, text: words)
        view.previous = hostileRecord("before " + words, address: "https://a.example/")
        view.revisions = [(1, view.record), (2, hostileRecord(words, address: ""))]
        (view.copies, view.citing) = (view.revisions, view.revisions)
        Self.expectTame(RecordPage(view: view, now: noon).html, words)
        Self.expectTame(
            RecordsPage(wish: RecordsPage.Wish(["q": words, "source": words]), page: nil, now: noon).html, words)
        Self.expectTame(ProblemPage.html(words, words), words)

        var snapshot = Snapshot(at: noon, folder: words)
        (snapshot.daemon, snapshot.faults, snapshot.problems) = (.away(words), [words], [words])
        snapshot.hours = [1, 0, 3]
        var row = SourceRow(Source(id: words, kind: .feed, url: words), SourceLedger.Account())
        (row.title, row.state, row.reason, row.since) = (words, .failing, words, noon)
        (row.left, row.next, row.ruledBy) = ([(words, 2)], noon, words)
        snapshot.sources = [row]
        Self.expectTame(OverviewPage(snapshot: snapshot, latest: nil, problems: [words], refresh: 9).html, words)
    }

    @Test(arguments: addresses) func onlyWebAddressesAreLinks(address: String) {
        #expect(OutwardLink(address) == nil)
        let view = RecordView(record: hostileRecord("words", address: address), seq: 1, text: "words")
        Self.expectTame(RecordPage(view: view, now: noon).html, address)
    }

    @Test func whatIsALinkSaysNothingOfUs() throws {
        #expect(OutwardLink("https://a.example/x?y=1#z")?.address == "https://a.example/x?y=1#z")
        var html = HTML()
        html.link(to: "http://a.example/\"><b>", text: "<b>")
        #expect(
            String(decoding: html.bytes, as: UTF8.self)
                == "<a href=\"http://a.example/%22%3E%3Cb%3E\" rel=\"noreferrer noopener nofollow\" dir=\"auto\" class=\"address\">&lt;b&gt;</a>"
        )
    }

    @Test func whatIsNoLetterShows() {
        var html = HTML()
        html.element("p", .language("ar\" x"), text: "a\u{0}\u{202E}<&>\"'\u{200F}\t")
        #expect(
            String(decoding: html.bytes, as: UTF8.self)
                == "<p lang=\"\">a\u{FFFD}\u{FFFD}&lt;&amp;&gt;&quot;&#39;\u{200F}\t</p>")
    }
}
