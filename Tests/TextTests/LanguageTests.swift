import Testing
import Text

@Suite("The language of a text")
struct LanguageTests {
    @Test(
        "is told from its letters and words",
        arguments: [
            ("وصل القطار إلى المحطة متأخرًا ساعة كاملة، فخرج الركاب يبحثون عن سيارة أجرة في الشارع المبتل.", "ar"),
            (
                "قطار یک ساعت دیرتر به ایستگاه رسید و مسافران برای پیدا کردن تاکسی به خیابان خیس رفتند و چتر نداشتند.",
                "fa"
            ),
            (
                "شەمەندەفەرەکە کاتژمێرێک درەنگ گەیشتە وێستگە و گەشتیارەکان بۆ دۆزینەوەی تەکسی چوونە سەر شەقامە تەڕەکە.",
                "ckb"
            ),
            ("ریل گاڑی ایک گھنٹہ دیر سے اسٹیشن پر پہنچی اور مسافر گیلی سڑک پر ٹیکسی ڈھونڈنے کے لیے نکل پڑے۔", "ur"),
            (
                "Tren istasyona bir saat geç vardı, yolcular ıslak sokakta taksi aramaya çıktı ve şemsiyeleri yoktu.",
                "tr"
            ),
            (
                "Trên saetekê dereng gihîşt îstgehê û rêwî derketin kolana şil da ku texsiyekê bibînin, lê sîwana wan tune bû.",
                "kmr"
            ),
            (
                "The train reached the station an hour late, and its passengers went out to look for a taxi in the wet street.",
                "en"
            ),
            (
                "Qatar stansiyaya bir saat gec çatdı və sərnişinlər yaş küçədə taksi axtarmağa çıxdılar, çətirləri yox idi.",
                "az"
            ),
            // Its ې is Uyghur's, too.
            ("اورګاډی یو ساعت وروسته سټېشن ته ورسېد او مسافر د ټکسي د موندلو لپاره لمدې کوڅې ته ووتل.", "ps"),
            (
                "Der Zug kam mit einer Stunde Verspätung an, und die Reisenden suchten auf der nassen Straße ein Taxi.",
                "de"
            ),
        ])
    func detect(text: String, code: String) throws {
        let guess = try #require(LanguageGuess.detect(text))
        #expect(guess.code == code)
        #expect((0.3...1).contains(guess.confidence))
    }

    @Test("is nil where little is said", arguments: ["", "عاجل", "OK", "12345 67890 2026/11/21", "— … !!", "🙂🙂🙂"])
    func short(text: String) {
        #expect(LanguageGuess.detect(text) == nil)
    }

    @Test(
        "Direction goes by the strong characters",
        arguments: [
            ("قال world", TextDirection.ltr), ("مرحبا world", .rtl), ("world مرحبا", .ltr), ("مرحبا بكم hi", .rtl),
            ("שלום", .rtl), ("Здравствуйте", .ltr), ("ﻣﺮﺣﺒﺎ", .rtl),
        ])
    func direction(text: String, expected: TextDirection) {
        #expect(TextDirection.of(text) == expected)
    }

    @Test("Direction is nil without any", arguments: ["", "123 ٤٥٦ ۷", "…!—"])
    func noDirection(text: String) {
        #expect(TextDirection.of(text) == nil)
    }
}
