import Testing

@testable import Text

/// What single extractors make of lines; all sentences are invented.
@Suite("Text as single extractors give it") struct ExtractorOrderTests {
    private func lines(_ text: String) -> [[Unicode.Scalar]] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { Array($0.unicodeScalars) }
    }

    private func text(_ lines: [[Unicode.Scalar]]?) -> String? {
        lines.map { Array($0.joined(separator: ["\n"])).string }
    }

    private let column = "وصلت العبّارة القديمة صباح أمس إلى مرفأ سهلان بعد ثلاث سنوات من العمل"

    @Test("The sign at which a line's end broke an address stays with it")
    func brokenAddresses() {
        let raw =
            "\u{202B}كان\u{202C} \u{202B}ما\u{202C} https://review- :\u{202B}الآتي\u{202C} \u{202B}العنوان\u{202C}"
        let line = EmbeddedWords.turned(Array(raw.unicodeScalars)).filter { !DirectionSigns.isSign($0) }
        #expect(line.string == "العنوان الآتي: https://review- ما كان")
        let seen = Array("https://n.example/2025/quay- بعد 4 أيام".unicodeScalars)
        #expect(RunsLastFirst.turned(seen).string == " أيام 4 بعد https://n.example/2025/quay-".drop { $0 == " " })
    }

    @Test("An address that was given out from its end, in a text of others that were not")
    func someTurnedAddresses() {
        let given = lines(
            "https://n.example/a-b :العنوان الآتي\nعلى /1187reports/example.almarfa://https بتأجيل\nReview Harbour موقع\nعلى -quay/2025/03/example.n://https\nreopens-north\nعلى book://https-"
        )
        #expect(LatinRuns.areTurned(given) && !LatinRuns.areAllTurned(given))
        #expect(
            text(LatinRuns.turned(given, areAll: false)) == """
                https://n.example/a-b :العنوان الآتي
                على https://almarfa.example/reports/1187 بتأجيل
                Review Harbour موقع
                على https://n.example/2025/03/quay-
                reopens-north
                على https://book-
                """)
    }

    @Test("The rest of an address that begins with its host stands in its order")
    func restsOfTurnedAddresses() {
        let given = lines("در نشانی -book://https\n.خواند courier.example/fa/quay-north\nنشریهٔ Courier Book")
        #expect(LatinRuns.areAllTurned(given))
        #expect(
            text(LatinRuns.turned(given, areAll: true))
                == "در نشانی https://book-\n.خواند courier.example/fa/quay-north\nنشریهٔ Book Courier")
    }

    @Test(
        "Addresses whose signs stand apart",
        arguments: [
            ("على https : //almarfa . example/reports/ 1187 بتأجيل", "على https://almarfa.example/reports/1187 بتأجيل"),
            ("https : //review- :العنوان", "https://review- :العنوان"),
            ("http: //n.example/a b c", "http://n.example/a b c"),
            ("https://n.example/a - b", nil), ("https : what / that", nil), ("a : //b", nil),
        ] as [(String, String?)])
    func spacedAddresses(given: String, meant: String?) {
        var scalars = Array(given.unicodeScalars)
        #expect(LetterRepairs.spacedAddresses(&scalars) == (meant != nil))
        #expect(scalars.string == meant ?? given)
    }

    @Test("A line that marks tore is put together: pieces without a mark stand last first, and none is lost")
    func tornPieces() {
        let torn = """
            \(column)
            وقالت مصلحة البحر ّ
            ً
            زورقا قديما غرق في الحوض
            إن
            \(column)
            """
        #expect(
            text(TornPieces.joined(lines(torn))) == """
                \(column)
                وقالت مصلحة البحر إن زورقًا قديما غرق في الحوض
                \(column)
                """)
    }

    @Test("A line that states a day is no piece of a torn title above it")
    func tornTitle() {
        let day = "سلمى الدباغ | نشر في 14 آذار/مارس 2026"
        #expect(
            text(TornPieces.joined(lines("ً\nزورقا\nوقالت مصلحة البحر ّ\nإن\n\(day)\n\(column)\n\(column)")))
                == "وقالت مصلحة البحر إن زورقًا\n\(day)\n\(column)\n\(column)")
    }

    @Test("The letter that came along with a mark tells which piece goes on")
    func tornWithLetters() {
        let torn = "\(column)\nتوّقف العمل فيها عشرين يوما\nوكانت الرحلات قد بدأت ثم ّق\n\(column)"
        #expect(
            text(TornPieces.joined(lines(torn)))
                == "\(column)\nوكانت الرحلات قد بدأت ثم توّقف العمل فيها عشرين يوما\n\(column)")
        // No piece begins with a word that holds it.
        #expect(TornPieces.joined(lines(torn.replacing("توّقف", with: "توقف"))) == nil)
    }

    @Test(
        "Lines without torn marks stay, also where they are short",
        arguments: ["قالت الجدة", "وكان الفجر قريبا\nولم ينم أحد"])
    func notTorn(short: String) {
        #expect(TornPieces.joined(lines("\(column)\n\(short)\n\(column)")) == nil)
    }

    @Test("Latin runs that end in a scheme are turned segment by segment, numbers and their slashes apart")
    func latinRuns() {
        let given = lines(
            "انظر boats-old/2025/03/example.almarfa://https للمواعيد\nنشره موقع Review Harbour أمس\nعلى /118news/example.almarfa://https"
        )
        #expect(LatinRuns.areTurned(given))
        #expect(
            text(LatinRuns.turned(given, areAll: true))
                == "انظر https://almarfa.example/2025/03/old-boats للمواعيد\nنشره موقع Harbour Review أمس\nعلى https://almarfa.example/news/118"
        )
        #expect(!LatinRuns.areTurned(lines("انظر https://almarfa.example/a-b للمواعيد\nموقع Review Harbour")))
    }

    @Test("Letters before a mark that stand last first are turned where the text's marked words read better so")
    func markedWords() {
        let given = "قوتّف العمل رهشًا\nإنه غشيّل الرافعة وقد خأتّرت\nوقالت نإّ السفينة رتموليكًا بعيدة"
        let meant = "توقّف العمل شهرًا\nإنه يشغّل الرافعة وقد تأخّرت\nوقالت إنّ السفينة كيلومترًا بعيدة"
        #expect(text(MarkedWords.turned(lines(given))) == meant)
        #expect(MarkedWords.turned(lines(meant)) == nil)
    }

    @Test("Ezafe torn off goes back to its word; where it stands in the word as well, it is dropped")
    func ezafe() {
        #expect(text(LoneClusters.mended(lines("کتابخان ٔه شهر"))) == "کتابخانهٔ شهر")
        #expect(
            text(LoneClusters.mended(lines("به ٔه گفتٔه مدیر\nاز ٔه نسخٔه کهن\nدو ٔه خانٔه تازه")))
                == "به گفتٔه مدیر\nاز نسخٔه کهن\nدو خانٔه تازه")
        #expect(LoneClusters.mended(lines("ستين دكان ًا صغيرًا")) == nil)
    }

    @Test("Runs that end at stops, brackets and numbers are turned; the blanks stand as they are written")
    func signRuns() {
        let given = """
            .القديمة إلى مرفأ سهلان
             قبل الظهر4 لا نعرف متى تعود السفينة، وقد وصلت إلى الرصيف« :وقالت المديرة للصحيفة
             ويمكن الرجوع إليه.كانت الأسعار على حالها
            .وبقي الميناء مغلقا
             ولفت إلى الكلفة.وكان العمل قد توقف
            """
        let given2 = lines(given)
        #expect(SignRuns.areCertain(given2))
        #expect(
            text(SignRuns.turned(given2)) == """
                القديمة إلى مرفأ سهلان.
                وقالت المديرة للصحيفة: «لا نعرف متى تعود السفينة، وقد وصلت إلى الرصيف 4 قبل الظهر
                كانت الأسعار على حالها. ويمكن الرجوع إليه
                وبقي الميناء مغلقا.
                وكان العمل قد توقف. ولفت إلى الكلفة
                """)
    }

    @Test("Words of joined forms that run together are parted where a form ends, and behind what is certainly one")
    func formWords() {
        let joined = "ﻭﺻﻠﺖﺳﻔﻴﻨﺔﻣﻦﺍﻟﻘﺮﻳﺔﺇﻟﻰﻣﺪﻳﻨﺔﺳﻬﻼﻥﻓﻲﻳﻮﻡﺍﻟﺠﻤﻌﺔ،ﻭﻗﺎﻟﺖﻟﺠﻨﺔﺍﻟﺒﺤﺮ،ﻻﻳﻤﻜﻦ"
        let given = lines(Array(repeating: joined, count: 3).joined(separator: "\n"))
        let parted = FormWords.parted(given).map { $0.map { Shaping.unshape($0.span).string } }
        #expect(
            parted?.first == "وصلت سفينة من القرية إلى مدينة سهلان في يوم الجمعة، وقالت لجنة البحر، لا يمكن")
        #expect(FormWords.parted(lines("ﻭﺻﻠﺖ ﺳﻔﻴﻨﺔ ﻣﻦ ﺍﻟﻘﺮﻳﺔ")) == nil)
    }

    @Test("A letter that is given out twice with its mark before it stands once")
    func doubled() {
        let mended = LetterRepairs.mend("بعد توّقّقف دام شهًرًرا وقالت إّنّّن الأمر")
        #expect(mended?.text == "بعد توّقف دام شهًرا وقالت إّن الأمر")
    }

    @Test("Known words tell which way they read, and which alef before a lam is an article's")
    func knownWords() {
        func score(_ word: String) -> Int { LetterOrder.score(Array(word.unicodeScalars)[...]) }
        for word in ["من", "في", "یک", "دو", "نحو"] {
            #expect(score(word) > 0 && score(String(word.reversed())) < 0)
        }
        let mended = LetterRepairs.mend("اإلعالن األول عن األشهر الستة والعدد ثالثة في اإلقليم")
        #expect(mended?.text == "الإعلان الأول عن الأشهر الستة والعدد ثلاثة في الإقليم")
    }
}
