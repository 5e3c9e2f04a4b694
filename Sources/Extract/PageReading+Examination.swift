extension PageReading {
    /// The reasons for a result of this reading.
    func examination(_ extraction: Extraction, _ result: Result) -> Examination {
        var examination = Examination(extraction: extraction)
        examination.candidates = candidates(result.chosen)
        var page = MarkedPage(
            outline: outline, page: result.chosen.page, body: result.chosen.body, kept: result.chosen.blocks)
        examination.markedPage = page.html(
            title: extraction.article.title ?? "-", notes: examination.explanation)
        return examination
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
        return [
            "kind: \(extraction.kind.rawValue), by \(article.method.isEmpty ? "-" : article.method), quality \(article.quality)"
        ]
            + article.summary + ["charset: \(extraction.charset) (\(extraction.charsetSource.rawValue))"]
            + (candidates.isEmpty ? [] : ["candidates, the best first:"]) + candidates.map { "  " + $0.line }
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
        [
            "title: \(title ?? "-")",
            "authors: \(authors.isEmpty ? "-" : authors.joined(separator: "; "))",
            "published: " + (published.map { "\($0.date.dayText), \($0.source.rawValue): \($0.raw)" } ?? "-"),
            "modified: \(modified?.dayText ?? "-")",
            "site: \(siteName ?? "-")",
            "language: \(language ?? "-") \(direction?.rawValue ?? "")",
            "canonical: \(canonicalURL ?? "-")",
            "links: \(links.count)",
        ]
    }
}
