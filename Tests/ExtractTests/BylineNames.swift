import Testing

@testable import Extract

@Suite("Names of writers")
struct BylineNames {
    @Test(
        "Are parted at «و» where both are names",
        arguments: [
            ("سامر الخطيب وليلى الدهان", ["سامر الخطيب", "ليلى الدهان"]),
            ("سامر الخطيب ووائل قباني", ["سامر الخطيب", "وائل قباني"]),
            ("سامر الخطيب، هدى زيدان وليلى الدهان", ["سامر الخطيب", "هدى زيدان", "ليلى الدهان"]),
            ("نرگس پورآذر و بهرام سپهری", ["نرگس پورآذر", "بهرام سپهری"]),
            ("ئارام ڕەشید و شیلان عەزیز", ["ئارام ڕەشید", "شیلان عەزیز"]),
            ("Aram Reşîd û Şîlan Ezîz", ["Aram Reşîd", "Şîlan Ezîz"]),
            ("Elif Demir ve Ozan Yıldız", ["Elif Demir", "Ozan Yıldız"]),
            ("وائل قباني", ["وائل قباني"]), ("سامر الخطيب وهبة", ["سامر الخطيب وهبة"]),
            ("سامر وائل قباني حداد", ["سامر وائل قباني حداد"]), ("هنر و ادبیات", ["هنر و ادبیات"]),
        ])
    func waw(text: String, names: [String]) throws {
        let line = "<div class='byline'>\(text)</div>"
        #expect(try FerryPage.authors(line + FerryPage.opening) == names)
    }

    static let lines: [(String, [String])] = [
        ("<p><b>سازدانی: سروە جەمال</b></p>", ["سروە جەمال"]),
        ("<p><strong>كتب- أحمد السيوفي ونورهان جمال:</strong></p>", ["أحمد السيوفي", "نورهان جمال"]),
        ("<dl><dd class='createdby'>Geschrieben von: <span>Gundula Feix</span></dd></dl>", ["Gundula Feix"]),
        ("<div class='detail__author'>Автор: Инна Столбова</div>", ["Инна Столбова"]),
        (
            "<div class='authorline'><p>Von <a href='#'>Lena Brackwede</a> und Thorsten Ickert, Hauptstadtstudio</p></div>",
            ["Lena Brackwede", "Thorsten Ickert"]
        ),
        ("<p style='text-align:center'><strong>BASINA VE KAMUOYUNA</strong></p>", []),
        (
            "<div class='feature'><img src='a.jpg'><span class='credit'>حي الخليج في داريا - 14 كانون الأول 2025</span></div>",
            []
        ),
    ]

    @Test("In lines as sites have them", arguments: lines)
    func line(text: String, names: [String]) throws {
        #expect(try FerryPage.authors(text + FerryPage.opening) == names)
    }

    @Test("The site's own name and a dash before a writer's")
    func behindSite() throws {
        let head = "<meta property='og:site_name' content='صوت المرفأ'>"
        for line in [
            "<span class='author'><a href='#'>صوت المرفأ - عبد الإله بنشقرون</a></span>",
            "<p><strong>صوت المرفأ – عبد الإله بنشقرون</strong></p>",
        ] {
            #expect(try FerryPage.authors(line + FerryPage.opening, head: head) == ["عبد الإله بنشقرون"])
        }
    }

    @Test("Where an outlet is, beside the writer whom the data states; an office with a word that joins")
    func stated() throws {
        let head =
            "<meta name='author' content='Heike Zschorn, Harbour Messenger, Plauen, Germany'><script type='application/ld+json'>"
            + #"{"@type":"NewsArticle","author":{"@type":"Person","name":"Heike Zschorn"}}</script>"#
        #expect(try FerryPage.authors(FerryPage.opening, head: head) == ["Heike Zschorn"])
        #expect(PersonNames.stated("Department of Coasts and Fisheries").count == 1)
    }

    @Test("What somebody does stands before a name in Arabic too")
    func role() { #expect(PersonNames.stated("الكاتب سامر الخطيب") == ["سامر الخطيب"]) }

    @Test("An office with «و» in its name is one")
    func office() {
        #expect(PersonNames.stated("وزارة الصحة والبيئة العامة") == ["وزارة الصحة والبيئة العامة"])
    }

    @Test("A dash parts Turkish reporters before the place")
    func dashed() throws {
        let line = "<div class='muhabir'>Muhabir: Elif Demircan - Ozan Yıldırımer / SAHİLKÖY (SHA)</div>"
        #expect(try FerryPage.authors(line + FerryPage.opening) == ["Elif Demircan", "Ozan Yıldırımer"])
        let outlet = "<div class='byline'>By Mira Holt - Harbour Bay</div>"
        #expect(try FerryPage.authors(outlet + FerryPage.opening) == ["Mira Holt"])
    }

    @Test("The template's author is the site where a link names the writer")
    func site() throws {
        let line = "<p>by <a class='url fn' href='/author/x'>Lena Marsh</a> in <a href='/c'>Port</a></p>"
        let page =
            "<html><head><title>The ferry sails again — Bay of Mira</title><meta name='author' content='Bay of Mira'></head>"
            + "<body><h1>The ferry sails again</h1>\(line)\(FerryPage.prose)</body></html>"
        #expect(try Extractor.extract([UInt8](page.utf8), url: nil, contentType: nil).article.authors == ["Lena Marsh"])
    }

    @Test("A writer who holds the copyright is no site")
    func copyright() throws {
        let head =
            "<meta name='author' content='Lena Marsh'><meta name='copyright' content='Lena Marsh'>"
            + "<meta property='og:site_name' content='Bay of Mira'>"
        #expect(try FerryPage.authors(FerryPage.opening, head: head) == ["Lena Marsh"])
    }

    @Test("An address in the article's footer names the writer, a day none")
    func footer() throws {
        let page =
            "<html><head><title>The ferry sails again | Bay</title></head><body><article><header><h2>The ferry sails again"
            + "</h2></header><footer>Tue 8 September 2026 <address class='vcard author'>By <a class='fn' href='/x'>Lena "
            + "Marsh</a></address></footer>\(FerryPage.prose)</article></body></html>"
        #expect(try Extractor.extract([UInt8](page.utf8), url: nil, contentType: nil).article.authors == ["Lena Marsh"])
        let day = "<div class='byline'><time datetime='2026-10-05'>تشرینی یەکەم 5, 2026</time></div>"
        #expect(try FerryPage.authors(day + FerryPage.opening) == [])
    }

    @Test("A name alone between headline and day, unless it leads somewhere")
    func aboveDay() throws {
        let line = "<p><strong>تارا نووسیار</strong></p><time datetime='2026-10-05'>5 ئۆکتۆبەر 2026</time>"
        #expect(try FerryPage.authors(line + FerryPage.opening) == ["تارا نووسیار"])
        #expect(try FerryPage.authors(line + FerryPage.opening + "<a href='/s'>تارا نووسیار</a>") == [])
    }

    @Test("«سهلان – سامر الخطيب:» opens a text")
    func opening() throws {
        #expect(try FerryPage.authors("<p>سهلان – سامر الخطيب:</p>" + FerryPage.opening) == ["سامر الخطيب"])
    }

    @Test("A dash and a name sign a text")
    func signature() throws {
        #expect(try FerryPage.authors(FerryPage.opening + "<p>— Joan Havering</p>") == ["Joan Havering"])
        #expect(try FerryPage.authors(FerryPage.opening + "<p>Joan Havering</p>") == [])
    }
}
