/// Names of attributes that extraction reads. Held by each pass: a static would be looked up a tag, with a lock.
struct HTMLAttributeNames: Sendable {
    static let shared = HTMLAttributeNames()

    let style = packedName("style")
    let hidden = packedName("hidden")
    let src = packedName("src")
    let href = packedName("href")
    let type = packedName("type")
    let id = packedName("id")
    let title = packedName("title")

    /// By the first eight bytes: `aria-hidden`, `aria-labelledby` and `aria-label` as one, `http-equiv`, `data-testid`, `data-component`, `data-url`, `data-gu-name`
    /// among them.
    let all = HTMLKeySet([
        "id", "class", "href", "rel", "src", "itemprop", "itemtype", "property", "name", "content", "lang", "xml:lang",
        "dir", "datetime", "role", "style", "hidden", "aria-hidden", "aria-labelledby", "type", "http-equiv",
        "data-testid",
        "data-component", "data-url", "data-gu-name", "pubdate", "charset", "alt", "align", "shadowrootmode",
    ])
}

/// A fixed set of packed names, a bit test before the comparison.
struct HTMLKeySet: Sendable {
    private var slots = [UInt64](repeating: 0, count: 128)

    init(_ names: [StaticString]) {
        for name in names {
            let key = packedName(name)
            var slot = Self.slot(key)
            while slots[slot] != 0 { slot = (slot + 1) & 127 }
            slots[slot] = key
        }
    }

    private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 57) }

    func contains(_ key: UInt64) -> Bool {
        var slot = Self.slot(key)
        while slots[slot] != 0 {
            if slots[slot] == key { return true }
            slot = (slot + 1) & 127
        }
        return false
    }
}
