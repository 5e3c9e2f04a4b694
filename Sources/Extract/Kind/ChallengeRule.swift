import Lexicon

extension KindRule {
    /// Bot walls, which stand in place of the page for readers that are taken for programs: nothing on them is the site's.
    /// They are known by their machinery, by their title, by what they say first: «Checking your browser».
    static let challenge = KindRule("challenge") { $0.isWall ? .challenge : nil }
}

extension KindEvidence {
    /// More prose than a wall's own explanations come to.
    private static let explanationBound = 900.0
    /// The same under a title that is a wall's.
    private static let titledBound = 400.0
    /// Prose of the page's own: beyond it a phrase is something that was written about, or said.
    private static let proseBound = 250.0
    /// Walls are small pages.
    private static let wallBytesBound = 300 << 10

    fileprivate var isWall: Bool { isShort && !isReadable && (hasWallSign || hasWallTitle || hasWallLine) }

    /// What only the machinery of a wall puts into a page.
    private var hasWallSign: Bool {
        guard prose < Self.explanationBound, source.count < Self.wallBytesBound else { return false }
        if Self.signs.contains(where: { Fold.contains(source, $0) }) { return true }
        return prose < Self.proseBound && text.utf8.count < 400 && Self.weakSigns.contains { Fold.contains(source, $0) }
    }

    /// Cloudflare, Anubis, AWS, Vercel, ArvanCloud, Imperva, Sucuri, PerimeterX. Cloudflare's `/cdn-cgi/challenge-platform/`
    /// is no sign: it also serves the script that watches over ordinary pages.
    private static let signs = [
        "_cf_chl_opt", "/orchestrate/chl_page/", "id=\"challenge-form\"", "/.within.website/x/", "gokuProps",
        "vercel.link/security-checkpoint", "/.well-known/vercel/security/", "__arcsjs", "sucuri_cloudproxy_js",
        "id=\"px-captcha\"",
    ].map { Array($0.utf8) }

    /// Names that ordinary pages may hold, in a list of allowed hosts or in a text: DataDome, Akamai.
    private static let weakSigns = ["captcha-delivery.com", "errors.edgesuite.net"].map { Array($0.utf8) }

    /// The title is a wall's, as a whole or between the marks that divide it.
    private var hasWallTitle: Bool {
        guard prose < Self.titledBound else { return false }
        return titleLines.contains { title in
            let line = JunkLabels.fold(title.utf8)
            return Self.phrases.contains { line.count * 3 <= $0.count * 5 && Fold.contains(line, $0) }
                || prose < Self.proseBound && Self.utterances.contains(line)
        }
    }

    /// One of the first lines is a wall's; where there are no others, one of those for readers without scripts.
    private var hasWallLine: Bool {
        guard prose < Self.proseBound else { return false }
        let isBare = letters < 200
        if isBare, Self.phrases.contains(where: { Fold.contains(noscript, $0) }) { return true }
        return openingLines.contains { line in
            // «Before you go on, show that you are no robot.»
            Self.phrases.contains { LinePhrase.leads(line, $0, leadBytes: 24) }
                || isBare && Self.utterances.contains(line)
        }
    }

    /// What walls say and hardly anybody else does.
    private static let phrases = Lexicon.wallPhrases.texts.map { JunkLabels.fold($0.utf8) }

    /// What anybody may say: a wall's only as a whole line on a page with nothing else.
    private static let utterances = Set(Lexicon.wallUtterances.texts.map { JunkLabels.fold($0.utf8) })
}
