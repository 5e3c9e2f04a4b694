extension KindRule {
    /// A form to sign in, and hardly anything else: what the address leads to is behind it. Themes keep such a form for
    /// readers on every page, above the headline: there it rules nothing.
    static let login = KindRule("login") { $0.isLogin ? .login : nil }
}

extension KindEvidence {
    fileprivate var isLogin: Bool {
        guard !facts.passwordFields.isEmpty, prose < 400, !isReadable else { return false }
        let isAbove = facts.passwordFields.allSatisfy { isAboveHeadline($0) || isAboveText($0) }
        return !isAbove || text.utf8.count < 200 && !tellsStory
    }

    /// Whether the field stands before a text of some sentences, under a title that says more than «Sign in».
    private func isAboveText(_ index: Int) -> Bool {
        guard prose >= 100, let title, title.utf8.count >= 24, let first = page.blocks[body.blocks].first else {
            return false
        }
        return first.first > index
    }

    /// Whether a heading that is no link stands between this place and the text.
    private func isAboveHeadline(_ index: Int) -> Bool {
        guard let first = page.blocks[body.blocks].first(where: { !$0.isHeading }) else { return false }
        return page.blocks.contains {
            $0.isHeading && $0.linkDensity < 0.5 && $0.first > index && $0.first < first.first
        }
    }
}
