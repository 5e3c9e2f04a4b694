/// Markup that is being written. Ours is `StaticString`, which no text from outside can be; everything else goes through `escape`,
/// here and nowhere else.
struct HTML: Sendable {
    private(set) var bytes: [UInt8] = []

    init() {}

    mutating func markup(_ ours: StaticString) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: ours.utf8Start, count: ours.utf8CodeUnitCount))
    }

    mutating func text(_ theirs: String) { escape(theirs) }

    mutating func element(_ name: StaticString, _ attributes: Attribute..., content: (inout HTML) -> Void) {
        open(name, attributes)
        content(&self)
        markup("</")
        markup(name)
        markup(">")
    }

    mutating func element(_ name: StaticString, _ attributes: Attribute..., text theirs: String) {
        open(name, attributes)
        text(theirs)
        markup("</")
        markup(name)
        markup(">")
    }

    /// One that has no content and no end.
    mutating func void(_ name: StaticString, _ attributes: Attribute...) { open(name, attributes) }

    private mutating func open(_ name: StaticString, _ attributes: [Attribute]) {
        markup("<")
        markup(name)
        for attribute in attributes {
            markup(" ")
            markup(attribute.name)
            markup("=\"")
            escape(attribute.value)
            markup("\"")
        }
        markup(">")
    }

    /// What could end a text or an attribute is written out; control characters and overrides of direction, which no reader sees
    /// and which turn what stands beside them, are shown as what they are: something that does not belong there.
    private mutating func escape(_ theirs: String) {
        for scalar in theirs.unicodeScalars {
            switch scalar.value {
            case 0x26: markup("&amp;")
            case 0x3C: markup("&lt;")
            case 0x3E: markup("&gt;")
            case 0x22: markup("&quot;")
            case 0x27: markup("&#39;")
            case 0x09, 0x0A: bytes.append(UInt8(scalar.value))
            case 0..<0x20, 0x7F..<0xA0, 0x202D, 0x202E: markup("\u{FFFD}")
            default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
    }
}

/// `name="value"`. Addresses are made of `PagePath` and `OutwardLink` alone.
struct Attribute: Sendable {
    let name: StaticString
    let value: String

    private init(_ name: StaticString, _ value: String) { (self.name, self.value) = (name, value) }

    static func href(_ path: PagePath) -> Attribute { Attribute("href", path.text) }
    static func href(_ link: OutwardLink) -> Attribute { Attribute("href", link.address) }
    static func `class`(_ ours: StaticString) -> Attribute { Attribute("class", ours.description) }
    static func id(_ ours: StaticString) -> Attribute { Attribute("id", ours.description) }
    static func ours(_ name: StaticString, _ value: StaticString) -> Attribute { Attribute(name, value.description) }
    static func value(_ theirs: String) -> Attribute { Attribute("value", theirs) }
    static func number(_ name: StaticString, _ number: Int) -> Attribute { Attribute(name, String(number)) }
    static func instant(_ text: String) -> Attribute { Attribute("datetime", text) }
    static func title(_ theirs: String) -> Attribute { Attribute("title", theirs) }
    static func label(_ theirs: String) -> Attribute { Attribute("aria-label", theirs) }

    /// Nothing where it is no language tag.
    static func language(_ tag: String?) -> Attribute {
        guard let tag, (1...35).contains(tag.utf8.count),
            tag.utf8.allSatisfy({ $0 == 0x2D || ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 })
        else { return Attribute("lang", "") }
        return Attribute("lang", tag)
    }

    /// Which way a text runs is told by its own first letter, and it turns nothing beside it.
    static let anyDirection = Attribute("dir", "auto")
    /// For words of ours within what may run the other way: «2 min ago» would come apart there.
    static let leftToRight = Attribute("dir", "ltr")
}
