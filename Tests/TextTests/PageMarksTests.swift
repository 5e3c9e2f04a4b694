import Testing

@testable import Text

@Suite("What pages repeat") struct PageMarksTests {
    private func lines(_ text: String) -> [String] { text.split(whereSeparator: \.isNewline).map(String.init) }

    static let text = [
        "The lamp on the pier was lit again on", "Friday evening, and the keeper who had",
        "put it out came to see it. Two parts of", "the lens were found in a school, a third",
    ]

    @Test(
        "Without form feeds numbers that go up show the pages, and what stands beside each of them goes",
        arguments: [
            ["Page 1 of 2", "Page 2 of 2"], ["1 / 2", "2 / 2"], ["صفحة ١ من ٢", "صفحة ٢ من ٢"],
            ["Harbour Review 1", "Harbour Review 2"],
        ], [["Harbour Review"], ["No. 30 (1412)", "Harbour Review"]])
    func counted(numbers: [String], paper: [String]) {
        let pages = [Self.text + paper + [numbers[0]], Self.text.reversed() + paper + [numbers[1]]]
        let marks = PageMarks(pages.joined().joined(separator: "\n"))
        #expect(lines(marks.text) == Self.text + Self.text.reversed())
        #expect(marks.lines == paper + [numbers[0]])
    }

    @Test(
        "Numbers of a list, of chapters and of questions stay",
        arguments: [
            ["1", "Tenor", "2", "Treble", "3", "Curfew", "and no more"], ["Chapter 1", "Chapter 2"] + text + text,
            text.flatMap { [$0, "1 of 4 bells"] },
        ])
    func lists(all: [String]) {
        #expect(PageMarks(all.joined(separator: "\n")).lines.isEmpty)
    }

    static let next = [
        "from the town, and so it went on, said", "one of them, who had come with his sons",
        "when all was dark; the others had gone",
        "home, since nothing was to be seen there.",
    ]

    @Test("Three lines deep at the foot, where all below them go; the paper's name at the first head stays and is told")
    func deep() {
        let page = { (number: Int) in
            let text = number == 1 ? Self.text : Self.next
            return (["The Harbour Review"] + text + ["No. 57", "Monthly of the pier", "\(number)/2"]).joined(
                separator: "\n")
        }
        let marks = PageMarks(page(1) + "\n\u{0C}" + page(2) + "\n\u{0C}")
        #expect(lines(marks.text) == ["The Harbour Review"] + Self.text + Self.next)
        #expect(marks.heads == ["The Harbour Review"])
    }

    static let title = "A footbridge nobody ordered is the busiest in Marlow Ferry"

    @Test(
        "What a browser prints above and below the only page",
        arguments: [
            (["2/18/26, 9:12 PM", title], []), ([], ["2/18/26, 9:12 PM \(title)"]), ([], ["\(title) 2/18/26, 9:12 PM"]),
            (["18/02/2026 21:12   \(title) | The Courier"], []), ([], ["https://ferry.example/a 1/1"]), ([], ["1/1"]),
        ])
    func printed(above: [String], below: [String]) {
        let all = [Self.title] + Self.text + Self.text
        let marks = PageMarks((above + all + below).joined(separator: "\n"))
        #expect(lines(marks.text) == all)
    }

    @Test("A number between dashes goes where a sentence goes on over it, and nowhere else")
    func dashes() {
        let goesOn = PageMarks((Self.text + ["— 12 —"] + Self.text).joined(separator: "\n"))
        #expect(goesOn.lines == ["— 12 —"])
        let ended = Self.text.dropLast() + ["the lens were found in a school, long ago.", "— 12 —"] + Self.text
        #expect(PageMarks(ended.joined(separator: "\n")).lines.isEmpty)
    }
}
