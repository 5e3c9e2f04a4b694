import Testing

@testable import Extract

@Suite("What stands around the text")
struct BodyEnds {
    @Test("Cards of other articles are left out")
    func teasers() throws {
        let cards = (1...3).map {
            "<article><h3><a href='/n\($0)'>Another boat</a></h3><p>A short word about boat \($0), which sails too.</p></article>"
        }.joined()
        let found = try FerryPage.text("<div>\(FerryPage.prose)<div>\(cards)</div></div>")
        #expect(found.utf8Contains("Part 7."))
        #expect(!found.utf8Contains("A short word about boat"))
    }

    @Test("A live blog's entries stay")
    func entries() throws {
        let entries = (1...5).map {
            "<article><p>Entry \($0). \(FerryPage.sentence)<a href='/e\($0)'>Link</a></p></article>"
        }.joined()
        #expect(try FerryPage.text("<div>\(entries)</div>").utf8Contains("Entry 4."))
    }

    @Test("The author's life is not the article")
    func biography() throws {
        let found = try FerryPage.text(
            FerryPage.prose + "<p>Mira Holt is a reporter who has written about harbours for twenty years.</p>",
            head: "<meta name='author' content='Mira Holt'>")
        #expect(found.utf8Contains("Part 7."))
        #expect(!found.utf8Contains("is a reporter"))
    }

    @Test("A list of links to other sites inside the text is text")
    func sources() throws {
        let list = "<ul><li><a href='https://dock.example/a'>Report of the dock</a></li></ul>"
        let own = "<ul><li><a href='/b'>Our page on boats</a></li></ul>"
        let found = try FerryPage.text(FerryPage.prose + list + own + FerryPage.prose)
        #expect(found.utf8Contains("Report of the dock"))
        #expect(!found.utf8Contains("Our page on boats"))
    }

    @Test("Labels of form fields are no text")
    func formLabels() throws {
        let found = try FerryPage.text("<form>\(FerryPage.prose)<label>Number of passengers</label><input></form>")
        #expect(found.utf8Contains("Part 7."))
        #expect(!found.utf8Contains("Number of passengers"))
    }
}
