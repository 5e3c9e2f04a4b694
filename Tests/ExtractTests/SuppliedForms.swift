import Testing
import Text

@testable import Extract

/// Texts in forms that other programs left: mail undecoded, saved pages, blocks above a text.
@Suite("Forms of texts") struct SuppliedForms {
    private static let title = SuppliedHeads.title
    private static let text = SuppliedHeads.text
    private static var note: String { ([title] + text).joined(separator: "\n\n") }

    private static func quoted(_ text: String) -> String {
        text.utf8.map { byte in
            byte == 0x0A
                ? "\n" : byte < 0x80 ? String(UnicodeScalar(byte)) : "=" + String(byte, radix: 16, uppercase: true)
        }.joined()
    }

    @Test("The body of a mail as it was sent; a text that only speaks of it stays")
    func quotedPrintable() throws {
        let found = try SuppliedDocument.read(Array(Self.quoted(Self.note).utf8), name: "note.txt").article
        #expect(found.title == Self.title && found.text == Self.text.joined(separator: "\n"))
        let spoken = "In a mail =C3=A9 stands for a letter, and x=1, y=2, z=3 for what they say."
        #expect(try SuppliedDocument.read(Array(spoken.utf8), name: "note.txt").article.text == spoken)
    }

    @Test(
        "A page that a browser saved as one file", arguments: ["page.mhtml", "page.mht", "page", "page.txt"],
        [true, false])
    func archive(name: String, isQuoted: Bool) throws {
        let page =
            "<!DOCTYPE html><html><head><title>\(Self.title)</title></head><body><nav><a href='/'>الرئيسية</a></nav><article><h1>\(Self.title)</h1>"
            + Self.text.map { "<p>\($0)</p>" }.joined() + "</article></body></html>"
        let body = isQuoted ? Self.quoted(page.replacing("=", with: "=3D")) : page
        let mail = """
            From: <Saved by Blink>
            Subject: x
            MIME-Version: 1.0
            Content-Type: multipart/related;
            \ttype="text/html";
            \tboundary="----part--1----"

            ------part--1----
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: \(isQuoted ? "quoted-printable" : "8bit")
            Content-Location: https://harbour.example/ferry

            \(body)
            ------part--1----
            Content-Type: image/gif
            Content-Transfer-Encoding: base64

            R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==
            ------part--1------
            """
        let found = try SuppliedDocument.read(Array(mail.utf8), name: name)
        #expect(found.article.title == Self.title && found.article.text == Self.text.joined(separator: "\n"))
        #expect(found.ownURL == "https://harbour.example/ferry")
    }

    @Test(
        "Pandoc's title block",
        arguments: [
            "% \(title)\n% Mira Holt; Jonas Reed\n% 14 March 2026",
            "% \(title)\n% Mira Holt\n  Jonas Reed\n% 2026-03-14",
        ], ["note.md", "note.txt"])
    func titleBlock(block: String, name: String) throws {
        let note = block + "\n\n" + Self.text.joined(separator: "\n\n")
        let found = try SuppliedDocument.read(Array(note.utf8), name: name).article
        #expect(found.title == Self.title && found.authors == ["Mira Holt", "Jonas Reed"])
        #expect(found.published?.date.dayText == "2026-03-14" && found.text == Self.text.joined(separator: "\n"))
        let lone = try SuppliedDocument.read(Array(("% ten in a hundred\n\n" + Self.note).utf8), name: name).article
        #expect(((lone.title ?? "") + lone.text).utf8Contains("% ten in a hundred"))
    }

    @Test("What generators of sites take for themselves is no text")
    func directives() throws {
        let note =
            "# \(Self.title)\n\n\(Self.text[0])\n{: .lead}\n\n{% include figure.html alt=\"x\" %}\n\n\(Self.text[1])\n"
        let found = try SuppliedDocument.read(Array(note.utf8), name: "note.md").article
        #expect(
            found.text == ([Self.title] + Self.text).joined(separator: "\n")
                || found.text == Self.text.joined(separator: "\n"))
    }

    @Test("A catalogue's name, last word first")
    func turnedName() {
        #expect(SuppliedNames.labelled("Feld, Nora") == ["Nora Feld"])
        #expect(SuppliedNames.labelled("Nora Feld, Tom Okafor") == ["Nora Feld", "Tom Okafor"])
    }
}
