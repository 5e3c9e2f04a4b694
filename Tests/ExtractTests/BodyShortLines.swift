import Testing

@testable import Extract

/// Verses, prices, answers are short and have no full stop: what they are is told by their like beside them.
@Suite("Short lines are text once the box is chosen")
struct BodyShortLines {
    private static let lead = "<p>\(FerryPage.sentence)</p>"

    private func paragraphs(_ lines: [String], _ tag: String = "p") -> String {
        lines.map { "<\(tag)>\($0)</\(tag)>" }.joined()
    }

    @Test(
        "A run of like lines behind the last sentence stays",
        arguments: [
            ["يا بحر أين السفينة", "يا ريح أين الشراع", "غابت وراء المدينة", "وغاب فيها الوداع"],
            ["القمح: 410 ليرات", "الشعير: 330 ليرة", "العدس: 900 ليرة"],
            ["Limanspor - Köprü: 2-1", "Halspor - Dere: 0-0", "Yayla - Sahil: 1-3"],
            ["کشتی سپید: ۳", "کشتی سرخ: ۲", "کشتی سبز: ۱"],
            ["Şêrko Bêkes, Silêmanî", "Narîn Azad, Amed", "Rojda Welat, Qamişlo"],
            ["ڕووبار هات و ڕۆیشت", "کەس نەیپرسی لە کوێوە", "تەنها پردەکە زانی"],
        ])
    func run(lines: [String]) throws {
        let found = try FerryPage.text(FerryPage.prose + paragraphs(lines))
        for line in lines { #expect(found.utf8Contains(line)) }
    }

    @Test("A mark at the end goes; a last word set as the prose is stays")
    func closing() throws {
        for mark in ["(port-wire)", "###", "17302", "م.ن/ك.ر", "WhatsApp: 0500 000 00 00", "Reuters"] {
            #expect(!(try FerryPage.text(FerryPage.prose + "<p>\(mark)</p>")).utf8Contains(mark))
        }
        for word in ["وللقصة بقية", "Ve vapur yine gelecek", "And the bell rings again", "و باز زنگ می‌زند"] {
            #expect(try FerryPage.text(FerryPage.prose + "<p>\(word)</p>").utf8Contains(word))
        }
    }

    @Test("One long paragraph is not the body where its box goes on in short ones")
    func box() throws {
        let answers = "<h3>When does she sail?</h3><p>In spring</p><h3>Who pays?</h3><p>The port office</p>"
        for tail in [answers, "<ol><li>Close the tap</li><li>Wait an hour</li><li>Call the port</li></ol>"] {
            let page =
                "<html><head><title>Ferry</title></head><body><article><h1>The ferry sails again</h1>"
                + "\(Self.lead)\(tail)</article></body></html>"
            let found = try Extractor.extract([UInt8](page.utf8), url: nil, contentType: nil).article.text
            #expect(
                found.utf8Contains("port office") && found.utf8Contains(tail == answers ? "In spring" : "Call the port")
            )
        }
    }

    @Test("Lines that open the text are no head of the page")
    func opening() throws {
        let verses = ["نحن الذين على البحر", "كتبنا أسماء السفن", "ومضينا"]
        let found = try FerryPage.text(paragraphs(verses) + FerryPage.prose)
        for line in verses { #expect(found.utf8Contains(line)) }
        #expect(try FerryPage.text("<p><b>When do you sail</b></p>" + FerryPage.prose).utf8Contains("When do you sail"))
        #expect(!(try FerryPage.text("<p>By Mira Holt</p>" + FerryPage.prose)).utf8Contains("Mira Holt"))
        #expect(!(try FerryPage.text("<p>Harbour</p>" + FerryPage.prose)).utf8Contains("Harbour\n"))
    }

    @Test(
        "A sentence with a day in it is no line of the day",
        arguments: [
            "The old bell rang on 4 May 2026 at noon.", "توفي البحار في 4 آذار 2026 عن مئة عام.",
            "Kaptan 4 Mart 2026 günü öldü.",
        ])
    func day(sentence: String) throws {
        #expect(try FerryPage.text("<p>\(sentence)</p>" + FerryPage.prose).utf8Contains(sentence))
    }

    @Test("Where only labels are left there is no text")
    func labels() throws {
        let page =
            "<html><head><title>نهر</title></head><body><div><h1>نهر</h1></div><div><h3>الأكثر قراءة</h3>"
            + "<ul><li><a href='/a'>عودة العبارة إلى الميناء</a></li></ul></div></body></html>"
        let found = try Extractor.extract([UInt8](page.utf8), url: nil, contentType: nil).article.text
        #expect(!found.utf8Contains("الأكثر"))
    }
}
