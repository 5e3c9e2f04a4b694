import Testing
import Web

@testable import Extract

@Suite("Sections, keywords, pictures and other fields")
struct PageTopics {
    private func article(_ head: String, url: String = "https://port.example/news/the-ferry-sails-again") throws
        -> Article
    {
        let page =
            "<html><head><title>The ferry sails again</title>\(head)</head><body><h1>The ferry sails again</h1>"
            + "\(FerryPage.prose)</body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL(url), contentType: nil).article
    }

    @Test(
        "A section is one",
        arguments: [
            ("Business,", "Business"), ("Harbour,Ships,News", "Harbour"), ("موانئ، سفن", "موانئ"),
            ("سیاست > انتخابات", "سیاست"),
            ("Arts, Culture & Books", "Arts, Culture & Books"), ("Politika", "Politika"), ("104746", nil),
            ("https://port.example/news", nil), ("Uncategorized", nil), ("غير مصنف", nil), ("Genel", nil),
            ("featured", nil), ("دسته بندی نشده", nil), ("Uncategorized, Harbour", "Harbour"),
        ])
    func section(stated: String, expected: String?) {
        #expect(Topics.section(stated) == expected)
    }

    private static let lists: [([String], [String])] = [
        (["ferry,harbour,Mira"], ["ferry", "harbour", "Mira"]),
        (["موانئ، سفن؛ عبارات"], ["موانئ", "سفن", "عبارات"]),
        (["Ferry", "Harbour", "Ferry,Harbour"], ["Ferry", "Harbour"]),
        (["Ferry", "Bay", "Mira, Countess of the Bay"], ["Ferry", "Bay", "Mira, Countess of the Bay"]),
        (["WC: 2000-2999", "Lite:true", "104746419", "type: news", "Page Type: Article", "uk_news", "a=b"], []),
        (
            ["8f507083-bac4-423a-9015-2eb31e1bce50", "1968", "76ers", "War: a history"],
            ["1968", "76ers", "War: a history"]
        ),
        (["船、港，渡し"], ["船", "港", "渡し"]),
        (
            ["Harbour Mira ferry Weather", "Weather", "ferry", "Mira", "Harbour"],
            ["Weather", "ferry", "Mira", "Harbour"]
        ),
        (["New Mira", "Mira", "ferry", "Bay"], ["New Mira", "Mira", "ferry", "Bay"]),
        (
            ["sections/harbour", "topic/ferries & ships", "organization/port office", "AC/DC", "type/article"],
            ["ferries & ships", "port office", "AC/DC"]
        ),
        (
            ["splitscreenimageleft", "textabovesmall", "headerimage", "comments-enabled", "_Prio_3", "Leuchtturm"],
            ["headerimage", "Leuchtturm"]
        ),
        (["NLP Category: Ferries", "PACKAGE:TOP-NEWS", "Genel", "غير مصنف", "Ferry"], ["Ferry"]),
        (["FER", "HAR08", "BAY", "MIRA", "WEA", "SHP", "DOC", "CREW"], []),
        (["EU", "UN", "NATO", "ferry"], ["EU", "UN", "NATO", "ferry"]),
    ]

    @Test(
        "Keywords are apart, each once, without what machines tag",
        arguments: lists)
    func keywords(stated: [String], expected: [String]) {
        #expect(Topics.keywords(stated) == expected)
    }

    @Test("A list that spells the title is none")
    func spelledTitle() {
        let title = "Mira'da feribot 3 ay sonra yeniden seferde"
        let spelled = ["Mira'da", "feribot", "ay", "sonra", "yeniden", "seferde"]
        #expect(Topics.withoutTitle(spelled + [title], title).isEmpty)
        #expect(Topics.withoutTitle(spelled + ["Liman"], title) == ["Liman"])
        #expect(
            Topics.withoutTitle(["feribot", "Mira", "Liman", "hava"], title) == ["feribot", "Mira", "Liman", "hava"])
        let arabic = "العبارة تبحر من جديد في خليج ميرا"
        #expect(Topics.withoutTitle(["العبارة", "تبحر", "من", "جديد", "في", "خليج", "ميرا"], arabic).isEmpty)
        #expect(Topics.withoutTitle(["خليج ميرا", "العبارة"], arabic) == ["خليج ميرا", "العبارة"])
    }

    @Test("Of several texts each is whole, of one its parts")
    func jsonKeywords() throws {
        let list = """
            <script type="application/ld+json">{"@type":"NewsArticle","keywords":["Ferry","Mira, Countess of the Bay","Dock"],
            "articleSection":["Uncategorized","Harbour"]}</script>
            """
        #expect(try article(list).keywords == ["Ferry", "Mira, Countess of the Bay", "Dock"])
        #expect(try article(list).section == "Harbour")
        let text = #"<script type="application/ld+json">{"@type":"NewsArticle","keywords":"عبارة، ميناء"}</script>"#
        #expect(try article(text).keywords == ["عبارة", "ميناء"])
    }

    @Test(
        "A licence is an address or a known name",
        arguments: [
            ("<meta name='dc.rights' content='Only for Port Wire'>", nil),
            ("<meta name='dc.rights' content='2026 Harbour Publishing Limited'>", nil),
            ("<meta name='dc.rights' content='CC BY-SA 4.0'>", "CC BY-SA 4.0"),
            ("<link rel='license' href='/terms'>", "https://port.example/terms"),
            (
                "<meta name='dc.rights' content='All articles are distributed under the Creative Commons licence "
                    + "(https://license.example/by/4.0/), which permits use.'>",
                "https://license.example/by/4.0/"
            ),
        ])
    func license(head: String, expected: String?) throws {
        #expect(try article(head).license == expected)
    }

    @Test("The site's own list is none of the article's")
    func siteWide() throws {
        let list = "news, weather, jobs, horoscope, recipes, football, cinema"
        #expect(try article("<meta name='keywords' content='\(list)'>").keywords.isEmpty)
        #expect(
            try article("<meta name='keywords' content='ferry, port office, dock, jobs, weather'>").keywords.count == 5)
        #expect(try article("<meta property='article:tag' content='\(list)'>").keywords.count == 7)
    }

    @Test(
        "Signs of the site, of persons and of nothing are no pictures of the article",
        arguments: [
            ("/i/blank.jpg", nil), ("/data/avatars/l/8.jpg", nil), ("/2026/cropped-favicon.png", nil),
            ("/img/logo.png", nil), ("/img/port-logo-600x400.png", nil), ("/apple-touch-icon.png", nil),
            ("/img/shipyard-logo-painted.jpg", "/img/shipyard-logo-painted.jpg"),
            ("/img/social-wide.jpg", nil), ("/img/facebook-default-wide.jpg", nil), ("/social/default2.jpg", nil),
            ("/vi/x7/default.jpg", "/vi/x7/default.jpg"), ("/img/ferry_social.jpg", "/img/ferry_social.jpg"),
            ("/img/ferry/logo.png", "/img/ferry/logo.png"), ("/img/ferry.jpg", "/img/ferry.jpg"),
        ])
    func picture(stated: String, expected: String?) throws {
        let found = try article("<meta property='og:image' content='\(stated)'>").imageURL
        #expect(found == expected.map { "https://port.example" + $0 })
    }

    @Test("Behind a sign of the site the next picture is taken")
    func nextPicture() throws {
        let found = try article(
            "<meta property='og:image' content='/logo.png'><meta property='og:image' content='/ferry.jpg'>")
        #expect(found.imageURL == "https://port.example/ferry.jpg")
    }

    @Test(
        "A description of the site is none of the article",
        arguments: [
            "Port Wire", "Port Wire - news of the bay", "www.port.example", "port.example", "PORT online",
            "The Port Wire magazine",
            "News, ships and weather from all harbours of the bay, every day since the lighthouse was built.",
        ])
    func description(stated: String) throws {
        let head = """
            <meta property="og:site_name" content="Port Wire"><meta property="og:description" content="\(stated)">
            <script type="application/ld+json">{"@type":"WebSite","name":"Port Wire","description":
            "News, ships and weather from all harbours of the bay, every day since the lighthouse was built."}</script>
            """
        #expect(try article(head).description == nil)
        let own = "The port office said that the ferry sails again."
        #expect(try article(head + "<meta name='description' content='\(own)'>").description == own)
    }

    @Test(
        "A canonical address is the article's, without what counts visits",
        arguments: [
            ("/news/the-ferry-sails-again?utm_term=b7", "/news/the-ferry-sails-again"),
            ("/news/the-ferry-sails-again", "/news/the-ferry-sails-again"), ("/news", nil), ("/", nil),
            ("/news/the-ferry-sails-again?id=7", "/news/the-ferry-sails-again?id=7"),
        ])
    func canonical(stated: String, expected: String?) throws {
        let found = try article("<link rel='canonical' href='https://port.example\(stated)'>").canonicalURL
        #expect(found == expected.map { "https://port.example" + $0 })
    }

    @Test("A story's number is above its headline's page, and not a listing")
    func canonicalParent() throws {
        let found = try article(
            "<link rel='canonical' href='https://port.example/story/4711'>",
            url: "https://port.example/story/4711/the-ferry-sails-again")
        #expect(found.canonicalURL == "https://port.example/story/4711")
    }
}
