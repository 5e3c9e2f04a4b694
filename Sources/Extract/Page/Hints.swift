import Bytes
import Markup

/// What an element's class names, id and roles say about it, as far as words that sites all over the world share say anything.
struct Hints: OptionSet, Sendable {
    let rawValue: UInt32

    /// Never article text: share buttons, cookie notices, comments, related articles.
    static let junk = Hints(rawValue: 1 << 0)
    /// Mostly not article text; believed only with other evidence.
    static let weakJunk = Hints(rawValue: 1 << 1)
    /// The article's text: `entry-content`, `article-body`.
    static let body = Hints(rawValue: 1 << 2)
    /// The article or the main part: `article`, `post`, `content`, `main`.
    static let content = Hints(rawValue: 1 << 3)
    static let byline = Hints(rawValue: 1 << 4)
    static let date = Hints(rawValue: 1 << 5)
    static let caption = Hints(rawValue: 1 << 6)
    static let comments = Hints(rawValue: 1 << 7)
    static let hidden = Hints(rawValue: 1 << 8)
    static let articleBody = Hints(rawValue: 1 << 9)
    static let title = Hints(rawValue: 1 << 10)
    static let lead = Hints(rawValue: 1 << 11)
    static let paywall = Hints(rawValue: 1 << 12)
    /// Junk as a rule, and what an article may be about: its prose under such a name is believed.
    static let topical = Hints(rawValue: 1 << 13)
    /// An inline element that its own style sets as a box.
    static let block = Hints(rawValue: 1 << 14)
    /// Counts what readers do: `rating`, `votes`.
    static let tally = Hints(rawValue: 1 << 15)
    /// Part of a name only: what is an article (`article`, `story`), what is a text (`body`, `content`).
    static let articleWord = Hints(rawValue: 1 << 20)
    static let bodyWord = Hints(rawValue: 1 << 21)
    static let relatedWord = Hints(rawValue: 1 << 22)
}

/// Words of class names and ids, and what they hint at.
struct HintTable: Sendable {
    static let shared = HintTable()

    private static let mask = 2047
    private var hashes = [UInt64](repeating: 0, count: HintTable.mask + 1)
    private var hints = [Hints](repeating: [], count: HintTable.mask + 1)

    private init() {
        add(
            """
            share sharing sharer shares shared social socials sociable socialmedia addthis addtoany sharethis sharedaddy
            sharebar sharebox related relateds relatednews relatedposts recommend recommended recommendation
            recommendations recirc recirculation outbrain taboola mgid cookie cookies consent gdpr newsletter newsletters cta editsection crumb
            subscribe subscription signup breadcrumb breadcrumbs crumbs promo promos promotion promobox sidebar sidebars
            footer footers navbar navigation nav submenu popup popups modal advert adverts advertisement
            advertisements advertising ads adsense adslot adbox adunit adwrapper adcontainer dfp sponsor sponsored
            sponsors pagination pager paging tagcloud taglist mostread mostpopular mostviewed trending login signin
            skiplink skiplinks livefyre morestories readmore readalso alsoread seealso relatedarticles relatedcontent
            relatedlinks yarpp zergnet revcontent donate donation mailchimp printfooter catlinks ticker whatsapp telegram facebook
            followus nextprev prevnext postnav navlinks screenreader srsr infolinks dropdown megamenu offcanvas
            colophon copyrights teasers teaserlist linkbox backtotop authorbox authorbio aboutauthor aboutauthors authorinfo
            authordescription authorabout bio biography saboxplugin sabwrap cookiebanner cookienotice cookieconsent cookiebar
            cookielaw readerestimatedtime cookiehinweis newsletterbox newsletterform newslettersignup newsletterteaser disclosures disclaimers
            """, .junk)
        add("poll polls quiz voting ticker whatsapp telegram tgme facebook twitter instagram tiktok", .topical)
        add(
            "comment comments commentlist disqus respond commentform reactions commentary yorum yorumlar guestbook condolences",
            [.comments])
        add(
            """
            ad banner banners widget widgets menu menus tags tag topics keywords print search rating ratings popular
            latest more aside rail author profile credit credits copyright disclaimer toolbar
            tools tool button buttons btn masthead header meta metadata postmeta entrymeta carousel slider slick swiper
            teaser card cards list listing toc player video gallery slideshow embed form email follow
            account user users visually nocontent noprint react bottom alert notice subscribed premium
            categories category cat archive archives license
            """, .weakJunk)
        add("rating ratings votes votecount viewcount readcount hits hitcount", .tally)
        add("hidden visuallyhidden screenreadertext sronly dnone lhidden uhidden", .hidden)
        add(
            "byline author authors authorname writer bylines reporter contributor contributors vcard username muhabir yazar readercredits",
            .byline)
        add("date datetime time timestamp dateline pubdate pdate newsdate postdate published dates tarih tarikh", .date)
        add("caption captions figcaption credit imagecaption", .caption)
        add("article story post entry news blog td artikel haber makale khabar", .articleWord)
        add("body content text copy txt inhalt contenido icerik metin matn", .bodyWord)
        add(
            """
            articlebody entrycontent postcontent articlecontent articletext storybody storycontent storytext newsbody
            newscontent newstext postbody posttext bodytext bodycopy textbody articlecopy
            articlefulltext fulltext haberdetay habermetni detayicerik postmessage bbwrapper
            """, .body)
        add("article story post entry content main hentry maincontent contentmain artikel", .content)
        add("title headline heading titles", .title)
        add(
            """
            lead lede standfirst excerpt summary intro deck dek subtitle subhead subheadline chapo chapeau spot ingress vorspann
            sottotitolo entradilla bajada copete claim
            """, .lead)
        add("related recommended relevant similar alsolike", .relatedWord)
    }

    /// A page builder calls every part of a page a widget, the text too: `elementor-widget-theme-post-content`.
    private static let builder = FNV1a.hash("elementor".utf8)
    private static let widget = FNV1a.hash("widget".utf8)
    private static let sub = FNV1a.hash("sub".utf8)
    private static let holders = Set(["has", "with", "without"].map { FNV1a.hash($0.utf8) })

    private mutating func add(_ words: String, _ hint: Hints) {
        for word in words.parts(where: { $0 <= 0x20 }) {
            let hash = FNV1a.hash(word.utf8)
            var slot = Int(hash & UInt64(Self.mask))
            while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & Self.mask }
            hashes[slot] = hash
            hints[slot].formUnion(hint)
        }
    }

    @inline(__always) private func hint(_ hash: UInt64) -> Hints {
        var slot = Int(hash & UInt64(Self.mask))
        while hashes[slot] != 0 {
            if hashes[slot] == hash { return hints[slot] }
            slot = (slot + 1) & Self.mask
        }
        return []
    }

    /// What a class or id attribute hints at. Names split at white space; words within at `-`, `_` and humps. Names with a
    /// colon (`lg:text-user`) say how things look.
    func hints(of value: UnsafeBufferPointer<UInt8>) -> Hints {
        var all: Hints = []
        var name = NameState()
        // A class attribute longer than this is generated styling.
        for byte in value.prefix(600) {
            if byte <= 0x20 {
                all.formUnion(finish(&name))
                continue
            }
            if byte == 0x3A { name.isUtility = true }
            let isUpper = byte &- 0x41 < 26
            let lower = isUpper ? byte | 0x20 : byte
            let isLetter = lower &- 0x61 < 26
            if !isLetter || (isUpper && name.lastWasLower) { endWord(&name) }
            if isLetter {
                name.word.add(lower)
                name.whole.add(lower)
                name.letters += 1
            }
            name.lastWasLower = isLetter && !isUpper
        }
        all.formUnion(finish(&name))
        if all.contains(.hidden), Self.isResponsive(value) { all.remove(.hidden) }
        return all
    }

    /// `hidden lg:block` and `d-none d-md-block` show on some screens.
    private static func isResponsive(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        value.prefix(600).contains(0x3A) || ["d-sm-", "d-md-", "d-lg-", "d-xl-"].contains { ASCII.contains(value, $0) }
    }

    private struct NameState {
        var word = FNV1a()
        var whole = FNV1a()
        var letters = 0
        var lastWasLower = false
        var previous: Hints = []
        /// Behind `has` or `with`: what the element holds, not what it is.
        var isHeld = false
        var isBuilt = false
        /// Behind `sub`.
        var isBelow = false
        var isUtility = false
        var found: Hints = []
    }

    private func endWord(_ name: inout NameState) {
        guard name.letters > 0 else { return }
        let isSilent = name.isHeld || name.isBuilt && name.word.value == Self.widget
        var hint = isSilent ? [] : hint(name.word.value).subtracting(.hidden)
        // `sub-headline`, in two words what `subheadline` is in one.
        if name.isBelow, hint.contains(.title) { hint = hint.subtracting(.title).union(.lead) }
        name.isBelow = name.word.value == Self.sub
        name.isBuilt = name.word.value == Self.builder
        name.isHeld = Self.holders.contains(name.word.value)
        if name.previous.contains(.articleWord), hint.contains(.bodyWord) { name.found.insert(.body) }
        name.found.formUnion(hint)
        name.previous = hint
        name.word = FNV1a()
        name.letters = 0
    }

    private func finish(_ name: inout NameState) -> Hints {
        endWord(&name)
        var found = name.found.union(name.whole.value == FNV1a().value ? [] : hint(name.whole.value))
        if name.isUtility { found = [] }
        // `article-body-share` is about sharing, `post-content-footer` about the end.
        if !found.isDisjoint(with: [.junk, .weakJunk, .topical, .comments, .title, .byline, .date, .lead, .caption]) {
            found.subtract([.body, .content])
        }
        name = NameState()
        return found
    }
}
