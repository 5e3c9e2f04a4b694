import Lexicon

/// Words by which people label the parts of an article in plain text, folded by `JunkLabels.fold`.
struct SuppliedLabels: Sendable {
    static let shared = SuppliedLabels()

    /// No label and no line of labels is longer.
    static let lineLimitBytes = 600

    /// What a metadata line states.
    enum Field: CaseIterable, Sendable {
        case title, author, published, modified, section, keywords, siteName, summary, ownURL
    }

    private(set) var fields: [[UInt8]: Field] = [:]
    /// Labels of authors and dates that also stand without a colon: «بقلم …», «نشر في …».
    private(set) var openFields: [(label: [UInt8], field: Field)] = []
    /// «شاهد أيضاً: HEADLINE».
    private(set) var readMore: Set<[UInt8]> = []
    /// Heads a list or cards of other articles.
    private(set) var related: Set<[UInt8]> = []
    private(set) var share: Set<[UInt8]> = []
    /// «اكتشاف المزيد من SITE».
    private(set) var discover: [[UInt8]] = []
    /// An invitation to subscribe, as a line begins.
    private(set) var subscribe: [[UInt8]] = []
    /// Nothing of the article stands below.
    private(set) var end: Set<[UInt8]> = []
    /// What share bars are made of, by first byte, the longest first: «WhatsApp» before «W».
    private var networks: [UInt8: [[UInt8]]] = [:]
    /// The first entry of a site's menu.
    private(set) var home: [[UInt8]] = []
    /// Kinds of piece that stand above a headline.
    private(set) var kickers: Set<[UInt8]> = []
    /// Headings of an article's parts, which are never its title.
    private(set) var headings: Set<[UInt8]> = []
    private(set) var columns: Set<[UInt8]> = []
    private var joins: Set<[UInt8]> = []
    private(set) var chapters: Set<[UInt8]> = []
    private(set) var sections: Set<[UInt8]> = []
    private(set) var issues: Set<[UInt8]> = []
    /// Whence a copy was taken.
    private(set) var sources: Set<[UInt8]> = []
    /// Words that make a name a site's, not a person's.
    private(set) var outlets: Set<[UInt8]> = []
    private(set) var institutions: Set<[UInt8]> = []
    private(set) var photo: [[UInt8]] = []
    /// What stands between «صورة» or "Photo" and the name of who took it.
    private(set) var takenBy: Set<[UInt8]> = []

    private init() {
        func list(_ words: [String]) -> [[UInt8]] { words.map { JunkLabels.fold($0.utf8) } }
        for field in Field.allCases {
            for label in list(Self.words(of: field)) { fields[label] = field }
        }
        openFields =
            list(Lexicon.authorOpenings.texts).map { ($0, .author) }
            + list(Lexicon.published.whole).map { ($0, .published) }
            + list(Lexicon.changed.whole).map { ($0, .modified) }
        readMore = Set(list(Lexicon.readMore.texts))
        related = Set(list(Lexicon.related.texts)).union(readMore)
        share = Set(list(Lexicon.share.texts))
        discover = list(Lexicon.discoverMore.texts)
        subscribe = list(Lexicon.subscribeOpenings.texts)
        end = Set(list(Lexicon.commentInvitations.texts))
        let names = list(Lexicon.networks.texts + Lexicon.share.texts).sorted { $0.count > $1.count }
        networks = Dictionary(grouping: names) { $0.first ?? 0 }
        home = list(Lexicon.home.texts)
        takenBy = Set(list(Lexicon.takenBy.texts))
        let above = Lexicon.kickers.texts + Lexicon.releaseLines.texts
        // In capitals Turkish has no dotless i that folding could tell from the other: BASIN AÇIKLAMASI.
        kickers = Set(list(above + above.map { String($0.map { $0 == "ı" ? "i" : $0 }) }))
        headings = Set(list(Lexicon.partHeadings.texts))
        columns = Set(list(Lexicon.columnWords.texts))
        joins = Set(list(Lexicon.suppliedAnds.texts))
        chapters = Set(list(Lexicon.chapterWords.texts))
        sections = Set(list(Lexicon.sectionWords.texts))
        issues = Set(list(Lexicon.issueWords.texts))
        outlets = Set(list(Lexicon.outletWords.texts))
        institutions = Set(list(Lexicon.institutions.whole))
        photo = list(Lexicon.pictureLabels.texts)
        sources = Set(list(Lexicon.sourceLabels.texts))
    }

    /// Of one label, or of two of writers with a word between them: «پژوهش و نگارش», `Haber ve fotoğraf` is none.
    func field(of label: ArraySlice<UInt8>) -> Field? {
        if let field = fields[JunkLabels.fold(label)] { return field }
        let words = label.split(separator: 0x20)
        guard words.count == 3, joins.contains(JunkLabels.fold(words[1])),
            [words[0], words[2]].allSatisfy({ fields[JunkLabels.fold($0)] == .author })
        else { return nil }
        return .author
    }

    /// Whether the words label the text's own address: «رابط المقال».
    func isOwnAddress(_ label: String) -> Bool { fields[JunkLabels.fold(label.utf8)] == .ownURL }

    /// Whether the folded line is nothing but names of networks and words for sharing, two of them at least.
    func isShareBar(_ folded: [UInt8]) -> Bool {
        var rest = folded[...]
        var count = 0
        while !rest.isEmpty {
            guard let first = rest.first, let name = networks[first]?.first(where: { rest.starts(with: $0) }) else {
                return false
            }
            rest = rest.dropFirst(name.count)
            count += 1
        }
        return count >= 2
    }

    private static func words(of field: Field) -> [String] {
        switch field {
        case .title: Lexicon.titleLabels.texts
        case .author: Lexicon.authorLabels.texts
        case .published: Lexicon.published.whole + Lexicon.dateLabels.texts
        case .modified: Lexicon.changed.whole
        case .section: Lexicon.sectionLabels.texts
        case .keywords: Lexicon.keywordLabels.texts
        case .siteName: Lexicon.siteLabels.texts
        case .summary: Lexicon.summaryLabels.texts
        case .ownURL: Lexicon.addressLabels.texts
        }
    }
}
