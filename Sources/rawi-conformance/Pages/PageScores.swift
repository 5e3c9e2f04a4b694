import Extract
import Foundation

/// Measures extraction on pages with known answers, a set a line.
struct PageScores {
    /// How many of a set's lowest pages are told.
    let worst: Int
    /// Takes what is no score: faults, the lowest pages.
    let tell: (String) -> Void
    /// What cuts took, where that is asked for.
    var cuts: FalseCuts?

    static let head = (["set", "pages"] + Measure.allCases.map(\.rawValue)).joined(separator: "\t")

    /// The set's line, and whether all of its pages could be read: one that could not would make the others' scores
    /// look like those of the set.
    mutating func score(_ set: PageSet) throws -> (line: String, isWhole: Bool) {
        var (pages, faults) = try set.pages()
        var sum = PageMarks()
        var each: [(id: String, marks: PageMarks)] = []
        for page in pages {
            for field in page.passedOver { tell("\(set.name) \(page.id): \(field) is passed over") }
            do {
                let marks = PageMarks(page, try answer(page, in: set))
                sum.add(marks)
                each.append((page.id, marks))
                let tellCut = { (line: String) in if worst > 0 { tell(set.name + line) } }
                try cuts?.add(page, bytes: try set.bytes(of: page), tell: tellCut)
            } catch {
                faults.append("\(page.id): \(error)")
            }
        }
        for fault in faults { tell("\(set.name): \(fault)") }
        for page in each.sorted(by: { $0.marks.mean < $1.marks.mean }).prefix(worst) {
            let marks = Measure.allCases.compactMap { measure in
                page.marks[measure].map { "\(measure) \(Self.number($0))" }
            }
            tell("  \(set.name) \(page.id): \(marks.joined(separator: ", "))")
        }
        let cells = Measure.allCases.map { sum[$0].map(Self.number) ?? "-" }
        return (([set.name, String(each.count)] + cells).joined(separator: "\t"), faults.isEmpty)
    }

    /// By the same words as `rawi extract --jsonl`.
    private func answer(_ page: GoldPage, in set: PageSet) throws -> ExtractionProtocol.Answer {
        ExtractionProtocol.answer(page.id, url: page.url, bytes: try set.bytes(of: page))
    }

    private static func number(_ value: Double) -> String { String(format: "%.3f", value) }
}
