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
            text(given.map(LatinRuns.turned))
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
