import Testing

@testable import Extract

@Suite("Boxes in which the house speaks among its text")
struct BoxesApart {
    @Test(
        "Two signs of several take one: where it leads, its name, its words, whose name it begins with, its make",
        arguments: [
            "<div><h2>Your gift keeps the harbour lit</h2><p>Help us.</p><div><a href='/donate'>Give now</a></div></div>",
            "<div class='not-prose'><p>Bağımsız habercilik için destek olun</p><p>Okur desteği olmadan olmaz.</p><a href='/destek'>Destek ol</a></div>",
            "<div class='x_nl'><h3>Support local journalism</h3><p>A digital subscription starts at $1.</p></div>",
            "<div class='w_nl'><p>Recibe cada tarde lo esencial en tu correo</p><a>Apúntate</a></div>",
            "<div><p>لعرض هذا المحتوى من الضروري السماح بجمع الأرقام</p><button>السماح</button></div>",
            "<figure><aside><h2>Sign up to Harbour Letters</h2><p>What our writers say.</p><form><input type='email'></form></aside></figure>",
            "<div class='info'><small>Haberler özetlenir. <a href='/abonelik'>Abonelik için yazın.</a></small></div>",
            "<div><h2>Elsewhere on this</h2><div><a href='/story/1'><h4>Three masters are questioned in Orran</h4></a></div></div>",
        ])
    func house(box: String) throws {
        let (with, without) = (try FerryPage.text(amid: box), try FerryPage.text(amid: ""))
        #expect(with == without)
    }

    @Test(
        "One sign alone takes nothing",
        arguments: [
            "<div class='note'><p>The newsletter of the harbour was printed until 1962.</p></div>",
            "<div><h3>What is known</h3><p>The boat left at nine with forty people.</p></div>",
            "<div class='blurb'><p>Nobody on the quay had seen the captain since noon.</p></div>",
            "<blockquote><p>We will subscribe to no such promise, she said.</p></blockquote>",
        ])
    func kept(box: String) throws {
        let (with, without) = (try FerryPage.text(amid: box), try FerryPage.text(amid: ""))
        #expect(with.utf8.count > without.utf8.count + 40)
    }

    @Test("A line over a wall stays: what it leads to is behind it")
    func wall() throws {
        let found = try FerryPage.text(
            FerryPage.prose + FerryPage.after
                + "<p>Here is what the captain wrote:</p><div class='paywall-cta'><h2>Subscribe now</h2>"
                + "<div><a href='/subscribe'>Subscribe</a></div></div>")
        #expect(found.utf8Contains("Here is what the captain wrote:"))
        #expect(!found.utf8Contains("Subscribe"))
    }

    @Test("The site's own channel goes from the end; one that a story names as its source stays")
    func channels() throws {
        let own =
            "<p><b>News of the bay on Telegram <a href='https://t.me/port_news'>https://t.me/port_news</a></b></p>"
        let other =
            "<p>The captain's words stand as he wrote them that night in <a href='https://t.me/orran'>his channel</a></p>"
        #expect(try !FerryPage.text(FerryPage.prose + FerryPage.after + own).utf8Contains("on Telegram"))
        #expect(try FerryPage.text(FerryPage.prose + FerryPage.after + other).utf8Contains("captain's words"))
    }
}
