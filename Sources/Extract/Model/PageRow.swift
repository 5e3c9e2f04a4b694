import Bytes
import Markup
import Text
import Web

/// Whole numbers about a page as one: what its head, its data, its address and its elements say of what it is.
struct PageRow {
    static let columns = (head + data + address + elements).split(whereSeparator: \.isWhitespace).map(String.init)

    private static let head = "type dates dated authors titleWords headline headings1 passwords "
    private static let data =
        "saysArticle saysListing saysGoods saysTrade saysQuestions saysPerson saysReview saysVideo "
    private static let address = "known segments hyphens lastLength addressDigits query folder year "
    private static let elements = PageElements.columns

    private(set) var values: [Int16] = []

    init(_ seen: ArticleEvidence, isDated: Bool, authors: Int) {
        values.reserveCapacity(Self.columns.count)
        addHead(seen, isDated, authors)
        addData(seen)
        addAddress(seen.url)
        for count in PageElements(seen).counts { add(count) }
    }

    private mutating func add(_ value: Int) { values.append(Int16(clamping: value)) }
    private mutating func add(_ value: Bool) { values.append(value ? 1 : 0) }

    private mutating func addHead(_ seen: ArticleEvidence, _ isDated: Bool, _ authors: Int) {
        switch seen.facts.meta("og:type").map(ASCII.lowercased) {
        case nil: add(0)
        case "article": add(1)
        case "website": add(2)
        case "product", "og:product": add(3)
        default: add(4)
        }
        let dates = ["article:published_time", "datepublished", "date", "pubdate", "dc.date", "parsely-pub-date"]
        add(seen.structured.datePublished != nil || dates.contains { seen.facts.meta($0) != nil })
        add(isDated)
        add(authors)
        add(seen.naming.title.map(Words.count) ?? 0)
        add(seen.heading != nil)
        add(seen.facts.headlines.count)
        add(seen.facts.passwordFields.count)
    }

    private mutating func addData(_ seen: ArticleEvidence) {
        let types = seen.statedTypes
        add(seen.structured.hasArticle)
        add(seen.structured.hasListing)
        for family in Self.families { add(!types.isDisjoint(with: family)) }
        add(seen.structured.hasVideo)
    }

    private static let families: [Set<String>] = [
        ["Product", "Offer", "AggregateOffer", "ProductGroup"],
        ["Service", "LocalBusiness", "ProfessionalService", "Organization", "Corporation", "CollegeOrUniversity"],
        ["FAQPage", "Question", "QAPage"],
        ["Person", "ProfilePage"],
        ["Review", "AggregateRating"],
    ]

    /// Where nobody knows the address, -1 everywhere.
    private mutating func addAddress(_ url: WebURL?) {
        guard let url else {
            add(0)
            for _ in 0..<7 { add(-1) }
            return
        }
        let segments = url.path.utf8.split(separator: 0x2F)
        let last = segments.last ?? Substring().utf8
        add(1)
        add(segments.count)
        add(last.count { $0 == 0x2D || $0 == 0x5F })
        add(last.count)
        add(url.path.utf8.count { $0 &- 0x30 < 10 })
        add(url.query != nil)
        add(url.path.utf8.last == 0x2F)
        add(segments.contains { $0.count == 4 && ($0.starts(with: "20".utf8) || $0.starts(with: "19".utf8)) })
    }
}
