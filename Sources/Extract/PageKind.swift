import Web

/// What a page is, judged by what it shows; the status it came with is the caller's to know.
enum PageKind {
    /// Words of a wall are believed only on pages with little else.
    private static let wallLettersBound = 2_500
    /// A sentence or two: what an article shows before its wall.
    private static let readableBytes = 100

    static func judge(
        facts: PageFacts, structured: StructuredData, outline: Outline, page: PageText, body: ArticleBody, text: String,
        title: String?, isDated: Bool, url: WebURL?
    ) -> Extraction.Kind {
        let isHome = url.map(isHome) ?? false
        let letters = page.blocks.reduce(0) { $0 + $1.letters }
        let titles = JunkLabels.fold(((facts.titleElement ?? "") + " " + (title ?? "")).utf8)
        let whole = letters < wallLettersBound ? JunkLabels.fold(page.buffer.bytes) : []
        let noscript = letters < wallLettersBound ? JunkLabels.fold(noscriptText(outline).utf8) : []
        if letters < wallLettersBound {
            if challenges.contains(where: {
                Fold.contains(titles, $0) || Fold.contains(whole, $0) || Fold.contains(noscript, $0)
            }) {
                return .challenge
            }
        }
        let prose = body.gain
        // A page that calls itself an article is believed: «لم يتم العثور» begins many a headline.
        let isStated = structured.hasArticle || facts.meta("og:type").map(Ascii.lowercased) == "article"
        if prose < (isStated ? 120 : 700), isErrorTitle(title ?? "") || isErrorTitle(facts.titleElement ?? "") {
            return .error
        }
        if prose < 500, letters < wallLettersBound, errorTexts.contains(where: { Fold.contains(whole, $0) }) {
            return .error
        }
        // Themes keep a form for readers to sign in on every page.
        let type = facts.meta("og:type").map(Ascii.lowercased) ?? ""
        let claimsArticle = structured.hasArticle || type == "article"
        let isReadable = claimsArticle && text.utf8.count >= readableBytes
        if facts.passwordFields > 0, prose < 400, !isReadable { return .login }
        if letters < 40 {
            if outline.scripts > 0 || !noscript.isEmpty || shells.contains(where: { Fold.contains(whole, $0) }) {
                return text.isEmpty ? .shell : .article
            }
            return letters == 0 && text.isEmpty ? .empty : (text.isEmpty ? .empty : .article)
        }
        if letters < 800, shells.contains(where: { Fold.contains(whole, $0) || Fold.contains(noscript, $0) }),
            prose < 250
        {
            return .shell
        }
        if prose < 600, !isReadable || prose < 250 && text.utf8.count < 400,
            structured.hasVideo || type.utf8.starts(with: "video".utf8) || facts.hasVideoElement
        {
            return .video
        }
        let linked = page.blocks.reduce(0) { $0 + $1.linkLetters }
        let isLinkHeavy = Double(linked) > 0.5 * Double(max(1, letters))
        if claimsArticle, prose > 250 { return .article }
        // An essay may stand alone on its host, under a headline of its own.
        if isHome, prose < 4_000 || !hasHeadline(title, page) { return .index }
        if !claimsArticle, isOffer(facts, structured, type: type) { return .offer }
        if !claimsArticle, !hasHeadline(title, page), isStream(outline, page: page, body: body, url: url) {
            return .index
        }
        // A short item of its own day among many links.
        if isDated, facts.headlines.count == 1, prose > 100 { return .article }
        if isLinkHeavy, prose < 0.25 * Double(letters), prose < 600 || structured.hasListing {
            // Menus around a headline with its date, under which a script is to write.
            let isUnfilled = isDated && outline.scripts > 0 && prose < 100 && hasHeadline(title, page)
            return isUnfilled ? .shell : .index
        }
        if structured.hasListing, !claimsArticle, prose < 800 { return .index }
        if !claimsArticle, isTeaserList(page.blocks[body.blocks]) { return .index }
        return text.isEmpty ? .empty : .article
    }

    private static func noscriptText(_ outline: Outline) -> String {
        var text = ""
        for index in 0..<outline.count where outline.tag(index) == .noscript {
            text += outline.text(of: index, limitBytes: 1000) + " "
            if text.utf8.count > 4000 { break }
        }
        return text
    }

    private static func folded(_ texts: [String]) -> [[UInt8]] { texts.map { JunkLabels.fold($0.utf8) } }

    private static let challenges = folded([
        "Just a moment...", "Attention Required! | Cloudflare", "Checking your browser", "Verify you are human",
        "Verifying you are human",
        "needs to review the security of your connection", "Enable JavaScript and cookies to continue",
        "DDoS protection by",
        "Please complete the security check", "are you a robot", "unusual traffic from your",
        "Access to this page has been denied",
        "Press & Hold to confirm", "Please verify you are a human", "Pardon Our Interruption", "I'm not a robot",
        "captcha to continue",
        "Sucuri WebSite Firewall", "Incapsula incident", "Request unsuccessful", "security check to access",
        "Robot Check",
        "تحقق من أنك لست روبوت", "التحقق من أنك إنسان", "أثبت أنك لست روبوت", "لست روبوتا", "جارٍ التحقق من المتصفح",
        "لحظة من فضلك",
        "التحقق الأمني", "انتظر لحظة", "robot olmadığınızı", "İnsan olduğunuzu doğrulayın", "Bir dakika lütfen",
        "من ربات نیستم",
        "Einen Moment, bitte", "Un instant…", "Un momento…",
    ])

    private static func isErrorTitle(_ title: String) -> Bool {
        let words = JunkLabels.foldWords(title)
        if errors.contains(where: { Fold.containsWords(words, $0) }) { return true }
        // Boats are not found either: alone these words speak of the page.
        return words.count(where: { $0 == 0x20 }) < 4 && bareErrors.contains { Fold.containsWords(words, $0) }
    }

    private static let errors = [
        "Page not found", "Page Not Available", "Error 404", "404 Error", "404 Not Found", "الصفحة غير موجودة",
        "لم يتم العثور على الصفحة", "الصفحة المطلوبة غير موجودة", "عذرا الصفحة", "خطأ 404", "Sayfa bulunamadı",
        "صفحه یافت نشد", "صفحه پیدا نشد", "صفحه مورد نظر", "Seite nicht gefunden", "Page introuvable",
        "Página no encontrada", "پەڕەکە نەدۆزرایەوە", "403 Forbidden", "500 Internal Server Error", "502 Bad Gateway",
        "503 Service", "Service Unavailable", "Internal Server Error",
    ].map(JunkLabels.foldWords)

    private static let bareErrors = ["404", "Not Found", "پیدا نشد", "یافت نشد", "غير موجود", "نەدۆزرایەوە"]
        .map(JunkLabels.foldWords)

    private static let errorTexts = folded([
        "page you are looking for", "page you requested could not be found", "page you were looking for",
        "page cannot be found", "page could not be found",
        "page doesn't exist", "page does not exist", "page isn't available", "الصفحة التي تبحث عنها",
        "الصفحة المطلوبة غير موجودة", "الصفحة غير موجودة",
        "aradığınız sayfa", "صفحه مورد نظر", "صفحه ای که", "پەڕەی داواکراو", "content is no longer available",
        "article is no longer available",
    ])

    private static let shells = folded([
        "enable JavaScript", "JavaScript is required", "JavaScript to run this app", "requires JavaScript",
        "JavaScript is disabled", "turn on JavaScript",
        "تفعيل جافا سكريبت", "تفعيل الجافا سكريبت", "JavaScript'i etkinleştirin", "جاوااسکریپت",
    ])
}
