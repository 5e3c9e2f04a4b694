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
            ("https://port.example/news", nil),
        ])
    func section(stated: String, expected: String?) {
        #expect(Topics.section(stated) == expected)
    }

    @Test(
        "Keywords are apart, each once, without what machines tag",
        arguments: [
            (["ferry,harbour,Mira"], ["ferry", "harbour", "Mira"]),
            (["موانئ، سفن؛ عبارات"], ["موانئ", "سفن", "عبارات"]),
            (["Ferry", "Harbour", "Ferry,Harbour"], ["Ferry", "Harbour"]),
            (["Ferry", "Bay", "Mira, Countess of the Bay"], ["Ferry", "Bay", "Mira, Countess of the Bay"]),
            (["WC: 2000-2999", "Lite:true", "104746419", "type: news", "Page Type: Article", "uk_news", "a=b"], []),
            (
                ["8f507083-bac4-423a-9015-2eb31e1bce50", "1968", "76ers", "War: a history"],
                ["1968", "76ers", "War: a history"]
            ),
        ])
    func keywords(stated: [String], expected: [String]) {
        #expect(Topics.keywords(stated) == expected)
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
