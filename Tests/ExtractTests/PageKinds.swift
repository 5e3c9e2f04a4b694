import Testing
import Web

@testable import Extract

@Suite("Kinds of pages")
struct PageKinds {
    private func kind(_ title: String, head: String = "") throws -> Extraction.Kind {
        let page =
            "<html><head><title>\(title)</title>\(head)</head><body><main><h1>\(title)</h1>"
            + "<p>The harbour wakes early in winter, and the first boats leave before the sun is up.</p></main></body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://gazette.example/a/1"), contentType: nil)
            .kind
    }

    @Test(
        "A title that speaks of the page is an error's",
        arguments: [
            "404", "404 Not Found", "Page not found - Example Gazette", "Example Gazette | Error 404", "Not Found",
            "الصفحة غير موجودة - جريدة المثال", "خطأ 404 | جريدة المثال", "لم يتم العثور على الصفحة",
            "Sayfa bulunamadı | Örnek Gazete", "صفحه یافت نشد", "پەڕەکە نەدۆزرایەوە", "503 Service Unavailable",
        ])
    func errors(title: String) throws {
        #expect(try kind(title) == .error)
    }

    @Test(
        "A headline with the same words is an article's",
        arguments: [
            "Story 4040 from the books of the harbour", "قصة رقم 4040 من دفاتر الميناء",
            "The lost boat of the island was not found on Monday", "لم يتم العثور على القارب المفقود",
            "قایق گمشده در نزدیکی جزیره پیدا نشد", "A road of 404 kilometres opens in the north",
        ])
    func headlines(title: String) throws {
        #expect(try kind(title) == .article)
    }

    @Test func linkedHeadlinesWithTheirTeasersAreAnIndex() throws {
        let items = (1...6).map {
            "<div><h3><a href=\"/\($0)\">The council of the valley meets for the \($0)th time this year</a></h3>"
                + "<p>The council met on Monday and spoke about the price of water, of wood and of bread.</p></div>"
        }
        let page = "<html><head><title>News</title></head><body><h1>News</h1>\(items.joined())</body></html>"
        let found = try Extractor.extract(
            [UInt8](page.utf8), url: WebURL("https://gazette.example/n"), contentType: nil)
        #expect(found.kind == .index)
    }

    @Test func aGuideWithLinkedHeadingsAndItsOwnTextIsAnArticle() throws {
        let items = (1...6).map {
            "<h3><a href=\"https://mill\($0).example/\">The mill of the \($0)th village</a></h3>"
                + "<p>It grinds from October to May. "
                + String(repeating: "Whoever brings a sack waits an hour and hears the news of both shores. ", count: 6)
                + "</p>"
        }
        let page = "<html><head><title>Six mills</title></head><body><h1>Six mills</h1>\(items.joined())</body></html>"
        let found = try Extractor.extract(
            [UInt8](page.utf8), url: WebURL("https://gazette.example/n"), contentType: nil)
        #expect(found.kind == .article)
    }

    private func kind(page: String, url: String = "https://gazette.example/n/item") throws -> Extraction.Kind {
        try Extractor.extract([UInt8](page.utf8), url: WebURL(url), contentType: nil).kind
    }

    private static let og = "<meta property='og:type' content='article'>"

    @Test func anArticleWithAFilmIsAnArticle() throws {
        let page =
            "<html><head><title>The ferry sails again</title>\(Self.og)<script type='application/ld+json'>"
            + "{\"@type\":\"VideoObject\",\"name\":\"The ferry\"}</script></head><body><h1>The ferry sails again</h1>"
            + "<video></video>" + (1...5).map { "<p>\($0). \(FerryPage.sentence)</p>" }.joined() + "</body></html>"
        #expect(try kind(page: page) == .article)
    }

    @Test func aFilmWithALineIsAVideo() throws {
        let page =
            "<html><head><title>The ferry, seen from above</title></head><body><h1>The ferry, seen from above</h1>"
            + "<video></video><p>A boat and its bay, filmed on a calm Monday in winter.</p></body></html>"
        #expect(try kind(page: page) == .video)
    }

    @Test("A form to sign in belongs to the theme of a stated article, and makes another page a login")
    func login() throws {
        let form = "<form><label>Password</label><input type='password'></form>"
        let body = "<body><h1>The ferry sails again</h1><p>\(FerryPage.sentence)</p>\(form)</body></html>"
        let stated =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"The ferry sails again\"}</script>"
        #expect(try kind(page: "<html><head><title>The ferry sails again</title>\(stated)</head>\(body)") == .article)
        #expect(try kind(page: "<html><head><title>The ferry sails again</title></head>\(body)") == .login)
    }

    private static let entries = (1...4).map {
        "<h2><a href='/n/\($0)'>Day \($0) at sea</a></h2><p>\(FerryPage.sentence)</p><p>\($0). \(FerryPage.sentence)</p>"
    }.joined()

    @Test func aStreamOfEntriesIsAnIndex() throws {
        let page = "<html><head><title>Mira's log</title></head><body><h1>Mira's log</h1>\(Self.entries)</body></html>"
        #expect(try kind(page: page) == .index)
    }

    @Test("What a page states, or a headline of its own, outweighs the shape of a stream")
    func statedStream() throws {
        let stated =
            "<html><head><title>Four days at sea</title>\(Self.og)</head><body><h1>Four days</h1>\(Self.entries)</body></html>"
        #expect(try kind(page: stated) == .article)
        let headed =
            "<html><head><title>Four days at sea with Mira</title></head><body><h1>Four days at sea with Mira</h1>"
            + Self.entries + "</body></html>"
        #expect(try kind(page: headed) == .article)
    }

    @Test("A front page is an index", arguments: ["/", "/index.html", "/index.php", "/home", "/ar/", "/tr"])
    func front(path: String) throws {
        let page = "<html><head><title>Port Wire</title></head><body><h1>Port Wire</h1>\(FerryPage.prose)</body></html>"
        #expect(try kind(page: page, url: "https://gazette.example\(path)") == .index)
    }

    @Test("A front page however long is an index, an essay that is all of its host an article")
    func longFront() throws {
        let prose = (1...60).map { "<p>\($0). \(FerryPage.sentence)</p>" }.joined()
        let front = "<html><head><title>Port Wire</title></head><body><h1>Port Wire</h1>\(prose)</body></html>"
        #expect(try kind(page: front, url: "https://gazette.example/") == .index)
        let essay = front.components("Port Wire").joined(separator: "How the old ferry sails again")
        #expect(try kind(page: essay, url: "https://gazette.example/") == .article)
    }

    @Test(
        "A shop's program names its pages in the body's class, whatever a plugin states of them; an article's own data outweighs it",
        arguments: [
            ("woocommerce single single-product", "", Extraction.Kind.offer), ("single single-product", "", .article),
            ("catalog-product-view", "", .offer),
            (
                "single single-product",
                "<script type='application/ld+json'>{\"@type\":\"Product\",\"name\":\"Kettle\"}</script>", .offer
            ),
            ("archive category category-kettles category-7", "", .index), ("category category-kettles", "", .article),
            ("archive tax-material term-7", "", .article),
            ("archive tax-product_cat", "", .index), ("template-collection", "", .index),
            ("single single-post", "", .article),
            (
                "woocommerce single-product", "<script type='application/ld+json'>{\"@type\":\"NewsArticle\"}</script>",
                .article
            ),
        ])
    func shops(names: String, data: String, kind: Extraction.Kind) throws {
        let words = (1...4).map { "<p>Part \($0). \(FerryPage.sentence)</p>" }.joined()
        let page =
            "<html><head><title>A kettle</title><meta property='og:type' content='article'>\(data)</head>"
            + "<body class='\(names)'><h1>A kettle</h1>\(words)</body></html>"
        let found = try Extractor.extract(
            [UInt8](page.utf8), url: WebURL("https://shop.example/a"), contentType: nil)
        #expect(found.kind == kind)
    }

    @Test(
        "What is sold or let is an offer, its text read all the same",
        arguments: [
            "<meta property='og:type' content='product'>",
            "<script type='application/ld+json'>{\"@type\":\"Product\",\"offers\":{\"@type\":\"Offer\"}}</script>"
                + "<div itemscope itemtype='https://schema.org/Offer'></div>",
            "<div itemscope itemtype='http://schema.org/LodgingBusiness'><div itemscope "
                + "itemtype='http://schema.org/AggregateRating'></div></div>",
        ])
    func offers(mark: String) throws {
        let page =
            "<html><head><title>A small boat</title></head><body>\(mark)<h1>A small boat</h1>\(FerryPage.prose)</body></html>"
        let found = try Extractor.extract(
            [UInt8](page.utf8), url: WebURL("https://gazette.example/b"), contentType: nil)
        #expect(found.kind == .offer)
        #expect(found.article.text.utf8Contains("Part 7."))
        let stated = page.components("<head>").joined(separator: "<head>\(Self.og)")
        #expect(try kind(page: stated) == .article)
    }

    private static func data(_ type: String, _ more: String = "") -> String {
        "<script type='application/ld+json'>{\"@type\":\"\(type)\"\(more)}</script>"
    }

    @Test(
        "A service that is stated, unsigned and without a day, is an offer; a day makes it somebody's text",
        arguments: [
            ("Service", "", Extraction.Kind.offer),
            ("Service", "<time datetime='2026-03-04'>4 March 2026</time>", .article),
            ("Course", "", .article), ("Organization", "", .article),
        ])
    func services(type: String, day: String, kind wanted: Extraction.Kind) throws {
        let page =
            "<html><head><title>Nets mended</title>\(Self.data(type))</head><body><article><h1>Nets mended</h1>\(day)"
            + "\(FerryPage.prose)</article></body></html>"
        #expect(try kind(page: page) == wanted)
    }

    @Test(
        "A lodging that guests have rated is an offer, whatever it does for them beside and whatever day stands there")
    func lodgingWithAService() throws {
        let page =
            "<html><head><title>The old inn</title>\(Self.data("Service"))\(Self.data("Hotel"))\(Self.data("Review"))</head>"
            + "<body><article><h1>The old inn</h1><time datetime='2026-03-04'>4 March 2026</time>\(FerryPage.prose)</article>"
            + "</body></html>"
        #expect(try kind(page: page) == .offer)
    }

    @Test("Goods that buyers have rated are an offer, with a price or without")
    func rated() throws {
        let rating = ",\"aggregateRating\":{\"@type\":\"AggregateRating\",\"ratingValue\":4}"
        let mark = "<div itemscope itemtype='https://schema.org/AggregateRating'></div>"
        let page =
            "<html><head><title>A kettle</title>\(Self.data("Product", rating))</head><body><h1>A kettle</h1>\(mark)"
        #expect(try kind(page: page + FerryPage.prose + "</body></html>") == .offer)
    }

    private static func teasers(_ count: Int) -> String {
        (1...count).map {
            "<div><h3><a href='/n/\($0)'>The council of the valley meets for the \($0)th time</a></h3>"
                + "<p>\($0). The council met on Monday and spoke about the price of water, of wood and of bread.</p></div>"
        }.joined()
    }

    @Test(
        "Teasers on a page that states an article are doubted, not lost; under a headline of their own they are a digest"
    )
    func statedTeasers() throws {
        let page = { (title: String, count: Int) in
            "<html><head><title>\(title)</title>\(Self.og)</head><body><h1>\(title)</h1>\(Self.teasers(count))</body></html>"
        }
        let found = try Extractor.extract(
            [UInt8](page("Water", 7).utf8), url: WebURL("https://gazette.example/topic/water"), contentType: nil)
        #expect(found.kind != .article)
        #expect(try kind(page: page("Water", 7)) == .uncertain)
        #expect(try kind(page: page("What the council decided in seven days", 7)) == .article)
    }

    @Test("A front page of entries is an index, whatever it states and however long it is")
    func frontOfEntries() throws {
        let page =
            "<html><head><title>News and tests of boats and nets</title>\(Self.og)</head>"
            + "<body><h1>News and tests of boats and nets</h1>\(Self.entries)</body></html>"
        #expect(try kind(page: page, url: "https://gazette.example/") == .index)
        #expect(try kind(page: page, url: "https://gazette.example/four-days") == .article)
    }

    @Test func aHeadlineWithItsDayAboveNothingIsAShell() throws {
        let menu = (1...12).map { "<li><a href='/n/\($0)'>What happened on day \($0) at the port of Mira</a></li>" }
        let page =
            "<html><head><title>The ferry of the bay sails again</title></head><body><ul>\(menu.joined())</ul>"
            + "<h1>The ferry of the bay sails again</h1><p class='date'>4 March 2026</p><div id='text'></div>"
            + "<script>fill('text')</script></body></html>"
        #expect(try kind(page: page) == .shell)
    }
}
