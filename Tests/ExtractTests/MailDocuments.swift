import Testing
import Text
import Web

@testable import Extract

@Suite struct MailDocuments {
    private static let sentence =
        "The keeper wrote four pages about the harbour, its lamps and the storms of that winter."

    private func read(_ text: String) throws -> SuppliedDocument {
        try SuppliedDocument.read(Array(text.utf8), name: "a.eml")
    }

    @Test func theHeadIsReadAndTheTextDecoded() throws {
        let found = try read(
            """
            From: =?utf-8?B?2LPZhNmF2Yk=?= =?utf-8?Q?_?= <salma@a.example>
            Subject: Fwd: =?windows-1256?Q?=E3=E4=C7=D1=C9?= of the
             harbour
            Date: Tue, 18 Mar 2025 10:22:33 +0300
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            \(Self.sentence) See https://a.example/very=
            -long for =D8=A7=D9=84=D9=85=D8=B2=D9=8A=D8=AF.
            """)

        #expect(found.article.title == "منارة of the harbour")
        #expect(found.article.authors == ["سلمى"])
        #expect(found.article.published?.date.dayText == "2025-03-18")
        #expect(found.article.text == Self.sentence + " See https://a.example/very-long for المزيد.")
        #expect(found.citations.map(\.url.href) == ["https://a.example/very-long"])
        #expect(found.format == .eml)
    }

    @Test func thePlainPartIsTakenAndAttachmentsAreNamed() throws {
        let found = try read(
            """
            Subject: Lamps
            Content-Type: multipart/mixed; boundary="outer"

            --outer
            Content-Type: multipart/alternative; boundary=outer-in

            --outer-in
            Content-Type: text/plain; format=flowed

            \(Self.sentence)\u{20}
            It goes on in the same line.
            --outer-in
            Content-Type: text/html

            <p>not this</p>
            --outer-in--
            --outer
            Content-Type: application/pdf; name="report.pdf"
            Content-Disposition: attachment; filename="report.pdf"
            Content-Transfer-Encoding: base64

            JVBERi0=
            --outer--
            """)

        #expect(found.article.text == Self.sentence + " It goes on in the same line.")
        #expect(found.repairs.contains("left-out attachment: report.pdf"))
    }

    @Test func markupIsReadWhereThereIsNoText() throws {
        let page =
            "<html><body><p>\(Self.sentence)</p><p>Nobody had counted them before him, as <a href=\"https://a.example/r\">the registry</a> says, and nobody has since.</p></body></html>"
        let found = try read("Subject: Lamps\nContent-Type: text/html; charset=utf-8\n\n\(page)")

        #expect(found.article.title == "Lamps")
        #expect(found.article.text.hasPrefix(Self.sentence))
        #expect(found.citations.map(\.url.href) == ["https://a.example/r"])
    }

    @Test(
        "What is no mail, or holds no text",
        arguments: [
            ("", DocumentFault.damaged), ("no head at all", .damaged), ("\n\nbody", .damaged),
            ("Subject: a\n\n \n", .noWords), ("Subject: a\nContent-Type: image/png\n\nabc", .noWords),
            ("Subject: a\nContent-Type: multipart/mixed; boundary=x\n\n--x", .noWords),
        ])
    func refused(text: String, fault: DocumentFault) {
        #expect(throws: ExtractError.document(fault)) { try read(text) }
    }

    @Test func partsWithinPartsComeBack() throws {
        let open = (0..<2000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()
        #expect(throws: ExtractError.document(.noWords)) { try read("Subject: a\n" + open + "\n\ntext") }
        let many = String(repeating: "--x\n\nshort\n", count: 5000)
        let found = try read("Subject: a\nContent-Type: multipart/mixed; boundary=x\n\n" + many)
        #expect(found.article.text.utf8.count < 10_000)
    }
}
