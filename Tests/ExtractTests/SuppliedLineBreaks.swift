import Testing

@testable import Extract

/// Lines that a program broke at its width are paragraphs again; lines that a person broke stay.
@Suite("Line breaks of short notes")
struct SuppliedLineBreaks {
    private static let title = "ملاحظة عن النهر والجسر: ماذا كتب الجيران هذا الأسبوع؟"

    private func text(_ blocks: [[String]]) throws -> SuppliedDocument {
        let written = blocks.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
        return try SuppliedDocument.read(Array(written.utf8), name: "note.txt")
    }

    @Test("A paragraph of two long lines is one line, and the title above it is seen")
    func joined() throws {
        let lines = [
            "اختلف الجيران على ثلاثة أخبار من سهلان نشرتها صحيفة النهر صباح السبت، ولم يوافق أحد ممن حضروا على شيء منها، لا في المجلس ولا",
            "في السوق، وبقيت الأسئلة كما هي حتى المساء حين أغلقت الدكاكين.",
        ]
        let found = try text([[Self.title], lines, ["وسأعود إليها غداً."]])
        #expect(found.article.title == Self.title)
        #expect(found.article.text == lines.joined(separator: " ") + "\nوسأعود إليها غداً.")
        #expect(found.repairs == ["lines"])
    }

    @Test("A line that stands alone above a short note is its title; a first sentence and a greeting's comma are not")
    func shortNotes() throws {
        let sentence = ["قال الصياد إن البحر هادئ هذا الصباح وإن السوق مفتوح للجميع حتى المساء."]
        #expect(try text([["عودة الصيادين إلى الميناء"], sentence]).article.title == "عودة الصيادين إلى الميناء")
        for first in ["عاد الصيادون إلى الميناء.", "السيد مدير الميناء المحترم،", "هل عاد الصيادون إلى الميناء؟"] {
            let found = try text([[first], sentence])
            #expect(found.article.title == nil && found.article.text.contains(first), "\(first)")
        }
    }

    @Test("Of three lines at an editor's width")
    func width() throws {
        let lines = [
            "The keeper wrote four pages about the harbour, its lamps and the",
            "storms of that winter, and put them under the stair where the damp",
            "could not reach them.",
        ]
        #expect(try text([["Pages of the keeper"], lines]).article.text.hasSuffix(lines.joined(separator: " ")))
    }

    @Test(
        "What no width explains stays",
        arguments: [
            // Verses.
            [
                "عودي إلى النهر يا سفن الغياب فقد طال المساء على المرفأ القديم",
                "ونامت القناديل في شرفات من رحلوا وما عادوا",
                "فمن يوقظ الماء من نومه، ومن يكتب اسم البلاد على الرمل والحجر؟",
            ],
            // Headlines, a line each.
            [
                "المجلس البلدي في سهلان يناقش مشروع توسيع الطريق الساحلي بعد ستين يوماً من المشاورات",
                "جمعية الصيادين تطالب بجدول العبارات الشتوي",
            ],
            // A list.
            [
                "- the widening of the coast road, which the council has postponed to the end of the year and",
                "- the repair of the old market.",
            ],
            // An address of its own line.
            [
                "What the outlet wrote about the ferry that has come back to the old harbour after three years",
                "http://harbour.example/ferry",
            ],
        ])
    func kept(lines: [String]) throws {
        let before = "قرأت اليوم ثلاثة أخبار عن المرفأ القديم، وأريد أن أقارن بينها قبل أن أكتب رأيي في الصحيفة."
        let found = try text([[before], lines, [before]])
        for line in lines { #expect("\n\(found.article.text)\n".contains("\n\(line)\n"), "\(found.article.text)") }
        #expect(!found.repairs.contains("lines"))
    }
}
