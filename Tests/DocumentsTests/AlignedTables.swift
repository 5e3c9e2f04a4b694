import Testing

@testable import rawi

@Suite struct AlignedTables {
    @Test func columnsAreAsWideAsWhatShows() {
        #expect(AlignedTable.width("abc") == 3)
        #expect(AlignedTable.width("كِتَاب") == 4, "vowel signs take no room")
        #expect(AlignedTable.width("می\u{200C}روم") == 5, "nor do joiners")
        #expect(AlignedTable.width("新聞") == 4)
    }

    /// What stands behind a cell in another script keeps its side.
    @Test func otherScriptsStandInIsolates() {
        var table = AlignedTable(heads: ["A", "TITLE", "N"])
        table.add(["x", "النهر", "15"])
        #expect(table.lines == ["A  TITLE  N", "x  \u{2068}النهر\u{2069}  15"])
    }

    @Test("A long cell is cut where its column ends, letters with their vowel signs kept whole")
    func cut() {
        #expect(AlignedTable.cut("3 http_404", to: 10) == "3 http_404")
        #expect(AlignedTable.cut("3 not a page but a feed", to: 10) == "3 not a ..")
        #expect(AlignedTable.cut("العَبّارة تعود", to: 5) == "العَ..")
        #expect(AlignedTable.width(AlignedTable.cut("العَبّارة تعود", to: 5)) == 5)
    }
}
