import Markup

/// How many there are on a page of what articles and shops have more or less of.
struct PageElements {
    static let columns =
        "articles pictures fields buttons times lists tables forms drawings calls shares scripts headings linkedHeadings "
        + "linkedShare items prices"

    /// In the order of `columns`.
    private(set) var counts: [Int]

    init(_ seen: ArticleEvidence) {
        counts = [Int](repeating: 0, count: 11)
        let outline = seen.outline
        for index in 0..<outline.count {
            switch outline.tag(index) {
            case .article: counts[0] += 1
            case .img, .picture: counts[1] += 1
            case .input, .select, .textarea: counts[2] += 1
            case .button:
                counts[3] += 1
                if Self.callsToAct(outline.node(index)) { counts[9] += 1 }
            case .time: counts[4] += 1
            case .ul, .ol: counts[5] += 1
            case .table: counts[6] += 1
            case .form: counts[7] += 1
            case .svg: counts[8] += 1
            case .a:
                let node = outline.node(index)
                if Self.callsToAct(node) { counts[9] += 1 }
                if Self.shares(node) { counts[10] += 1 }
            default: break
            }
        }
        counts.append(outline.scripts)
        let headings = seen.page.blocks.filter(\.isHeading)
        let linked = headings.count { $0.linkDensity > 0.5 }
        counts.append(headings.count)
        counts.append(linked)
        counts.append(headings.isEmpty ? 0 : linked * 1_000 / headings.count)
        counts.append(seen.page.blocks.count { $0.kind == .listItem || $0.kind == .cell })
        counts.append(Self.prices(seen.page.buffer.bytes))
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
