import Lexicon
import Text

/// The head of a mail that somebody kept as text, or handed on.
extension SuppliedHead {
    private enum MailField { case from, to, date, subject }

    private static let mailLabels: [[UInt8]: MailField] = {
        let lists: [(WordList, MailField)] = [
            (Lexicon.mailFrom, .from), (Lexicon.mailTo, .to), (Lexicon.mailDate, .date),
            (Lexicon.mailSubject, .subject),
        ]
        var labels: [[UInt8]: MailField] = [:]
        for (list, field) in lists { for word in list.texts { labels[JunkLabels.fold(word.utf8)] = field } }
        return labels
    }()

    /// Three fields and more that stand together at the top, a subject and a sender among them; above them perhaps one line that says what
    /// follows.
    mutating func readMail(_ lines: inout SuppliedLines) {
        let first = (0..<min(3, lines.count)).first { field(of: $0, in: lines) != nil }
        guard let first else { return }
        var fields: [(index: Int, field: MailField, value: String)] = []
        for index in lines.lines.indices[first...].prefix(12) {
            guard let found = field(of: index, in: lines), fields.isEmpty || !lines.lines[index].isAfterBlank else {
                break
            }
            fields.append((index, found.field, found.value))
        }
        guard fields.count >= 3, fields.contains(where: { $0.field == .subject }),
            let sender = fields.first(where: { $0.field == .from })
        else { return }
        for (index, field, value) in fields {
            lines.lines[index].role = .field
            switch field {
            case .subject: title = title ?? SuppliedMail.withoutPrefixes(value)
            case .date: _ = state(.published, value)
            case .from, .to: lines.lines[index].role = .byline
            }
        }
        if authors.isEmpty, let name = SuppliedMail.name(sender.value) { authors = [name] }
        // `---------- Forwarded message ---------`, `Begin forwarded message:`; anything else is somebody's words.
        for index in 0..<first where lines.lines[index].length <= 80 {
            let line = lines.bytes[lines.lines[index].range]
            if line.first == UInt8(ascii: "-") || line.last == UInt8(ascii: ":") { lines.lines[index].role = .junk }
        }
    }

    private func field(of index: Int, in lines: SuppliedLines) -> (field: MailField, value: String)? {
        let line = SuppliedField.withoutSigns(lines.bytes[lines.lines[index].range])
        guard line.count <= 1000, let colon = SuppliedField.colon(in: line), colon.lowerBound - line.startIndex <= 40,
            let field = Self.mailLabels[JunkLabels.fold(line[..<colon.lowerBound])]
        else { return nil }
        return (field, SuppliedField.string(line[colon.upperBound...]))
    }
}
