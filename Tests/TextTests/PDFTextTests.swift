import Testing
import Text

@Suite("Text out of a PDF")
struct PDFTextTests {
    @Test(
        "has its glyphs mended where that is certain",
        arguments: [
            ("كـــان الـولـد", "كان الولد", "kashida"),
            ("قال ــ وهو يضحك ــ شيئًا", "قال — وهو يضحك — شيئًا", "kashida-dash"),
            ("كان جميًلا حقًا", "كان جميلًا حقًا", "lam-alef-tanwin"), ("مأموًلا", "مأمولًا", "lam-alef-tanwin"),
            ("كتاب عبد االله", "كتاب عبد الله", "allah"), ("رأى ”النجم“ ليلًا", "رأى “النجم” ليلًا", "mirrored-quotes"),
            ("عام \u{E009}\u{E005} مضى", "عام \u{FFFD}\u{FFFD} مضى", "private-use"),
            ("انتهى اليوم· ثم·· عاد", "انتهى اليوم. ثم.. عاد", "middle-dot"),
            ("ﻣﺮﺣﺒﺎ ﺑﻜﻢ", "مرحبا بكم", "presentation-forms"),
        ])
    func glyphs(text: String, expected: String, repair: String) {
        let mended = PDFText(repairing: text)
        #expect(mended.text == expected)
        #expect(mended.repairs.contains(repair))
    }

    @Test func yearsProvePrivateDigits() {
        let text = "بني عام \u{E103}\u{E101}\u{E102}\u{E104} وهدم عام \u{E102}\u{E10A}\u{E109}\u{E108} في \u{E105} أيام"
        let mended = PDFText(repairing: text)
        #expect(mended.text == "بني عام 2013 وهدم عام 1987 في 4 أيام")
        #expect(mended.repairs == ["private-use-digits"])
    }

    @Test(
        "stays as it was where nothing is damaged",
        arguments: [
            "", "بـ\"القلم\" كتب، وبـ5 أوراق", "سنة 1446 هـ", "a · b", "قال “نعم” ثم ذهب", "One line.\nAnother line.",
            "فعلًا كلا", "x\u{64B}", "Er rief „ja“ und sie „nein“, dann „gut“.",
            "Er rief »ja« und sie »nein«, dann »gut«.",
            "قالت الفتاة „نعم“ ثم قال الولد „لا“ ثم قالا „ربما“ معًا",
        ])
    func undamaged(text: String) {
        let mended = PDFText(repairing: text)
        #expect(mended.text == text)
        #expect(mended.repairs.isEmpty)
    }

    /// Nine printed lines of about forty letters, two paragraphs and a heading, a page's head and a link between.
    private let page = """
        حكاية القنطرة القديمة

        تقف القنطرة الحجرية على طرف الوادي منذ قرون
        وتمر من فوقها قوافل الملح والتمر في كل صيف
        حتى إذا جاء الشتاء وفاض الماء تحتها انقطعت

        السبل بين القريتين.
        وكان الحارس العجوز يعد المارة كل مساء ويكتب
        أسماءهم في دفتر من الجلد ورثه عن والده الذي
        سليم الراوي | نشر في ٣ مايو ,٢٠٢٥
        حكاية القنطرة القديمة
        https://example.org/bridge
        بنى بيته عند رأسها ثم زرع حوله شجر الزيتون

        والتين.
        """

    @Test func itsLinesAreJoinedIntoParagraphs() {
        #expect(PDFText.looksExtracted(page))
        let mended = PDFText(repairing: page)
        let paragraphs = mended.text.split(separator: "\n\n").map(String.init)
        #expect(paragraphs.count == 3)
        #expect(paragraphs.first == "حكاية القنطرة القديمة")
        #expect(paragraphs.last?.contains("عن والده الذي بنى بيته") == true)
        #expect(mended.links == ["https://example.org/bridge"])
        #expect(mended.heads == ["سليم الراوي | نشر في ٣ مايو ,٢٠٢٥", "حكاية القنطرة القديمة"])
    }

    /// Full lines of one width, as `paragraph` joins them below.
    private let full = [
        "تقف القنطرة الحجرية على طرف الوادي منذ قرون", "وتمر من فوقها قوافل الملح والتمر في كل صيف",
        "حتى إذا جاء الشتاء وفاض الماء تحتها انقطعت", "السبل بين القريتين ونام الناس على خوف شديد.",
        "وكان الحارس العجوز يعد المارة كل مساء ويكتب", "أسماءهم في دفتر من الجلد ورثه عن والده الذي",
        "بنى بيته عند رأسها ثم زرع حوله شجر الزيتون", "والتين والكرم الذي يأكل منه كل عابر للسبيل.",
    ]

    @Test(
        "parts paragraphs where space and a sentence's end meet",
        arguments: [
            // Space between, and the next line opens a paragraph.
            ([0, 1, 2, 3], "", [4, 5, 6, 7], 2),
            // No space between: the sentence may go on in the paragraph.
            ([0, 1, 2, 3], nil, [4, 5, 6, 7], 1),
            // A last line set apart belongs to its paragraph.
            ([0, 4, 1, 2, 3], "", [7, 4, 5], 2),
            // The space around a page's end says nothing; an address that was printed twice shows one.
            ([0, 1, 2, 3], "\nhttps://example.org/bridge\nhttps://example.org/bridge\n", [4, 5, 6, 7], 1),
            // Any other address may be a line of the text.
            ([0, 1, 2, 3], "\nhttps://example.org/bridge\n", [4, 5, 6, 7], 3),
        ] as [([Int], String?, [Int], Int)])
    func paragraphs(before: [Int], between: String?, after: [Int], expected: Int) {
        let lines = before.map { full[$0] } + (between.map { [$0] } ?? []) + after.map { full[$0] }
        let mended = PDFText(repairing: lines.joined(separator: "\n"))
        #expect(mended.repairs.contains("lines"))
        #expect(mended.text.split(separator: "\n\n").count == expected)
    }

    @Test func aHeadingOfTwoLinesIsOneParagraph() {
        let lines = full[..<4] + ["", "ما الذي بقي من", "القنطرة", ""] + full[4...]
        let mended = PDFText(repairing: lines.joined(separator: "\n"))
        #expect(mended.text.split(separator: "\n\n").dropFirst().first == "ما الذي بقي من القنطرة")
    }

    @Test func shortLinesSideBySideAreNoHeading() {
        let lines = full[..<4] + ["", "الملح والتمر", "الزيت", "الصوف"] + full[4...]
        let mended = PDFText(repairing: lines.joined(separator: "\n"))
        #expect(mended.text.split(separator: "\n\n").count == 5)
    }

    @Test func theSignatureOfAQuotedMessageStandsAlone() {
        let lines = full[..<4] + ["", "Salim Rawi (@salim_rawi) March 4, سليم الراوي —", "2031", ""] + full[4...]
        let mended = PDFText(repairing: lines.joined(separator: "\n"))
        let paragraphs = mended.text.split(separator: "\n\n")
        #expect(paragraphs.count == 3)
        #expect(paragraphs.dropFirst().first == "— سليم الراوي Salim Rawi (@salim_rawi) March 4, 2031")
    }

    @Test func aShortExtractIsJoinedInSpiteOfItsLinksAndLastLines() {
        let links = [
            "https://example.org/1", "https://example.org/2", "https://example.org/3", "https://example.org/4",
        ]
        let lines = full[..<3] + ["السبل بين القريتين."] + full[4..<7] + ["والتين."] + links + links
        let mended = PDFText(repairing: lines.joined(separator: "\n"))
        #expect(mended.links.count == 8)
        #expect(mended.text.split(separator: "\n\n").count == 2)
    }

    @Test func typedLinesAreNotJoined() {
        let typed = [
            "الملح", "التمر والزيت", full[0], "الصوف", "اشتر الخبز.", "عد باكرًا.", full[1], "لا تنس أمك.", full[2],
        ]
        let text = typed.joined(separator: "\n")
        #expect(PDFText(repairing: text).text == text)
    }

    @Test(
        "is told from text that was typed",
        arguments: [
            ("كـــان الـولـد فـي الـدار", true), ("مأموًلا", true), ("صفحة\u{0C}أخرى", true), ("عبد االله", true),
            ("كان الولد في الدار.", false),
            ("سنة 1446 هـ بـ\"القلم\"", false), ("", false),
        ])
    func signs(text: String, expected: Bool) {
        #expect(PDFText.looksExtracted(text) == expected)
    }

    @Test(
        "has torn words put together",
        arguments: [
            // One seam: the order is known only at a sentence's end.
            ("ية على الجسر. مرت القافلة التجار", "مرت القافلة التجارية على الجسر."),
            // Two seams, the torn words alike.
            ("ية في الليل ية ثم عادت البحر القافلة البحر", "القافلة البحرية ثم عادت البحرية في الليل"),
            ("وصلت القافلة ليلًا", "وصلت القافلة ليلًا"), ("", ""), ("يا", "يا"),
            // The one form that the embedding of a message has.
            ("Salim (@salim) March 4, سليم —", "— سليم Salim (@salim) March 4,"),
            ("Salim (@salim) March 4, —", "— Salim (@salim) March 4,"), ("(@a) —", "(@a) —"), ("— — —", "— — —"),
        ])
    func runs(line: String, expected: String) {
        #expect(PDFText.repairLine(line) == expected)
    }

    @Test(
        "has the one seam of a reversed line found by the words round it",
        arguments: [
            // A verb never follows a preposition, nor does a second one.
            (
                "يا في العام الماضي على وأعلنت الشركة عن فتح مصنع كبير في كور",
                "وأعلنت الشركة عن فتح مصنع كبير في كوريا في العام الماضي على"
            ),
            (
                "ية التي تحملها السفن إلى في الميناء كانت البضائع التجار",
                "في الميناء كانت البضائع التجارية التي تحملها السفن إلى"
            ),
            // The torn word alone opened the line.
            ("ية في الوادي البعيد، وقد عاد أهلها إليها. القر", "القرية في الوادي البعيد، وقد عاد أهلها إليها."),
        ])
    func seams(line: String, expected: String) {
        #expect(PDFText.repairLine(line) == expected)
    }

    @Test(
        "has two torn words put together where the first of a line is known by its shape",
        arguments: [
            // What has the article has no tanwin.
            (
                "يًا في القصر ية إلى البلاد وكان الحارس إدار رغم المطر وصلت القافلة التجار",
                "رغم المطر وصلت القافلة التجارية إلى البلاد وكان الحارس إداريًا في القصر"
            ),
            // «بأ» is no word, «يعود» is one.
            (
                "كثر من ألف بيت كة. وقد باع الحارس بأ قبل أن يعود من الشر",
                "قبل أن يعود من الشركة. وقد باع الحارس بأكثر من ألف بيت"
            ),
        ])
    func twoSeams(line: String, expected: String) {
        #expect(PDFText.repairLine(line) == expected)
    }

    @Test(
        "has a torn word put together whatever is torn off",
        arguments: [
            ("كزية في العاصمة ثم انتقلت إلى كانت الإدارة المر", "المركزية"),
            ("يدة على كل البلاد قرأ الناس الجر", "الجريدة"),
            ("ي قبل أن يعود في مساء اليوم الماضي وصل الوز", "الوزي"), ("كتوراه من الجامعة القديمة نالت د", "دكتوراه"),
        ])
    func tornWords(line: String, word: String) {
        #expect(PDFText.repairLine(line).split(separator: " ").contains { $0 == word })
    }

    @Test(
        "leaves a line alone that begins like a torn one",
        arguments: [
            // «يا» calls somebody, and no gap is left behind a letter that joins.
            "يا أهل الدار هذا ما بقي لكم من الزاد في هذا الدار", "يا صاحبي قل لي أين ذهبت القافلة حين مضت عن",
            "كبر الولد وصار يعرف الطريق إلى البستان",
        ])
    func whole(line: String) {
        #expect(PDFText.repairLine(line) == line)
    }

    @Test func theLinesAroundTellWhereALineBegins() {
        // By itself the last line could begin at either noun; the line above asks for one behind «في».
        let line = "ية الصغيرة على النهر البستان والبيوت القر"
        let lines = full[..<7] + ["وكان الشيخ قد مر قبل سنين طويلة مع أولاده ودوابه من هنا في", line, full[7]]
        let mended = PDFText(repairing: lines.joined(separator: "\n"))
        #expect(mended.repairs.contains { $0.hasPrefix("reversed-runs") })
        #expect(mended.text.contains("القرية الصغيرة"))
    }

    @Test func aLineOfAMillionFragmentsIsPassedOver() {
        let line = String(repeating: "ية ", count: 200_000) + "سور"
        #expect(PDFText.repairLine(line).isEmpty == false)
    }
}
