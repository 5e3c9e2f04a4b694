import Text
import Web

/// An article that came by mail, or was sent to oneself.
enum SuppliedMail {
    static func read(_ bytes: [UInt8]) throws(DocumentFault) -> SuppliedDocument {
        let mail = try MailMessage(bytes)
        var parts = DocumentParts(text: String(decoding: mail.text, as: UTF8.self), format: .eml)
        parts.properties.title = mail.head["subject"]
        parts.properties.author = mail.head["from"]
        parts.properties.created = mail.head["date"]
        parts.properties.program = mail.head["x-mailer"] ?? mail.head["user-agent"]
        parts.repairs = mail.attachments.prefix(100).map { "\(LeftOut.mark)attachment: \($0)" }
        var document = try text(mail, parts)
        document.take(parts)
        fillHead(&document.article, from: mail.head)
        return document
    }

    private static func text(_ mail: MailMessage, _ parts: DocumentParts) throws(DocumentFault) -> SuppliedDocument {
        if mail.text.contains(where: { $0 > 0x20 }) { return SuppliedText.read(pages: parts) }
        guard let markup = mail.markup else { throw .noWords }
        do throws(ExtractError) {
            // The mark says what the markup itself may say otherwise: it is UTF-8 by now.
            var document = try SuppliedPage.read([0xEF, 0xBB, 0xBF] + markup)
            document.sourceKind = DocumentFormat.eml.rawValue
            guard !document.article.text.isEmpty else { throw ExtractError.document(.noWords) }
            return document
        } catch {
            if case .document(let fault) = error { throw fault }
            throw .damaged
        }
    }

    /// What the text does not state itself the mail's head does.
    private static func fillHead(_ article: inout Article, from head: MailHead) {
        article.title = head["subject"].map(withoutPrefixes) ?? article.title
        if article.authors.isEmpty, let name = head["from"].flatMap(name) { article.authors = [name] }
        if article.published == nil, let raw = head["date"], let date = FeedDate.parse(raw) {
            article.published = PublishedDate(date: date, source: .meta, raw: raw)
        }
    }

    /// «Fwd: », «Re: »: what mail programs put before a subject.
    static func withoutPrefixes(_ subject: String) -> String {
        var rest = Substring(subject)
        while let colon = rest.firstIndex(of: ":"),
            ["re", "fw", "fwd", "aw", "wg", "tr", "رد", "إعادة توجيه", "ynt", "ilt"].contains(
                rest[..<colon].lowercased())
        {
            rest = rest[rest.index(after: colon)...].drop { $0 == " " }
        }
        return rest.isEmpty ? subject : String(rest)
    }

    /// `"Name" <address>`, `address (Name)`.
    static func name(_ from: String) -> String? {
        let bare = from.prefix { $0 != "<" }.filter { $0 != "\"" }
        let name = bare.split(separator: " ").joined(separator: " ")
        if !name.isEmpty, !name.contains("@") { return name }
        guard let open = from.firstIndex(of: "("), let close = from.lastIndex(of: ")"), open < close else { return nil }
        let remark = from[from.index(after: open)..<close]
        return remark.isEmpty ? nil : String(remark)
    }
}
