import Testing

@testable import Extract

@Suite("Parts that a script puts in their places")
struct StreamedPartsTests {
    private func part(_ name: String, _ inner: String) -> String { "<div hidden id=\"S:\(name)\">\(inner)</div>" }

    @Test func eachStandsWhereItsPlaceIs() throws {
        let found = try FerryPage.text(
            "<div class=\"article-body\">\(FerryPage.prose)<template id=\"B:0\"></template>"
                + "\(FerryPage.paragraphs("Last"))</div>"
                + part("1", "<p>In the end. \(FerryPage.sentence)</p>")
                + part("0", FerryPage.paragraphs("Middle") + "<template id=\"P:1\"></template>"))
        let order = ["Part 7.", "Middle 1.", "Middle 7.", "In the end.", "Last 1."].map { mark in
            found.split(separator: "\n").firstIndex { $0.hasPrefix(mark) } ?? -1
        }
        #expect(order == order.sorted() && order.first ?? -1 >= 0, "\(found)")
    }

    @Test func partsThatHoldEachOthersPlacesAreReadOnce() throws {
        let places = (0..<60).map { "<template id=\"B:\($0)\"></template>" }.joined()
        let parts = (0..<60).map { part("\($0)", "<p>Round \($0). \(FerryPage.sentence)</p>\(places)") }.joined()
        let found = try FerryPage.text("<div class=\"article-body\">\(FerryPage.prose)\(places)</div>\(parts)")
        #expect(found.split(separator: "\n").filter { $0.hasPrefix("Round 7.") }.count == 1)
    }
}
