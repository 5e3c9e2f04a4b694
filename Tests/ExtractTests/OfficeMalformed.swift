import Papers
import Testing

@testable import Extract

@Suite("Office files that are none, or hostile")
struct OfficeMalformed {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var name: String
        var bytes: [UInt8]
        var fault: DocumentFault

        static let all = [
            Case(testDescription: "nothing", name: "a.docx", bytes: [], fault: .damaged),
            Case(testDescription: "text", name: "a.odt", bytes: Array("a note".utf8), fault: .damaged),
            Case(
                testDescription: "a compound file", name: "a.docx",
                bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 600),
                fault: .encrypted),
            Case(
                testDescription: "an archive of something else", name: "a.docx",
                bytes: ZipFile(texts: [("a.xml", "<a/>")]).bytes, fault: .damaged),
            Case(
                testDescription: "a package without its chapters' list", name: "a.epub",
                bytes: ZipFile(texts: [("META-INF/container.xml", "<container/>")]).bytes, fault: .damaged),
            Case(
                testDescription: "entities of its own", name: "a.docx",
                bytes: ZipFile(texts: [
                    ("word/document.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>")
                ]).bytes, fault: .damaged),
            Case(
                testDescription: "an encrypted ODT", name: "a.odt",
                bytes: OpenFile.bytes(body: "", manifest: "<manifest><encryption-data/></manifest>"), fault: .encrypted),
            Case(
                testDescription: "a bomb", name: "a.docx",
                bytes: ZipFile([("word/document.xml", [UInt8](repeating: 0x20, count: 30 << 20))]).bytes, fault: .bomb),
        ]
    }

    @Test(arguments: Case.all)
    func refused(_ one: Case) {
        #expect(throws: ExtractError.document(one.fault)) { try SuppliedDocument.read(one.bytes, name: one.name) }
    }

    @Test func deepNestingComesBack() throws {
        let tables = String(repeating: "<w:tbl><w:tr><w:tc><w:p>", count: 5000)
        let ends = String(repeating: "</w:p></w:tc></w:tr></w:tbl>", count: 5000)
        let bytes = WordFile(tables + "<w:r><w:t>words</w:t></w:r>" + ends).bytes
        let found = try SuppliedDocument.read(bytes, name: "a.docx")
        #expect(found.article.text.utf8.count < 1 << 20)
    }

    @Test func moreTextThanAnArticleHasIsNotTaken() {
        var builder = PaperBuilder(limitBytes: 100)
        builder.beginParagraph()
        for _ in 0..<20 { builder.append("ten bytes.".utf8) }
        builder.finish()
        #expect(builder.isFull)
        #expect(builder.lines.map(\.bytes.count) == [100])
    }

    @Test func partsThatAreCutOffAreDamaged() {
        let zip = ZipFile(texts: [("word/document.xml", "<w:document><w:body><w:p><w:r><w:t>half of")])
        #expect(throws: ExtractError.document(.damaged)) { try SuppliedDocument.read(zip.bytes, name: "a.docx") }
    }

    @Test func damagedFilesAreReadOrRefused() {
        let whole = WordFile(WordFile.paragraph("The keeper wrote four pages about the harbour and its lamps.")).bytes
        var dice = SuppliedMalformed.Dice()
        for _ in 0..<300 {
            var bytes = whole
            for _ in 0...dice.roll(4) { bytes[dice.roll(bytes.count)] = UInt8(dice.roll(256)) }
            do throws(ExtractError) {
                let found = try SuppliedDocument.read(bytes, name: "a.docx")
                #expect(found.article.quality <= 1)
            } catch {
                if case .document = error { continue }
                Issue.record("\(error)")
            }
        }
    }
}
