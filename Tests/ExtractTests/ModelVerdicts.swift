import Foundation
import Testing
import Web

@testable import Extract

/// What follows from what the model says.
@Suite("Verdicts of the model")
struct ModelVerdicts {
    private func rows(_ rows: (letters: Int, share: Double)...) -> [Arbiter.Row] {
        rows.map { Arbiter.Row(letters: $0.letters, chance: Int($0.share * Double(Chance.whole))) }
    }

    @Test func theLikeliestBlocksAreTheBetterText() throws {
        let page = rows((40, 0.1), (300, 0.95), (300, 0.9), (80, 0.3), (500, 0.05))
        let choice = try #require(Arbiter.better(page, than: 300))
        #expect(choice.rows == [1, 2] || choice.rows == [1, 2, 3])
        #expect(choice.expected > 850)
    }

    @Test func theRulesChoiceStandsUnlessFarBehind() {
        let page = rows((300, 0.95), (300, 0.9), (500, 0.05))
        #expect(Arbiter.better(page, than: 900) == nil)
        #expect(Arbiter.better(page, than: 850) != nil || Arbiter.better(page, than: 800) != nil)
    }

    @Test func guessesAreNoText() {
        #expect(Arbiter.better(rows((100, 0.1), (100, 0.1), (100, 0.1), (100, 0.1)), than: 0) == nil)
        #expect(Arbiter.better([], than: 0) == nil)
        #expect(Arbiter.better(rows((0, 1), (0, 1)), than: 0) == nil)
    }

    @Test func whatASureCutTookStaysOut() throws {
        var page = rows((300, 0.95), (300, 0.9), (60, 0.99))
        page[2].isOpen = false
        #expect(try #require(Arbiter.better(page, than: 0)).rows == [0, 1])
    }

    private func read(_ body: String, head: String = "") throws -> Extraction {
        let page = "<html><head><title>Rope and anchor set, 12 mm</title>\(head)</head><body>\(body)</body></html>"
        return try Extractor.extract(
            [UInt8](page.utf8), url: WebURL("https://shop.example/p/rope-set"), contentType: nil)
    }

    /// A shop's page that states nothing of itself: prices, buttons, other goods, two sentences of praise.
    private static let shop: String = {
        let others = (1...24).map {
            "<div class='card'><a href='/p/\($0)'><img src='\($0).jpg'></a><h3><a href='/p/\($0)'>Anchor rope no. \($0)</a></h3>"
                + "<span>$\($0 + 10).00</span><button>Add to cart</button></div>"
        }.joined()
        return "<nav><a href='/'>Shop</a> <a href='/cart'>Cart</a></nav><main><h1>Rope and anchor set, 12 mm</h1>"
            + "<img src='a.jpg'><span>$49.00</span><form><select><option>12 mm</option></select><input name='n'>"
            + "<button>Add to cart</button></form><p>Strong rope for boats of up to nine metres, with an anchor of 8 kg.</p>"
            + "<ul><li>12 mm, 30 m</li><li>8 kg</li><li>Free returns</li></ul><h2>You will also need</h2>\(others)</main>"
    }()

    @Test func aShopThatStatesNothingIsDoubtedAndKept() throws {
        let found = try read(Self.shop)
        #expect(found.kind != .article)
        #expect(found.kind != .uncertain || found.article.quality > 0)
    }

    @Test func proseUnderAHeadlineIsNotDoubted() throws {
        let found = try read("<main><h1>Rope and anchor set, 12 mm</h1>\(FerryPage.prose)</main>")
        #expect(found.kind == .article)
        #expect(found.article.quality > 0.8)
    }

    /// Quality falls where much that was taken is hardly text.
    @Test func qualityRanks() throws {
        let good = try read("<main><article><h1>Rope and anchor set, 12 mm</h1>\(FerryPage.prose)</article></main>")
        let comments = (1...12).map { "<div><b>Reader \($0)</b> <i>\($0) min</i><br>I also sailed. Great!</div>" }
            .joined()
        let mixed = try read(
            "<table><tr><td><a href='/1'>Home</a> <a href='/2'>News</a></td><td><h1>Rope and anchor set, 12 mm</h1>"
                + "<p>\(FerryPage.sentence)</p>\(comments)</td></tr></table>")
        #expect(good.article.quality > mixed.article.quality)
    }

    @Test("What proves what stands in an article's place is not the model's to weigh")
    func proofStands() throws {
        let wall =
            "<html><head><title>Just a moment...</title><script>window._cf_chl_opt={}</script></head><body>"
            + "\(FerryPage.prose)</body></html>"
        let found = try Extractor.extract([UInt8](wall.utf8), url: WebURL("https://a.example/x"), contentType: nil)
        #expect(!found.kind.givesRecord)
        #expect(found.article.quality == 0)
    }

    @Test func explainTellsTheModelsShare() throws {
        let page =
            "<html><head><title>The ferry sails again</title></head><body><main><h1>The ferry sails again</h1>"
            + "\(FerryPage.prose)</main></body></html>"
        let examined = try Extractor.examine([UInt8](page.utf8), url: nil, contentType: nil)
        #expect(examined.weight ?? 0 > 0)
        #expect(examined.explanation.contains { $0.hasPrefix("model: ") })
        #expect(examined.quality.contains { $0.hasPrefix("of it right ") })
    }
}
