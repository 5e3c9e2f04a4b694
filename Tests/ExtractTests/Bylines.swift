import Testing

@testable import Extract

@Suite("Names in bylines")
struct Bylines {
    @Test(
        "Are people, not places, dates or addresses",
        arguments: [
            ("By Mira Holt", ["Mira Holt"]), ("كتبت سلمى الهاشمي", ["سلمى الهاشمي"]),
            ("بقلم: نادر الكيلاني", ["نادر الكيلاني"]),
            ("سامي أبو الخير - عمّان", ["سامي أبو الخير"]),
            ("Mira Holt and Jonas Reed | 4 March 2026", ["Mira Holt", "Jonas Reed"]),
            ("By desk@example.com", []), ("@miraholt", []), ("https://example.com/mira", []),
            ("Read more about the story", []),
            ("Elif Demir | 05.04.2025", ["Elif Demir"]),
            ("Mira Holt/Jonas Reed", ["Mira Holt", "Jonas Reed"]), ("Autor: Mira Holt/PW", ["Mira Holt"]),
            ("Auteur : Mira Holt", ["Mira Holt"]), ("von Montag, den 1. Mai", []),
            ("نووسەر: ڕێبین ئەحمەد", ["ڕێبین ئەحمەد"]),
            ("إعداد : سلمى الهاشمي", ["سلمى الهاشمي"]), ("كتب محمود سليم:", ["محمود سليم"]),
            ("By Correspondent\t Date", []), ("By Mira Holt ● 4 min", ["Mira Holt"]), ("کد خبر: ۷۰۱۲۲", []),
        ])
    func shown(text: String, names: [String]) {
        #expect(PersonNames.shown(text) == names)
    }

    @Test(
        "Loses the site's name",
        arguments: [
            ("Boats return - Example Gazette", "Boats return"), ("Example Gazette | Boats return", "Boats return"),
            ("Boats return | Local | Example Gazette", "Boats return | Local"),
            ("Boats - a history", "Boats - a history"),
        ])
    func title(text: String, title: String) {
        #expect(Naming.withoutSite(text, names: ["Example Gazette"], host: "gazette.example") == title)
    }

    @Test("Are all of a byline of which the data keeps the first")
    func several() throws {
        let links =
            "<div><a rel='author' href='/m'><b>Mira</b> <b>Holt</b></a> <a rel='author' href='/j'>Jonas Reed</a></div>"
        let found = try FerryPage.authors(links + FerryPage.opening, head: "<meta name='author' content='Mira Holt'>")
        #expect(found == ["Mira Holt", "Jonas Reed"])
    }

    @Test("Stand in an article's own footer, under a label of their own, or in a line far below")
    func places() throws {
        #expect(
            try FerryPage.authors(FerryPage.opening + "<footer><a rel='author' href='/m'>Mira Holt</a></footer>") == [
                "Mira Holt"
            ])
        #expect(try FerryPage.authors(FerryPage.opening + "<h5>Autor:</h5><p>Mira Holt</p>") == ["Mira Holt"])
        #expect(try FerryPage.authors(FerryPage.opening + "<h3>Written by Mira Holt</h3>") == ["Mira Holt"])
    }

    @Test(
        "Are the owner of a personal site, never a newsroom that types itself as a person",
        arguments: [
            ("BlogPosting", "Mira Holt", ["Mira Holt"]), ("NewsArticle", "Mira Holt", ["Mira Holt"]),
            ("NewsArticle", "Şule Aydın", ["Şule Aydın"]), ("NewsArticle", "Port Times", []),
            ("NewsArticle", "Havn Nord", []), ("NewsArticle", "Ali Gazetesi", []),
        ])
    func owner(type: String, name: String, names: [String]) throws {
        let head = """
            <meta property="og:site_name" content="\(name)"><script type="application/ld+json">
            {"@type":"\(type)","headline":"The ferry sails again",
            "author":{"@type":"Person","name":"\(name)"}}</script>
            """
        #expect(try FerryPage.authors(FerryPage.opening, head: head) == names)
        let meta = "<meta property=og:site_name content='\(name)'><meta name=author content='\(name)'>"
        #expect(try FerryPage.authors(FerryPage.opening, head: meta) == (type == "BlogPosting" ? ["Mira Holt"] : names))
    }

    @Test(
        "Are people where the page's data names a desk, an editor or half of them",
        arguments: [
            ("Port Times", "<p><b>Mira Holt/Jonas Reed</b></p>", ["Mira Holt", "Jonas Reed"]),
            ("HT", "<p>Autorin: Mira Holt</p>", ["Mira Holt"]),
            (
                "Jonas Reed", "<div class='author'>Mira Holt</div><p class='author'>Editor: Jonas Reed</p>",
                ["Mira Holt"]
            ),
            ("Mira", "<div class='author'>Mira Holt is a reporter.</div>", ["Mira Holt"]),
            ("Port Times", "<p>4 March 2026 Mira Holt</p>", ["Mira Holt"]),
            ("Jonas Reed", "<p>Mira Holt</p>", ["Jonas Reed"]),
        ])
    func desks(stated: String, line: String, names: [String]) throws {
        #expect(
            try FerryPage.authors(line + FerryPage.opening, head: "<meta name='author' content='\(stated)'>") == names)
    }

    @Test("Are all whom any of the page's statements names")
    func fuller() throws {
        let head = """
            <meta name="author" content="Mira Holt, Jonas Reed"><script type="application/ld+json">
            {"@type":"NewsArticle","author":{"@type":"Person","name":"Mira Holt"}}</script>
            """
        #expect(try FerryPage.authors(FerryPage.opening, head: head) == ["Mira Holt", "Jonas Reed"])
    }

    @Test(
        "Need no label where they fill a line of their own",
        arguments: [
            ("Mira Holt", ["Mira Holt"]), ("MIRA HOLT", ["MIRA HOLT"]),
            ("Mira de Holt/Jonas Reed", ["Mira de Holt", "Jonas Reed"]),
            ("Local News", []), ("Mira", []), ("The ferry sails", []), ("Port Times", []), ("Mira Holt sails", []),
        ])
    func alone(line: String, names: [String]) {
        #expect(PersonNames.alone(line) == names)
    }

    @Test(
        "Are what is left of a line of details under the headline",
        arguments: [
            ("<span>3 March 2026</span>&nbsp;·&nbsp;4 min read&nbsp;·&nbsp;Mira Holt", ["Mira Holt"]),
            ("۸ تیر ۱۴۰۵ · 3 دقیقه مطالعه · نگار پارسا و کاوه رستگار", ["نگار پارسا", "کاوه رستگار"]),
            ("3 March 2026 · Register now", []), ("Harbour · Mira Holt", []),
        ])
    func details(line: String, names: [String]) throws {
        #expect(try FerryPage.authors("<div class=post-meta>\(line)</div>" + FerryPage.opening) == names)
    }

    @Test("Are no labels of days", arguments: ["آخر تحديث", "Last updated"])
    func labels(text: String) { #expect(PersonNames.shown(text, labelled: true).isEmpty) }
}
