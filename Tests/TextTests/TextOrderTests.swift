import Testing

@testable import Text

@Suite("The order of text out of a PDF") struct TextOrderTests {
    static let lines = [
        "عادت العبّارة القديمة صباح أمس إلى مرفأ سهلان بعد ثلاث سنوات من الإصلاح",
        "وقالت إدارة المرفأ إن الرحلات تبدأ يوم الأحد المقبل",
        "وقالت شركة North Quay إن 62 سفينة دخلت الحوض منذ 18 آذار 2025",
        "وإن الكلفة (كما قيل) بلغت 18.7 مليون ليرة في المدينة القديمة",
        "ولم تُعلن المصلحة البحرية شيئًا عن السفينة الثالثة إلى الآن",
        "انظر https://almarfa.example/news/118 لمعرفة المواعيد الجديدة",
    ]

    /// As an extractor writes it that goes by where signs stand.
    private func mirrored(_ line: String) -> String {
        String(String.UnicodeScalarView(MirroredLines.turned(Array(line.unicodeScalars))))
    }

    @Test("Mirrored lines are turned; numbers, Latin, addresses and brackets keep their way")
    func mirror() {
        let order = TextOrder(Self.lines.map(mirrored).joined(separator: "\n"))
        #expect(order.repairs == ["mirrored"])
        #expect(order.text.split(separator: "\n").map(String.init) == Self.lines)
    }

    @Test("Brackets that were written as they look are mirrored in all of the text")
    func brackets() {
        let swap: [Character: Character] = ["(": ")", ")": "("]
        let text = Self.lines.map { String(mirrored($0).map { swap[$0] ?? $0 }) }.joined(separator: "\n")
        #expect(TextOrder(text).text.utf8.elementsEqual(Self.lines.joined(separator: "\n").utf8))
    }

    @Test("Stops that stand before their lines, and sentences of a line last first", arguments: [":"])
    func stopsFirst(sign: String) {
        let text = [
            "كانت العبّارة في المرفأ منذ الفجر وحيث", ".كان البيدر القديم",
            "كنا نعرف\(sign) ويضيف. مما كان عليه قبل عشرين عاما", "وقد توقفت المدرسة الابتدائية عن. أسبوع في المرفأ",
            ".لفحص صلاحية الماء قبل وصله بالشبكة",
        ]
        let order = TextOrder(text.joined(separator: "\n"))
        #expect(order.repairs == ["stops-first"])
        #expect(
            order.text.split(separator: "\n").map(String.init) == [
                text[0], "كان البيدر القديم.", "مما كان عليه قبل عشرين عاما. ويضيف\(sign) كنا نعرف",
                "أسبوع في المرفأ. وقد توقفت المدرسة الابتدائية عن",
                "لفحص صلاحية الماء قبل وصله بالشبكة.",
            ])
    }

    @Test("Sentences of a line that stand in their order stay so")
    func stopsFirstAlone() {
        let text = [
            ".بخش کودکان ساخته شده است", "برای دانش آموزان رایگان است. گزارش کامل در نشانی تازه",
            ".آزاد است و همه می آیند",
        ]
        let order = TextOrder(text.joined(separator: "\n"))
        let meant = ["بخش کودکان ساخته شده است.", text[1], "آزاد است و همه می آیند."]
        #expect(order.text.split(separator: "\n").map(String.init) == meant)
    }

    @Test(
        "Words that stand last first, by signs that lean on the word behind them, and by the words themselves",
        arguments: [true, false])
    func wordsLastFirst(areLeaning: Bool) {
        let lines =
            Self.lines.dropLast() + [
                "وقالت الإدارة، كما نشر أمس، إن الماء عاد.", "وحتى ذلك الحين، يحفظ الحارس أسماءهم.",
            ]
        let written = lines.map { line in
            var words = line.split(separator: " ").reversed().map(String.init)
            if areLeaning { words = words.map { $0.hasSuffix("،") ? "،" + $0.dropLast() : $0 } }
            if words[0].hasSuffix(".") { words[0] = "." + words[0].dropLast() }
            // What runs from left to right keeps its order.
            return words.joined(separator: " ").replacing("Quay North", with: "North Quay")
        }
        let order = TextOrder(written.joined(separator: "\n"))
        #expect(order.repairs.first == "words-last-first")
        #expect(order.text.split(separator: "\n").map(String.init) == Array(lines))
    }

    @Test("A dash between a name and a day stands between them")
    func dashInEmbedding() {
        let line = "\u{202B}سعاد المهيري \u{202A} 22 -\u{202C}يناير \u{202A}2026\u{202C}\u{202C}"
        #expect(TextOrder(line).text == "سعاد المهيري - 22 يناير 2026")
    }

    @Test("Right text stays as it is")
    func right() {
        for text in [Self.lines.joined(separator: "\n"), "Salt marsh", "", "قال لا", "تسا", "كلا وألا وهلا"] {
            let order = TextOrder(text)
            #expect(order.text == text && order.repairs.isEmpty)
        }
    }

    @Test("Embeddings go; words of embeddings of their own are put in order")
    func embeddings() {
        #expect(TextOrder("\u{202B}قال \u{202A}18\u{202C} رجلا\u{202C}").text == "قال 18 رجلا")
        let raw = Self.lines.map { line in
            line.split(separator: " ").reversed().map { "\u{202B}\($0)\u{202C}" }.joined(separator: " ")
        }
        let order = TextOrder(raw.joined(separator: "\n"))
        #expect(order.repairs == ["words-last-first", "embeddings"])
        #expect(order.text.split(separator: "\n").map(String.init) == Self.lines)
    }

    @Test("What runs from left to right within a line stands as it is read")
    func runs() {
        let run = { (words: String) in "\u{202A}\(words)\u{202C}" }
        for (written, meant) in [
            ("رقم \(run(" 4"))قبل", "رقم 4 قبل"), ("قال\(run("« :"))لا يمكن", "قال: «لا يمكن"),
            ("هما (\(run(" ،)North Quay"))وقعتا", "هما (North Quay)، وقعتا"), ("نحو \(run(" %62"))من", "نحو 62% من"),
            ("على العنوان\(run("https://almarfa.example/a :"))", "على العنوان: https://almarfa.example/a"),
            ("في \(run("/https://almarfa.example/2025"))", "في https://almarfa.example/2025/"),
            ("بلغت \(run("-5"))درجات", "بلغت -5درجات"), ("\(run(" ."))قال", ". قال"),
        ] {
            #expect(TextOrder("\u{202B}\(written)\u{202C}").text == meant)
        }
    }

    @Test("Words whose letters alone are turned are turned one by one")
    func words() {
        let lines = Self.lines.filter { !$0.contains("https") }.map { "\($0)." }
        let turned = lines.map { line in
            line.split(separator: " ").map { mirrored(String($0)) }.joined(separator: " ")
        }
        let order = TextOrder(turned.joined(separator: "\n"))
        #expect(order.repairs == ["mirrored-words"])
        #expect(
            order.text.split(separator: "\n").first
                == "عادت العبّارة القديمة صباح أمس إلى مرفأ سهلان بعد ثلاث سنوات من الإصلاح.")
    }

    @Test("Persian that was mirrored is told, too")
    func persian() {
        let lines = [
            "کتابخانه مرکزی شهر پس از دو سال بازسازی درهای خود را به روی مردم باز کرد",
            "به گفته مدیر کتابخانه ساختمان تازه گنجایش بیشتری دارد و در آن پنج تالار است",
        ]
        let order = TextOrder(lines.map(mirrored).joined(separator: "\n"))
        #expect(order.repairs == ["mirrored"] && order.text == lines.joined(separator: "\n"))
    }

    @Test("Runs that stand last first are put in order where three lines show it")
    func runsLastFirst() {
        let written = [
            " قبل نهاية الأسبوع4بعد الأعمال سترسو على الرصيف رقم ",
            "18 سفينة دخلت الحوض الشمالي منذ 62وقالت الهيئة إن ",
            "، وأن العمل يجري في ثلاث نوبات كل2019 ", "سطر آخر لا عدد فيه",
        ]
        let order = TextOrder(written.joined(separator: "\n"))
        #expect(order.repairs == ["runs-last-first"])
        let lines = order.text.split(separator: "\n").map(String.init)
        #expect(lines[0].hasPrefix("بعد الأعمال سترسو على الرصيف رقم 4 قبل نهاية"))
        #expect(lines[1].hasPrefix("وقالت الهيئة إن 62 سفينة دخلت الحوض الشمالي منذ 18"))
        #expect(lines[2].hasPrefix("2019، وأن العمل"))
        // Two lines are no proof, and what is written so on purpose none either.
        for text in [written[0] + "\nو10 آلاف", "18 سفينة و20 قاربًا\n19 سفينة وب100 ليرة\n5 سفن و3 قوارب"] {
            #expect(TextOrder(text).repairs.isEmpty)
        }
    }

    static let letters: [(String, String)] = [
        ("the ﬁrst ofﬁcial ﬂood", "the first official flood"),
        ("morn-\ning and Anglo-\nFrench", "morning\nand Anglo-French"),
        ("sea\u{AD}\nside, sea\u{AD}side", "seaside, seaside"), ("\u{F0B7} one\n \u{F0A7} two", "• one\n • two"),
        ("توق ّف مر ّتين", "توقّف مرّتين"),
        // Marks that stand before their letters, in all of the text.
        ("شهًرا وبعًدا وقال إّن القصر قد ُأ غلق", "شهرًا وبعدًا وقال إنّ القصر قد أُغلق"),
        ("شهًر ا وبعًدا إّن", "شهرًا وبعدًا إنّ"), ("گفتٔه خانٔه نامٔه", "گفتهٔ خانهٔ نامهٔ"),
        ("قوّة وأنّ شهرًا", "قوّة وأنّ شهرًا"),
        // What stretches a line is no digit and no comma; a comma between words is one.
        (
            "المد2ينة هـ2 الم22رفأ ذ2هب ع2ن ه2ذا م2ن ف2ي ا2لى ق2ال و2هو ل2ه",
            "المدينة هـ2 المرفأ ذهب عن هذا من في الى قال وهو له"
        ),
        (
            "قال,وعاد,ثم,ذهب,إلى,بيته,وأكل,ونام,ثم,قام,وخرج,من,الدار",
            "قال,وعاد,ثم,ذهب,إلى,بيته,وأكل,ونام,ثم,قام,وخرج,من,الدار"
        ),
        ("نحو60 دكانًا وعلى10 وكوفيد19", "نحو 60 دكانًا وعلى10 وكوفيد19"), ("ال يمكن وال يجوز", "لا يمكن ولا يجوز"),
        (")حازم( و )رويترز(", "(حازم) و (رويترز)"), ("(حازم) و )رويترز(", "(حازم) و )رويترز("),
        ("نُشر في ٨١ آذار ٥٢٠٢", "نُشر في ١٨ آذار ٢٠٢٥"),
        ("عنوان\n\nسلمى | نُشر في ٨١ آذار ٥٢٠٢", "عنوان\n\nسلمى | نُشر في ١٨ آذار ٢٠٢٥"),
        ("نُشر في ١٨ آذار ٢٠٢٥، ٥٢٠٢", "نُشر في ١٨ آذار ٢٠٢٥، ٥٢٠٢"),
        ("ا ل م ر ف أ\nسطر", "المرفأ\nسطر"), ("أ ب ج", "أ ب ج"), ("دكاًن ا", "دكانًا"),
        ("االشتراك في األخبار واإلقليم", "الاشتراك في الأخبار والإقليم"),
        // Nothing to mend: a blank before a word, «االله», a hyphen in an address, a bullet's sign within a line.
        ("قال أحمد", "قال أحمد"), ("االله", "االله"), ("https://a.example/b-\nc", "https://a.example/b-\nc"),
        ("a \u{F0B7}", "a \u{F0B7}"),
    ]

    @Test("Letters", arguments: letters.indices)
    func repairs(index: Int) {
        let (written, meant) = Self.letters[index]
        let mended = LetterRepairs.mend(written).map(\.text) ?? written
        #expect(Array(mended.unicodeScalars) == Array(meant.unicodeScalars))
    }

    @Test(
        "Where a font gives every lam-alef out backwards, all are turned back, and what else is an alef before a lam stays"
    )
    func lamAlef() {
        let meant =
            "قال المدير إن الأسعار والأرز والثلاثاء لا تزال الآن على حالها، وكان الإصلاح خلال الأسبوع الماضي للأعمال"
        let swapped = meant.replacing(#/ل([اأإآ])/#) { "\($0.output.1)ل" }
        #expect(LetterRepairs.mend(swapped)?.text == meant)
        // One that stands as it is read shows that the font is none of those: only what no word begins with is turned.
        let mixed = "قال المدير إن األسعار واألرز واآلن خالف مثلا"
        #expect(LetterRepairs.mend(mixed)?.text == "قال المدير إن الأسعار والأرز والآن خالف مثلا")
    }

    @Test("A letter with its mark that stands twice stands once")
    func doubled() {
        let cases = [
            ("توقّقّف أأُأُغلق", "توقّف أأُأُغلق"), ("توقّقّف وإنّنّ وممّمّا أُأُغلق", "توقّف وإنّ وممّا أُغلق"),
            ("تَتَبّع سَسَ", nil), ("توقّف", nil),
        ]
        for (written, meant) in cases { #expect(LetterRepairs.mend(written)?.text == meant) }
    }

    @Test("Persian in the letters of Arabic by their forms is written in its own; what somebody typed stays")
    func persianLetters() {
        let damaged =
            "پس از بازگشايى كتابخانه مى گويد كه اين گزارش خطى را كودكان مى خوانند و نيز چاپ يكى از آن ها زيبا و قديمى است"
        let meant =
            "پس از بازگشایی کتابخانه می گوید که این گزارش خطی را کودکان می خوانند و نیز چاپ یکی از آن ها زیبا و قدیمی است"
        #expect(PDFText(repairing: damaged).text == meant)
        #expect(PDFText(repairing: damaged).repairs.contains("persian-letters"))
        let typed = damaged.replacing("\u{649}", with: "\u{64A}")
        #expect(PDFText(repairing: typed).text == typed)
        let arabic =
            "على المدى البعيد أعلى ليالي بيروت سعى إلى مقهى يسمى گوگل في قرى لبنانية كثيرة يمينا ويسارا حتى انتهى العام الماضي تقريبا"
        #expect(PDFText(repairing: arabic).text == arabic)
    }

    @Test("What pages repeat at their edges goes, whatever its numbers")
    func pages() {
        let page = { (number: Int, text: String) in
            "المرفأ — العدد 1187\n\(text)\nhttps://almarfa.example/a \(number)/2\n"
        }
        let marks = PageMarks(page(1, "السطر الأول\nوسطر\nثان\nثالث") + "\u{0C}" + page(2, "رابع\nخامس\nسادس\nسابع"))
        #expect(marks.text.split(whereSeparator: \.isNewline).count == 8)
        #expect(marks.address == "https://almarfa.example/a" && marks.lines.count == 2)
        // A title that each page repeats stays where it stands first.
        let titled = PageMarks("عنوان\nا\nب\nج\n\u{0C}عنوان\nد\nه\nو\n")
        #expect(
            titled.text.split(whereSeparator: \.isNewline).map(String.init) == ["عنوان", "ا", "ب", "ج", "د", "ه", "و"])
        for text in ["", "\u{0C}", "1\n2\n", "ا\n\u{0C}ب\n"] { #expect(PageMarks(text).text == text) }
    }

    @Test("Whatever comes, it ends, and soon")
    func hostile() {
        let marks = String(repeating: " \u{64B}ن ا", count: 50_000)
        #expect(LetterRepairs.mend(marks) != nil)
        #expect(LetterRepairs.mend(String(repeating: "ب\u{64B} ا ", count: 50_000)) != nil)
        let stretched = String(repeating: "ة2ل ", count: 50_000)
        #expect(LetterRepairs.mend(stretched)?.text == String(repeating: "ةل ", count: 50_000))
        let turned = String(repeating: "ةلا 12.", count: 50_000)
        #expect(TextOrder(turned).text.unicodeScalars.count == turned.unicodeScalars.count)
        #expect(PageMarks(String(repeating: "1\n\u{0C}", count: 50_000)).lines == ["1"])
    }
}

/// Short texts: what a page of lines shows by many signs, a few lines show by where their stops stand.
@Suite("The order of short texts") struct ShortTextOrder {
    private static let lines = [
        "عادت العبارة القديمة إلى مرفأ سهلان بعد ثلاث سنوات من الإصلاح.",
        "وانتظرها على الرصيف مئات من أهل المدينة والقرى التي تقع قربها.",
        "وقالت إدارة المرفأ إن الرحلات تبدأ يوم الأحد من كل أسبوع.",
        "ويقول الصيادون إن ثمن التذكرة لن يتغير قبل نهاية الصيف.",
    ]

    @Test("Words with their stops, the last first")
    func words() {
        let turned = Self.lines.map { $0.split(separator: " ").reversed().joined(separator: " ") }
        let found = TextOrder(turned.joined(separator: "\n"))
        #expect(found.text == Self.lines.joined(separator: "\n") && found.repairs == ["words-last-first"])
    }

    @Test("Runs round a number with blanks, their stops first; the same stops and no turned runs stay")
    func runs() {
        let found = TextOrder(
            ".تذكرة في الأسبوع الأول 118 وباعت إدارة المرفأ\n.رحلة قبل نهاية الصيف 40 ويقول الصيادون إن العبارة أبحرت\n.قاربا في المرفأ القديم 12 وتنتظر"
        )
        #expect(
            found.text
                == "وباعت إدارة المرفأ 118 تذكرة في الأسبوع الأول.\nويقول الصيادون إن العبارة أبحرت 40 رحلة قبل نهاية الصيف.\nوتنتظر 12 قاربا في المرفأ القديم."
        )
        #expect(found.repairs == ["stops-first", "runs-last-first"])
        let right =
            ".وباعت إدارة المرفأ 118 تذكرة في الأسبوع\n.ويقول الصيادون إن العبارة أبحرت 40 رحلة\n.وتنتظر الناس 12 قاربا في المرفأ"
        #expect(TextOrder(right).repairs == ["stops-first"])
    }

    @Test("A text that reads right is left, whatever its numbers")
    func right() {
        #expect(TextOrder(Self.lines.joined(separator: "\n")).repairs.isEmpty)
    }
}
