import Text
import Web

extension PageReading {
    /// The reasons for a result of this reading.
    func examination(_ extraction: Extraction, _ result: Result) -> Examination {
        var examination = Examination(extraction: extraction)
        examination.ruled = result.ruled
        examination.candidates = candidates(result.chosen)
        let cuts = cuts(result.chosen, title: extraction.article.title)
        let kept = Set(result.chosen.blocks.map(\.first))
        let page = result.chosen.page
        examination.taken = cuts.filter { !kept.contains(page.blocks[$0.0].first) }.map { index, cut in
            Examination.Taken(reason: cut.reason.rawValue, rule: cut.rule, text: page.string(page.blocks[index]))
        }
        if let model = result.model, model.choice != nil {
            examination.taken += (0..<model.page.count).filter { row in
                model.page.isKept[row] && !kept.contains(model.page.block(row).first)
            }.map { Examination.Taken(reason: "doubtful", rule: "model", text: page.string(model.page.block($0))) }
        }
        if let model = result.model {
            let measures = [
                ("of it right", model.sums.precision), ("of all found", model.sums.recall),
                ("ahead of the rules' choice", model.lead),
            ]
            examination.quality = measures.prefix(model.choice == nil ? 2 : 3).map { "\($0) \(Double($1) / 1_000)" }
            examination.doubts = doubts(model, kept: Set(result.chosen.blocks.map(\.first)))
        }
        examination.weight = result.verdict.map { Double($0.weight * 100 / TreeTable.unit) / 100 }
        var marked = MarkedPage(
            outline: outline, page: result.chosen.page, body: result.chosen.body, kept: result.chosen.blocks,
            cuts: Dictionary(cuts.map { ($0, $1.reason.rawValue) }, uniquingKeysWith: { first, _ in first }))
        examination.markedPage = marked.html(
            title: extraction.article.title ?? "-", notes: examination.explanation)
        return examination
    }

    /// The visible lines that did not come into the text, menus and whatever else the markup sets apart not among them.
    func leftOut(_ extraction: Extraction, _ result: Result) -> LeftOut {
        var left = LeftOut()
        let chosen = result.chosen
        // Text out of the page's data is whole without its markup.
        guard extraction.article.method == chosen.body.method else { return left }
        let cuts = Dictionary(
            cuts(chosen, title: extraction.article.title).map { ($0, $1.reason.rawValue) },
            uniquingKeysWith: { first, _ in first })
        let kept = Set(chosen.blocks.map(\.first))
        let title = JunkLabels.fold((extraction.article.title ?? "").utf8)
        for (index, block) in chosen.page.blocks.enumerated() {
            let words = chosen.page.bytes(block)
            let folded = JunkLabels.fold(words)
            if kept.contains(block.first) || folded == title || folded.isEmpty {
                left.end()
            } else {
                left.add(cuts[index] ?? (chosen.body.blocks.contains(index) ? "again" : "outside"), words)
            }
        }
        return left
    }

    /// What was kept and hardly belongs to the text, what was left out and surely does: as the model has it.
    private func doubts(_ model: ModelReading, kept: Set<Int>) -> [String] {
        model.sums.chances.enumerated().compactMap { row, chance in
            let block = model.page.block(row)
            let share = Double(chance * 100 / Chance.whole) / 100
            let isKept = kept.contains(block.first)
            guard isKept ? share < 0.3 : share > 0.7 else { return nil }
            let words = model.page.text.string(block).prefix(60).split(separator: "\n").first ?? ""
            return "\(isKept ? "kept" : "left out"), \(share): \(words)"
        }
    }

    /// What was taken out of the chosen part, in order. Looked at again: an ordinary reading keeps no reasons.
    private func cuts(_ chosen: Chosen, title: String?) -> [(Int, TakenBlock)] {
        guard chosen.body.method != "rules" else { return [] }
        let finder = BodyFinder(outline: outline, page: chosen.page, title: title)
        return BlockFilter(evidence, finder).view(chosen.body).taken.enumerated().compactMap { index, cut in
            cut.map { (index, $0) }
        }
    }

    private func candidates(_ chosen: Chosen) -> [Examination.Candidate] {
        chosen.body.candidates.enumerated().map { rank, candidate in
            Examination.Candidate(
                method: candidate.strategy.rawValue, place: outline.place(candidate.root), letters: candidate.letters,
                paragraphs: candidate.blocks.count,
                linkShare: candidate.letters == 0 ? 0 : Double(candidate.linkLetters) / Double(candidate.letters),
                score: candidate.score, isChosen: rank == 0,
                evidence: candidate.evidence.terms.map { "\($0.key) \(Self.rounded($0.value))" }
                    .joined(separator: ", "))
        }
    }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}

extension Examination {
    /// What was read and why, a fact a line: what `rawi extract --explain` prints.
    package var explanation: [String] {
        let article = extraction.article
        let measures = quality.isEmpty ? "" : " (" + quality.joined(separator: ", ") + ")"
        return [
            "kind: \(extraction.kind.rawValue), by \(article.method.isEmpty ? "-" : article.method), quality \(article.quality)"
                + measures
        ]
            + article.summary
            + ["charset: \(extraction.charset) (\(extraction.charsetSource.rawValue))", "ruled: \(ruled.line)"]
            + (weight.map { ["model: \($0) for an article"] } ?? [])
            + (candidates.isEmpty ? [] : ["candidates, the best first:"]) + candidates.map { "  " + $0.line }
            + (taken.isEmpty ? [] : ["left out of it:"]) + taken.map { "    " + $0.line }
            + (doubts.isEmpty ? [] : ["otherwise by the model, with how likely each is text:"])
            + doubts.map { "    " + $0 }
    }
}

extension Examination.Taken {
    /// What took it and the words it begins with.
    package var line: String { "\(reason), by \(rule): \(text.prefix(60).split(separator: "\n").first ?? "")" }
}

extension Ruled {
    /// A line of its own: programs read the others as values.
    fileprivate var line: String {
        [("kind", kind), ("title", title), ("authors", authors), ("published", published)]
            .filter { !$0.1.isEmpty }.map { "\($0.0) by \($0.1)" }.joined(separator: "; ")
    }
}

extension Examination.Candidate {
    /// One line of a table.
    fileprivate var line: String {
        let share = Int((linkShare * 100).rounded())
        return
            "\(isChosen ? "*" : " ") \((score * 100).rounded() / 100) \(method): \(letters) letters in \(paragraphs) blocks, "
            + "\(share) % linked, \(place) (\(evidence))"
    }
}

extension Article {
    /// Its fields, one a line, `-` for what the page does not say.
    package var summary: [String] {
        let day = published.map { "\($0.date.dayText), \($0.source.rawValue): \($0.raw)" }
        return [
            "title: \(title ?? "-")",
            "authors: \(authors.isEmpty ? "-" : authors.joined(separator: "; "))",
            "published: \(day ?? "-")",
            "modified: \(modified?.dayText ?? "-")",
            "site: \(siteName ?? "-")",
            "language: \(language.map { "\($0) \(direction?.rawValue ?? "")" } ?? "-")",
            "canonical: \(canonicalURL ?? "-")",
            "links: \(links.count)",
        ]
    }
}
