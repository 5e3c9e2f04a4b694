import Bytes
import Lexicon
import Markup
import Web

extension KindRule {
    /// A page that is the site's machinery and says so in its structure: the body is named after an error, search engines are asked
    /// to leave it alone, or it is titled with nothing but the host's name. Whatever language its words are in.
    static let systemPage = KindRule("system-page") { seen in
        guard !seen.claimsArticle, seen.prose < 700 else { return nil }
        if seen.isNamedError || seen.isNamedAfterHost || seen.isConsentAlone { return .error }
        return seen.isKeptFromIndexes ? .uncertain : nil
    }
}

extension KindEvidence {
    /// What themes and programs call the body of a page that stands in place of another: WordPress's `error404`, and its `error-page`
    /// where the database is out of reach.
    private static let errorNames: Set<String> = [
        "error404", "error-404", "page-404", "404-page", "error-page", "errorpage", "http-error", "page-not-found",
    ]
    /// A site that is not there at the moment. A section may be called so.
    private static let absenceNames: Set<String> = [
        "maintenance", "maintenance-mode", "under-maintenance", "coming-soon", "under-construction", "not-found",
        "notfound", "parked", "suspended",
    ]

    fileprivate var isNamedError: Bool {
        let names = bodyNames
        return names.contains { Self.errorNames.contains($0) }
            || isUnsigned && names.contains { Self.absenceNames.contains($0) }
    }

    /// No day, no writer: whatever stands there, nobody says that it was published.
    private var isUnsigned: Bool {
        !isDated && facts.times.isEmpty && facts.dates.isEmpty && facts.bylines.isEmpty && facts.authorLinks.isEmpty
    }

    /// Outlets want their stories to be found. A wall that asks for consent, a form, a notice does not.
    fileprivate var isKeptFromIndexes: Bool {
        isUnsigned && isShort && facts.directives("robots").contains("noindex")
    }

    private static let consentLetters = 1_500
    private static let consentWords = Lexicon.consentWords.texts.map { JunkLabels.fold($0.utf8) }

    /// A question for consent and nothing else: two buttons, its words, no headline or one in a box that is named after it,
    /// hardly a link.
    fileprivate var isConsentAlone: Bool {
        guard isUnsigned, letters < Self.consentLetters,
            facts.headlines.allSatisfy({ headline in
                outline.nearest(headline) { outline.elements[$0].hints.contains(.junk) } != nil
            })
        else { return false }
        let buttons = (0..<outline.count).count { outline.tag($0) == .button }
        let links = (0..<outline.count).count { outline.tag($0) == .a && outline.letters(in: $0) > 0 }
        return buttons >= 2 && links <= 5 && Self.consentWords.contains { Fold.contains(whole, $0) }
    }

    /// `lahnbote.example is for sale`: the title begins with the host, and no heading says more.
    fileprivate var isNamedAfterHost: Bool {
        guard isUnsigned, prose < 400, isShort, let host = url?.host else { return false }
        let name = host.utf8.starts(with: "www.".utf8) ? String(host.dropFirst(4)) : host
        guard let title = facts.titleElement.map(ASCII.lowercased), title.utf8.starts(with: name.utf8) else {
            return false
        }
        return facts.headlines.allSatisfy { headline in
            ASCII.lowercased(outline.text(of: headline, limitBytes: 300)).utf8.starts(with: name.utf8)
        }
    }
}
