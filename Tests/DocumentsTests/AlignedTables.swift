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
}
