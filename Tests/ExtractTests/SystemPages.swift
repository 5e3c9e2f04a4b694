import Testing
import Web

@testable import Extract

/// Pages that stand in the place of one, told by structure in any language.
@Suite("Pages of the site's machinery")
struct SystemPages {
    private static func kind(
        _ body: String, head: String = "", path: String = "/s/1", attributes: String = ""
    ) throws -> Extraction.Kind {
        let page = "<!DOCTYPE html><html><head>\(head)</head><body \(attributes)>\(body)</body></html>"
        return try Extractor.extract(
            [UInt8](page.utf8), url: WebURL("https://port.example\(path)"), contentType: nil
        ).kind
    }

    private static let words =
        "<h1>Lo sentimos</h1><p>Estamos mejorando el sitio y volveremos dentro de unas horas, muchas gracias.</p>"

    @Test(
        "The body's name, the robots' rule, a bare number, the host alone",
        arguments: [
            ("class='home error404'", "", "<title>Puerto</title>"), ("id='error-page'", "", "<title>Puerto</title>"),
            ("class=maintenance", "", "<title>Puerto</title>"),
            ("", "", "<meta name=robots content='noindex, nofollow'><title>Puerto</title>"),
            ("", "", "<title>404 - Nada por aquí - Puerto</title>"),
        ])
    func named(attributes: String, before: String, head: String) throws {
        #expect(try Self.kind(before + Self.words, head: head, attributes: attributes) != .article)
    }

    @Test("A question for consent under a heading of its own, in a box that is named so")
    func consent() throws {
        let body =
            "<main class=consent-wall><h1>Vous avez le choix</h1><p>Vous pouvez accepter le dépôt de traceurs par nous et nos 742 "
            + "partenaires, ou refuser et vous abonner.</p><button>Accepter</button><button>Refuser</button>"
            + "<a href=/cookies>Politique relative aux cookies</a></main>"
        #expect(try Self.kind(body, head: "<title>La Gazette - Gestion</title>") != .article)
    }

    @Test func parked() throws {
        let body =
            "<h1>port.example</h1><p>Those who show these links have nothing to do with the owner of the name.</p>"
        #expect(try Self.kind(body, head: "<title>port.example is for sale</title>") == .error)
    }

    @Test("A story on a site that keeps all its pages from indexes is one, and so is one whose section is called so")
    func stories() throws {
        let story = "<h1>The ferry sails again</h1><time datetime='2026-06-12'>12 June 2026</time>\(FerryPage.opening)"
        #expect(
            try Self.kind(story, head: "<meta name=robots content=noindex><title>The ferry sails again</title>")
                == .article)
        #expect(
            try Self.kind(story, head: "<title>The ferry sails again</title>", attributes: "class=maintenance")
                == .article)
    }

    @Test(
        "Lists of files, whatever the server",
        arguments: ["port.example - /2009/", "Directory listing for /2009/", "Verzeichnis"])
    func files(title: String) throws {
        let rows = (0..<5).map { "1/4/2009  9:10 AM  4000 <a href='/2009/nuce\($0).htm'>nuce\($0).htm</a><br>" }
            .joined()
        #expect(
            try Self.kind(
                "<h1>\(title)</h1><hr><pre><a href='/'>[Up]</a><br>\(rows)</pre>", head: "<title>\(title)</title>")
                == .index)
    }

    @Test("A month's archive with one entry")
    func month() throws {
        let entry =
            "<header><h1>Month: March 2026</h1></header><article><h2><a href='/2026/03/fire'>Fires on three hills</a></h2>"
            + "<time datetime='2026-03-20'>20 March</time><p>This year fires were lit on three hills and seen from seven villages … "
            + "<a href='/2026/03/fire'>Go on</a></p></article>"
        #expect(
            try Self.kind(
                entry, head: "<title>March 2026</title>", path: "/2026/03/", attributes: "class='archive date'")
                == .index)
    }

    @Test("Boxes of one make that each lead to one page")
    func teasers() throws {
        let boxes = (0..<3).map {
            "<div class=tz><a href='/c/\($0)'>A headline</a><time>3 May 2026</time><p>The council begins with the old inn next month, after years.</p>"
                + "<a href='/c/\($0)'>More</a></div>"
        }.joined()
        #expect(
            try Self.kind("<div><h1>Culture and arts</h1>\(boxes)</div>", head: "<title>Culture and arts</title>")
                == .index)
    }

    @Test func aQuestionForConsentAlone() throws {
        let box =
            "<div><h2>We value your privacy</h2><p>We and 842 partners use techniques such as cookies to store and read data on your device.</p>"
            + "<button>Yes</button><button>No</button></div>"
        #expect(try Self.kind(box, head: "<title>Port</title>") == .error)
        let story = "<h1>The ferry sails again</h1>\(FerryPage.opening)"
        #expect(try Self.kind(story + box, head: "<title>The ferry sails again</title>") == .article)
    }

    @Test("What the address searches for stands in the title")
    func search() throws {
        let results = (0..<6).map {
            "<li><h3><a href='/h/\($0)'>Boats race on the lake again</a></h3><p>… \(FerryPage.sentence) …</p><span>\($0 + 1).05.2026</span></li>"
        }.joined()
        let page = "<main><h1>\"vapur\" için 214 sonuç bulundu</h1><ul>\(results)</ul></main>"
        #expect(try Self.kind(page, head: "<title>Arama</title>", path: "/ara?q=vapur") == .index)
    }

    @Test("Messages one after the other under no headline are a channel; one is itself")
    func channel() throws {
        let message = { (number: Int) in
            "<div class=wrap><div><span>Port channel</span></div><div>\(FerryPage.sentence)<br><br>\(FerryPage.sentence)</div>"
                + "<time datetime='2026-06-1\(number)T08:00:00Z'>08:00</time></div>"
        }
        let all = "<main><section>\((0..<4).map(message).joined())</section></main>"
        #expect(try Self.kind(all, head: "<title>Port channel</title>") == .index)
        #expect(try Self.kind(message(1), head: "<title>Port channel</title>") != .index)
    }

    @Test func aServersOwnError() throws {
        let page =
            "<h1>Server Error in '/' Application.</h1><h2>Runtime Error</h2><p>An application error occurred on the server, and its details may not be shown to readers elsewhere.</p>"
        #expect(try Self.kind(page, head: "<title>Server Error in '/' Application.</title>") == .error)
    }
}
