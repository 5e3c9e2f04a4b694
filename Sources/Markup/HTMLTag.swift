/// The HTML elements that extraction tells apart; every other name is `unknown`.
@frozen @usableFromInline
package enum HTMLTag: UInt8, CaseIterable, Sendable {
    case unknown
    /// Character data, not an element.
    case text
    case a, abbr, acronym, address, applet, area, article, aside, audio, b, base, basefont, bdi, bdo, bgsound, big
    case blockquote, body, br, button, canvas, caption, center, cite, code, col, colgroup, dd, del, details, dfn, dialog
    case dir, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form, frame, frameset
    case h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img, input, ins, kbd, keygen, label, legend
    case li, link, listing, main, map, mark, math, menu, meta, nav, nobr, noembed, noframes, noscript, object, ol
    case optgroup, option, output, p, param, picture, plaintext, pre, progress, q, rp, rt, ruby, s, samp, script,
        section
    case select, small, source, span, strike, strong, style, sub, summary, sup, svg, table, tbody, td, template,
        textarea
    case tfoot, th, thead, time, title, tr, track, tt, u, ul, `var`, video, wbr, xmp

    /// As the compiler writes it, but in sight of other targets, which ask a thousand times a page.
    @inlinable @inline(__always)
    package static func == (one: HTMLTag, other: HTMLTag) -> Bool {
        unsafeBitCast(one, to: UInt8.self) == unsafeBitCast(other, to: UInt8.self)
    }

    /// Elements that never have content (HTML Standard, "void elements", with the obsolete ones parsers treat alike).
    package var isVoid: Bool {
        switch self {
        case .area, .base, .basefont, .bgsound, .br, .col, .embed, .frame, .hr, .img, .input, .keygen, .link, .meta,
            .param, .source, .track, .wbr:
            true
        default: false
        }
    }

    /// Elements that flow within a line; everything else begins and ends a block.
    package var isInline: Bool {
        switch self {
        case .unknown, .text, .a, .abbr, .acronym, .b, .basefont, .bdi, .bdo, .big, .cite, .code, .del, .dfn, .em,
            .font,
            .i, .img, .ins, .kbd, .label, .mark, .nobr, .output, .picture, .q, .rp, .rt, .ruby, .s, .samp, .small,
            .source,
            .span, .strike, .strong, .sub, .sup, .time, .tt, .u, .var, .wbr, .map, .link, .meta, .param, .track, .svg,
            .math, .input, .button, .progress, .script, .style, .noscript, .template, .area, .base, .canvas, .embed,
            .object, .audio, .iframe, .video:
            true
        default: false
        }
    }

    /// 1 to 6 for headings, else 0.
    package var headingLevel: Int {
        rawValue >= HTMLTag.h1.rawValue && rawValue <= HTMLTag.h6.rawValue
            ? Int(rawValue - HTMLTag.h1.rawValue) + 1 : 0
    }

    /// The element's name in lower case.
    package var name: String { Self.names[Int(rawValue)] }

    private static let names = allCases.map { String(describing: $0) }
}

/// Names to tags by an open-addressed table over the first eight bytes and the length.
package struct HTMLTagTable: Sendable {
    package static let shared = HTMLTagTable()

    private static let mask = 1023
    private let keys: [UInt64]
    private let lengths: [UInt8]
    private let tags: [HTMLTag]

    private init() {
        var keys = [UInt64](repeating: 0, count: Self.mask + 1)
        var lengths = [UInt8](repeating: 0, count: Self.mask + 1)
        var tags = [HTMLTag](repeating: .unknown, count: Self.mask + 1)
        for tag in HTMLTag.allCases where tag != .unknown && tag != .text {
            let name = Array(tag.name.utf8)
            let key = name.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            var slot = Self.slot(key)
            while lengths[slot] != 0 { slot = (slot + 1) & Self.mask }
            keys[slot] = key
            lengths[slot] = UInt8(name.count)
            tags[slot] = tag
        }
        (self.keys, self.lengths, self.tags) = (keys, lengths, tags)
    }

    private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54) }

    /// - Parameters:
    ///   - key: the first eight bytes of the lower-case name, the first in the lowest bits, see `packedName`.
    ///   - length: the whole name's length; no two known names share both.
    package func tag(_ key: UInt64, length: Int) -> HTMLTag {
        guard length <= 10 else { return .unknown }
        var slot = Self.slot(key)
        while lengths[slot] != 0 {
            if keys[slot] == key && Int(lengths[slot]) == length { return tags[slot] }
            slot = (slot + 1) & Self.mask
        }
        return .unknown
    }
}

/// The first eight bytes of a name in one word, ASCII letters in lower case: names compare as integers.
@inline(__always)
package func packedName(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    var shift: UInt64 = 0
    for byte in name.prefix(8) {
        let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
        key |= UInt64(lower) << shift
        shift += 8
    }
    return key
}

/// The same for a name known when compiling.
package func packedName(_ name: StaticString) -> UInt64 {
    name.withUTF8Buffer { packedName($0) }
}
