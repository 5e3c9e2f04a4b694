import CSystem
import Glibc
import Papers
import Testing
import Text

@testable import Poppler

@Suite("PDF files", .enabled(if: PDFReader.find() != nil, "poppler-utils is not installed"))
struct PDFReaderTests {
    private func read(_ bytes: [UInt8], limits: ConfinedProgram.Limits = .init()) throws -> PDFContent {
        let file = try OpenFile(bytes)
        let found = try #require(PDFReader.find())
        return try found.limited(limits).read(file.descriptor)
    }

    @Test func textFactsAndLinksAreRead() throws {
        let pages = [["Harbour lamps are lit again", "The keeper counts them"], ["Second page"]]
        let pdf = HandmadePDF(pages: pages, link: "https://lantern.example/lamps", title: "Lamps")

        let found = try read(pdf.bytes)

        let lines = String(decoding: found.text, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(lines.prefix(2) == ["Harbour lamps are lit again", "The keeper counts them"])
        #expect(found.text.count { $0 == 0x0C } == 2)
        #expect(found.links == [PDFLink(page: 1, url: "https://lantern.example/lamps")])
        #expect(found.hasAllLinks)
        #expect(found.facts.pages == 2)
        let places = try #require(found.places).pages
        #expect(
            places.map { page in page.map { String(String.UnicodeScalarView($0.signs)) }.joined(separator: " ") }
                == ["Harbour lamps are lit again The keeper counts them", "Second page"])
        #expect(found.facts.title == "Lamps")
        #expect(found.facts.created == "2025-03-18T10:22:33+03")
    }

    @Test func pagesWithoutALetterSayHowMany() throws {
        #expect(throws: PDFError.noText(pages: 3)) { try read(HandmadePDF(pages: [[], [], []]).bytes) }
    }

    @Test(
        "What is no PDF is damaged",
        arguments: [
            [UInt8](), Array("%PDF-1.7\n".utf8), Array("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\n".utf8),
            Array(repeating: 0, count: 5000), Array("a note, and no PDF at all".utf8),
        ])
    func damaged(bytes: [UInt8]) throws {
        #expect(throws: PDFError.damaged) { try read(bytes) }
    }

    @Test func everyCutIsReadOrRefused() throws {
        let whole = HandmadePDF(pages: [["One", "Two"]], link: "https://lantern.example/").bytes
        for end in stride(from: 0, to: whole.count, by: 97) {
            do throws(PDFError) {
                let found = try readOrFail(Array(whole[..<end]))
                #expect(found.facts.pages == 1)
            } catch {
                #expect(error == .damaged || error == .noText(pages: 1))
            }
        }
    }

    private func readOrFail(_ bytes: [UInt8]) throws(PDFError) -> PDFContent {
        guard let file = OpenFile(orNil: bytes), let reader = PDFReader.find() else { throw .outOfResources }
        return try reader.read(file.descriptor)
    }

    @Test func tooMuchTextIsTooLarge() throws {
        var limits = ConfinedProgram.Limits()
        limits.outputBytes = 400
        let lines = (0..<30).map { "line \($0) of many that say the same again" }
        #expect(throws: PDFError.tooLarge) { try read(HandmadePDF(pages: [lines]).bytes, limits: limits) }
    }

    @Test func theProgramsAreNotThere() {
        #expect(PDFReader.find(in: ["/nonexistent"]) == nil)
    }
}

/// Bytes behind a descriptor.
final class OpenFile {
    let descriptor: Int32

    init(_ bytes: [UInt8]) throws {
        descriptor = try #require(Self.open(bytes))
    }

    init?(orNil bytes: [UInt8]) {
        guard let open = Self.open(bytes) else { return nil }
        descriptor = open
    }

    private static func open(_ bytes: [UInt8]) -> Int32? {
        let file = rawi_sealed_memory(bytes, bytes.count)
        return file < 0 ? nil : file
    }

    deinit { close(descriptor) }
}
