import Text

extension Suite {
    static let arabic: [Suite] = [
        row("arabic/fold", ["fold", "fold-sorani", "digits"]),
        row("arabic/presentation", ["presentation", "unshape"]),
        row("arabic/pdf-line", ["pdf-line"]),
        row("arabic/pdf-fix", ["pdf-fix"]),
    ]

    /// One row for the cases of these operations.
    private static func row(_ name: String, _ operations: Set<String>) -> Suite {
        Suite(name, file: "arabic/cases.jsonl") {
            operations.contains($0.input?["op"]?.string ?? "")
        } judge: { one, _ in
            guard let operation = one.input?["op"]?.string, let text = one.input?["text"]?.string,
                let expected = one.expected?.string
            else { throw SuiteError.badCase("no text") }
            let got = run(operation, text)
            // Equality of bytes: String equality would pass what only normalises alike.
            return got.utf8.elementsEqual(expected.utf8) ? nil : "\(text) → \(got), not \(expected)"
        }
    }

    private static func run(_ operation: String, _ text: String) -> String {
        switch operation {
        case "fold": Folding.fold(text)
        case "fold-sorani": Folding.foldSorani(text)
        case "digits": Digits.toASCII(text)
        case "presentation", "unshape": Shaping.unshape(text)
        case "pdf-line": PDFText.repairLine(text)
        default: PDFText(repairing: text).text
        }
    }
}
