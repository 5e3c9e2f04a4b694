/// The byte pass's stack of open elements: enough of the tree construction rules to know which ends are implied, and a bound
/// on depth. Elements are small numbers: a known tag's raw value, or a bucket for all unknown names that hash to it.
struct HTMLOpenElements {
    struct Element {
        let id: Int
        let tag: HTMLTag
        /// Its end came while blocks inside were still open: it ends with them.
        var ended = false
        /// Whether its content follows the rules of SVG and MathML, not HTML's.
        var isForeign = false
    }

    /// How far implied ends look up the stack; real pages need a few steps.
    private static let reach = 64

    private(set) var stack: [Element] = []
    private var counts = [Int32](repeating: 0, count: 384)
    private var dropped = [Int32](repeating: 0, count: 384)

    var depth: Int { stack.count }
    var isForeign: Bool { stack.last?.isForeign ?? false }
    var last: Element? { stack.last }

    static func id(_ tag: HTMLTag, key: UInt64) -> Int {
        tag != .unknown ? Int(tag.rawValue) : 128 + Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 56)
    }

    func isOpen(_ id: Int) -> Bool { counts[id] > 0 }

    /// - Parameter key: the element's packed name, which tells where HTML begins again inside drawings and formulas.
    mutating func push(_ element: Element, key: UInt64) {
        var element = element
        let isOuter = element.tag == .svg || element.tag == .math
        element.isForeign = isOuter || (isForeign && !Self.integrationPoints.contains(key))
        stack.append(element)
        counts[element.id] += 1
    }

    /// HTML Standard, "MathML text integration point" and "HTML integration point".
    private static let integrationPoints = HTMLKeySet([
        "foreignObject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml",
    ])

    /// A start tag too deep to keep: its end must not close another.
    mutating func drop(_ id: Int) { dropped[id] += 1 }

    mutating func takeDropped(_ id: Int) -> Bool {
        guard dropped[id] > 0 else { return false }
        dropped[id] -= 1
        return true
    }

    mutating func pop() -> Element? {
        guard let element = stack.popLast() else { return nil }
        counts[element.id] -= 1
        return element
    }

    mutating func markEnded(at index: Int) { stack[index].ended = true }

    /// The innermost open element of that id, not looking beyond one that `stops`.
    func index(of id: Int, stops: (HTMLTag) -> Bool = { _ in false }, reach: Int = .max) -> Int? {
        guard counts[id] > 0 else { return nil }
        var index = stack.count - 1
        let lowest = max(0, reach == .max ? 0 : stack.count - reach)
        while index >= lowest {
            if stack[index].id == id { return index }
            if stops(stack[index].tag) { return nil }
            index -= 1
        }
        return nil
    }

    /// The open element that a start tag of `tag` ends, with all inside it (HTML Standard, "in body" and the table modes).
    func impliedEnd(before tag: HTMLTag) -> Int? {
        switch tag {
        case .li: return nearest([.li]) { Self.isSpecial($0) }
        case .dd, .dt: return nearest([.dd, .dt]) { Self.isSpecial($0) }
        case .option: return last?.tag == .option ? stack.count - 1 : nil
        case .optgroup: return nearest([.option, .optgroup]) { $0 == .select }
        case .td, .th: return nearest([.td, .th, .caption]) { $0 == .table || $0 == .tr || $0 == .template }
        case .tr: return nearest([.tr, .caption, .colgroup]) { $0 == .table || $0 == .template }
        case .tbody, .thead, .tfoot, .caption, .colgroup:
            return nearest([.tbody, .thead, .tfoot, .caption, .colgroup]) { $0 == .table || $0 == .template }
        case .a, .nobr, .button:
            return nearest([tag]) { $0 == .td || $0 == .th || $0 == .caption || $0 == .table || $0 == .object }
        case .h1, .h2, .h3, .h4, .h5, .h6:
            if let last, last.tag.headingLevel > 0 { return stack.count - 1 }
            return paragraph()
        default: return Self.endsParagraph(tag) ? paragraph() : nil
        }
    }

    private func paragraph() -> Int? {
        index(of: Int(HTMLTag.p.rawValue), stops: { Self.isScope($0) || $0 == .button }, reach: Self.reach)
    }

    private func nearest(_ wanted: [HTMLTag], stops: (HTMLTag) -> Bool) -> Int? {
        guard wanted.contains(where: { counts[Int($0.rawValue)] > 0 }) else { return nil }
        var index = stack.count - 1
        let lowest = max(0, stack.count - Self.reach)
        var outermost: Int?
        while index >= lowest {
            let tag = stack[index].tag
            if wanted.contains(tag) {
                outermost = index
                if wanted.count < 3 { return index }
            } else if stops(tag) {
                break
            }
            index -= 1
        }
        return outermost
    }

    private static func isScope(_ tag: HTMLTag) -> Bool {
        switch tag {
        case .applet, .caption, .html, .table, .td, .th, .object, .template: true
        default: false
        }
    }

    /// What a list item's implied end does not look beyond ("special" without address, div and p).
    private static func isSpecial(_ tag: HTMLTag) -> Bool {
        switch tag {
        case .ul, .ol, .dl, .menu, .dir, .table, .td, .th, .section, .article, .aside, .nav, .blockquote, .button,
            .form,
            .figure, .main, .header, .footer, .fieldset, .details, .template, .body, .html:
            true
        default: false
        }
    }

    private static func endsParagraph(_ tag: HTMLTag) -> Bool {
        switch tag {
        case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .fieldset,
            .figcaption,
            .figure, .footer, .header, .hgroup, .main, .menu, .nav, .ol, .p, .section, .summary, .ul, .pre, .listing,
            .form, .hr, .xmp, .plaintext, .table:
            true
        default: false
        }
    }
}
