import Testing
import Text
import Web

@testable import Extract

@Suite("Days that are not the publication's")
struct PageChanges {
    private func article(_ body: String, head: String = "") throws -> Article {
        let page =
            "<html><head><title>The ferry sails again</title>\(head)</head><body><main>"
            + "<h1>The ferry sails again</h1>\(body)</main></body></html>"
        return try Extractor.extract([UInt8](page.utf8), url: WebURL("https://port.example/f"), contentType: nil)
            .article
    }

    @Test(
        "Labels of changes",
        arguments: [
            "Updated", "last edited:", "Revised on", "Zuletzt geändert am", "Letzte Änderung:", "Überarbeitet am",
            "Bearbeitet am", "Aktualisiert am", "Modifié le", "Mis à jour le", "Actualizado el", "Atualizado em",
            "Aggiornato il", "Laatst gewijzigd", "Zaktualizowano", "Обновлено", "Изменено", "Güncelleme:",
            "Son düzenlenme:", "DEĞİŞTİRİLME TARİHİ", "آخر تحديث:", "آخر تعديل", "تم التعديل في", "به‌روزرسانی:",
            "به روز رسانی", "آخرین ویرایش", "نوێکردنەوە", "Rojanekirin",
        ])
    func changes(label: String) {
        #expect(Dating.isChange(label))
        #expect(!Dating.isPublication(label))
    }

    @Test(
        "Labels of publications, and words that only look like changes",
        arguments: [
            "Published", "Veröffentlicht am", "Publié le", "Publicado el", "Pubblicato il", "Opublikowano",
            "Опубликовано",
            "Yayınlanma:", "Eklenme tarihi", "نشر في", "تاريخ النشر", "انتشار:", "بڵاوکراوەتەوە", "Weşandin",
        ])
    func publications(label: String) {
        #expect(Dating.isPublication(label))
        #expect(!Dating.isChange(label))
    }

    @Test("Words with a label within are none", arguments: ["An accredited school", "She credited them", "البروتوكول"])
    func others(text: String) {
        #expect(!Dating.isChange(text))
    }

    @Test(
        "A change's day is the change's, whether its label stands in the box or before it",
        arguments: [
            "<div>last edited: <span class='date'>9 March 2026</span></div>",
            "<div class='date'>Zuletzt geändert: 9. März 2026</div>",
            "<p>آخر تعديل: <span class='date'>9 مارس 2026</span></p>",
        ])
    func labelled(line: String) throws {
        let found = try article("<div class='date'>4 March 2026</div>\(FerryPage.prose)\(line)")
        #expect(found.published?.date.dayText == "2026-03-04")
        #expect(try article("\(FerryPage.prose)\(line)").modified?.dayText == "2026-03-09")
    }

    @Test("A time element behind a change's label is not the publication")
    func timeElement() throws {
        let found = try article(
            "<p>Edited <time datetime='2026-03-09'>9 March</time></p><p><time datetime='2026-03-04'>4 March</time></p>"
                + FerryPage.prose)
        #expect(found.published?.date.dayText == "2026-03-04")
    }

    @Test(
        "Days of reviews and comments are their own",
        arguments: [
            "<div itemprop='review' itemscope itemtype='https://schema.org/Review'>"
                + "<meta itemprop='datePublished' content='2020-05-01'>Lovely boat</div>",
            "<div itemscope itemtype='http://schema.org/Comment'><time itemprop='datePublished' datetime='2020-05-01'>"
                + "1 May</time> Lovely boat</div>",
            "<div id='comments'><span itemprop='datePublished' content='2020-05-01'></span>Lovely boat</div>",
        ])
    func remarks(box: String) throws {
        #expect(try article("\(FerryPage.prose)\(box)").published == nil)
    }

    @Test("A critic's own review has its day")
    func critic() throws {
        let found = try article(
            "<div itemscope itemtype='https://schema.org/Review'><h1>The old ferry, seen again</h1>"
                + "<meta itemprop='datePublished' content='2020-05-01'>\(FerryPage.prose)</div>")
        #expect(found.published?.date.dayText == "2020-05-01")
    }

    @Test("The day of a document named behind the text is that document's")
    func cited() throws {
        let found = try article(
            "\(FerryPage.prose)<ul><li><a href='/x'>A claim for every fare</a></li>"
                + "<li>Information of the harbour's own office of 02.01.2016</li></ul>")
        #expect(found.published == nil)
    }

    @Test("The end of a hidden stamp is no time of day")
    func glued() throws {
        let found = try article(
            "<div><span>2026-05-07T17:27:31+02:00</span><span>June 19th, 2026</span></div>\(FerryPage.prose)")
        #expect(found.published?.date.hour != 2)
    }
}
