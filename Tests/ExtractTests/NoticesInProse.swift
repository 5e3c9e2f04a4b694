import Testing

@testable import Extract

@Suite("A notice's words in a sentence are what the text is about")
struct NoticesInProse {
    @Test(
        "Sentences stay, at the end too",
        arguments: [
            "قالت الهيئة إن الخدمة الجديدة ستكون في شهرها الأول للمشتركين فقط من أصحاب القوارب الصغيرة، ثم تفتح للجميع.",
            "ونشر حرس الميناء الخبر في قناتنا على تلغرام كما سماها ناطقهم، وقد تابعوا العمل من البرج على مدى يومين كاملين.",
            "The harbour police said that their WhatsApp channel had been closed by mistake and would be open again on Monday.",
            "Holt, a moderate who has sat on the board since May, made her comments behind closed doors after a long night.",
            "Both shops, the App Store and Google Play, take up to thirty per cent of what a small publisher earns in them.",
            "Kaptan, yangının sorumlularının bulunmadığını söyledi ve limanın son açıklamasını geç kalmış bir adım olarak yorumladı.",
            "به دنبال توفان، اداره بندر در کانال تلگرام خود نوشت که کشتی تا پایان هفته در اسکله می‌ماند و مسافران خبر می‌شوند.",
            "پۆلیسی بەندەر لە کەناڵی تێلێگرام ڕایگەیاند کە کەشتییەکە تا کۆتایی هەفتە لە بەندەرەکە دەمێنێتەوە و کەس زیانی پێ نەگەیشتووە.",
            "Almost every page of the old exhibition says that this website uses cookies, and nobody in the port had ever read it.",
        ])
    func sentence(text: String) throws {
        #expect(try FerryPage.text(FerryPage.prose + "<p>\(text)</p>").utf8Contains(text))
        #expect(try FerryPage.text(amid: "<p>\(text)</p>").utf8Contains(text))
    }

    @Test(
        "Calls, offers and rules go",
        arguments: [
            "تابعونا على فيسبوك", "نحن نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا.",
            "المقالات المنشورة تعبر عن رأي كاتبها ولا تعبر بالضرورة عن رأي الموقع", "Follow our WhatsApp channel",
            "<a href='https://t.me/port'>Join our Telegram channel</a> for news of the port and of all its boats, day by day.",
            "Bizi takip edin", "WhatsApp kanalımız", "ما را دنبال کنید", "ئەم ماڵپەڕە کوکی بەکاردەهێنێت.",
            "This post contains affiliate links. If you buy a rope through one of them, the port may get a share of it.",
        ])
    func notice(markup: String) throws {
        let found = try FerryPage.text(FerryPage.prose + "<p>\(markup)</p>")
        #expect(found.split(separator: "\n").count == 7)
    }

    @Test("What a wall offers goes with its box")
    func offers() throws {
        for (wall, price) in [
            ("هذا المحتوى متاح للمشتركين. اشترك الآن لمواصلة القراءة.", "أربعة دنانير في الشهر، وتلغيه متى شئت."),
            ("Haberin devamını okumak için abone olun.", "Ayda 90 liradan başlar, istediğiniz zaman iptal edersiniz."),
        ] {
            let found = try FerryPage.text(FerryPage.prose + "<div><p>\(wall)</p><p>\(price)</p></div>")
            #expect(found.utf8Contains("Part 7.") && !found.utf8Contains(wall) && !found.utf8Contains(price))
        }
    }
}
