import Markup

/// How many there are on a page of what articles and shops have more or less of.
struct PageElements {
    private enum Column: Int, CaseIterable {
        case articles, pictures, fields, buttons, times, lists, tables, forms, drawings, calls, shares
        case scripts, headings, linkedHeadings, linkedShare, items, prices
    }

    static let columns = Column.allCases.map { "\($0)" }.joined(separator: " ")

    /// In the order of `columns`.
    private(set) var counts = [Int](repeating: 0, count: Column.allCases.count)

    private subscript(_ column: Column) -> Int {
        get { counts[column.rawValue] }
        set { counts[column.rawValue] = newValue }
    }

    init(_ seen: ArticleEvidence) {
        let outline = seen.outline
        for index in 0..<outline.count {
            switch outline.tag(index) {
            case .article: self[.articles] += 1
            case .img, .picture: self[.pictures] += 1
            case .input, .select, .textarea: self[.fields] += 1
            case .button:
                self[.buttons] += 1
                if Self.callsToAct(outline.node(index)) { self[.calls] += 1 }
            case .time: self[.times] += 1
            case .ul, .ol: self[.lists] += 1
            case .table: self[.tables] += 1
            case .form: self[.forms] += 1
            case .svg: self[.drawings] += 1
            case .a:
                let node = outline.node(index)
                if Self.callsToAct(node) { self[.calls] += 1 }
                if Self.shares(node) { self[.shares] += 1 }
            default: break
            }
        }
        self[.scripts] = outline.scripts
        let headings = seen.page.blocks.filter(\.isHeading)
        let linked = headings.count { $0.linkDensity > 0.5 }
        self[.headings] = headings.count
        self[.linkedHeadings] = linked
        self[.linkedShare] = headings.isEmpty ? 0 : linked * 1_000 / headings.count
        self[.items] = seen.page.blocks.count { $0.kind == .listItem || $0.kind == .cell }
        self[.prices] = Self.prices(seen.page.buffer.bytes)
    }

    private static let classKey = packedName("class")
    private static let hrefKey = packedName("href")

    /// A button, or a link that looks like one, by its class: `btn btn-primary`, `hero__cta`.
    private static func callsToAct(_ node: HTMLNode) -> Bool {
        guard let names = node.bytes(ofAttribute: classKey) else { return false }
        for at in names.indices {
            switch names[at] {
            case UInt8(ascii: "b"): if names.holds("btn", at: at) || names.holds("button", at: at) { return true }
            case UInt8(ascii: "c"): if names.holds("cta", at: at) { return true }
            default: break
            }
        }
        return false
    }

    /// A link that hands the page on: `…/sharer.php?u=`, `/intent/tweet?`, `/pin/create/`, `mailto:?`.
    private static func shares(_ node: HTMLNode) -> Bool {
        guard let href = node.bytes(ofAttribute: hrefKey), href.count > 8 else { return false }
        if href.holds("mailto:?", at: 0) || href.holds("whatsapp:", at: 0) { return true }
        for at in href.indices {
            switch href[at] {
            case UInt8(ascii: "s"): if href.holds("share", at: at) { return true }
            case UInt8(ascii: "/"):
                if href.holds("/intent/", at: at) || href.holds("/pin/create", at: at) || href.holds("/send?", at: at) {
                    return true
                }
            default: break
            }
        }
        return false
    }

    /// Signs of currencies: dollars, pounds, and all of Unicode's block of them (euros, liras).
    private static func prices(_ bytes: [UInt8]) -> Int {
        var count = 0
        var before: UInt8 = 0
        var last: UInt8 = 0
        for byte in bytes {
            if byte == 0x24 || byte == 0xA3 && last == 0xC2
                || byte & 0xC0 == 0x80 && byte >= 0xA0 && last == 0x82 && before == 0xE2
            {
                count += 1
            }
            (before, last) = (last, byte)
        }
        return count
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether the word stands there. Asked at every link of a page, so without the collections' machinery.
    fileprivate func holds(_ word: StaticString, at start: Int) -> Bool {
        guard start + word.utf8CodeUnitCount <= count else { return false }
        var at = 0
        while at < word.utf8CodeUnitCount, self[start + at] == word.utf8Start[at] { at += 1 }
        return at == word.utf8CodeUnitCount
    }
}
