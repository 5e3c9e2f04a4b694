import Bytes
import Web

/// Addresses as feeds write them, and as they were meant.
enum Addresses {
    static func isHTTP(_ text: String) -> Bool { isHTTP(text[...]) }

    private static func isHTTP(_ text: Substring) -> Bool { begins("http://", text) || begins("https://", text) }

    private static func begins(_ scheme: StaticString, _ text: some StringProtocol) -> Bool {
        var index = 0
        for byte in text.utf8 {
            guard index < scheme.utf8CodeUnitCount else { return true }
            // Of the bytes that differ from a letter or sign by this bit, none stands in an address.
            guard byte | 0x20 == scheme.utf8Start[index] else { return false }
            index += 1
        }
        return index == scheme.utf8CodeUnitCount
    }

    /// As written when absolute, else against the base; as written again when that makes no address. What only strays into
    /// an address is left out before (`AddressText`).
    static func resolve(_ address: String, base: WebURL?) -> String {
        resolve(cleaned: AddressText.encoded(address), base: base)
    }

    private static func resolve(cleaned text: String, base: WebURL?) -> String {
        if isWhole(text) { return text }
        if hasScheme(text), !isHostWithPort(text) { return mended(text, base) }
        if let whole = withScheme(text, base) { return whole }
        guard let base else { return text }
        return WebURL(text, base: base)?.href ?? text
    }

    /// Nearly all: a web address that does not hold another where its host should stand.
    private static func isWhole(_ text: String) -> Bool {
        let length = begins("https://", text) ? 8 : begins("http://", text) ? 7 : 0
        return length > 0 && text.utf8.dropFirst(length).first.map { $0 | 0x20 } != UInt8(ascii: "h")
    }

    /// The same where it may lead to a page, rather than to the document that it stands in, to a program, or nowhere: what
    /// templates print when they have none. Nil where it does not.
    static func page(_ address: String, base: WebURL?, document: WebURL?) -> String? {
        let text = AddressText.encoded(address)
        guard let first = text.utf8.first else { return nil }
        switch first {
        case UInt8(ascii: "#"): if base == nil || base == document { return nil }
        case UInt8(ascii: "h"): if text == "http://" || text == "https://" || text == document?.href { return nil }
        case UInt8(ascii: "/"): break
        default: if isNothing(text.lowercased()) { return nil }
        }
        return resolve(cleaned: text, base: base)
    }

    /// An identifier that may be the page's address: with what strays into one left out, and as written where it is none.
    static func permalink(_ identifier: String, base: WebURL?) -> String {
        let text = AddressText.encoded(identifier)
        if isHTTP(text) || text.hasPrefix("/") { return resolve(cleaned: text, base: base) }
        return withScheme(text, base) ?? text
    }

    private static func isNothing(_ text: String) -> Bool {
        ["null", "nil", "none", "undefined", "n/a", "-"].contains(text)
            || ["{{", "{%", "%%", "<%", "javascript:", "about:", "data:", "mailto:", "tel:"].contains {
                text.hasPrefix($0)
            }
    }

    /// Whether an address is its site's front page.
    static func isFrontPage(_ address: String) -> Bool {
        guard isHTTP(address), let start = address.utf8.firstIndex(of: UInt8(ascii: "/")) else { return false }
        let host = address.utf8[start...].dropFirst(2)
        guard let end = host.firstIndex(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }) else {
            return true
        }
        return host[end...].count == 1
    }

    static func hasScheme(_ text: String) -> Bool { hasScheme(text.utf8) }

    /// Letters, digits, `+`, `-` and `.` before a colon; a single letter is a drive of somebody's computer.
    static func hasScheme(_ text: some Sequence<UInt8>) -> Bool {
        var length = 0
        for byte in text {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A: break
            case UInt8(ascii: ":"): return length > 1
            case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): if length == 0 { return false }
            default: return false
            }
            length += 1
            if length > 32 { return false }
        }
        return false
    }

    // MARK: As they were meant

    /// `feed:https://a.example` and `feed://a.example`, which browsers handed to readers; a scheme twice, or misspelt.
    private static func mended(_ text: String, _ base: WebURL?) -> String {
        for scheme in ["http://", "https://"] as [StaticString] where begins(scheme, text) {
            let rest = text.utf8.dropFirst(scheme.utf8CodeUnitCount)
            guard rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "h") else { return text }
            let inner = String(Substring(rest))
            return isHTTP(inner) ? inner : withSlashes(inner) ?? text
        }
        for scheme in ["feed:", "feeds:", "itpc:", "pcast:"] as [StaticString] where begins(scheme, text) {
            let rest = text.dropFirst(scheme.utf8CodeUnitCount)
            return rest.hasPrefix("//") ? "http:" + rest : mended(String(rest), base)
        }
        for (typed, meant) in misspelt where begins(typed, text) {
            return meant + text.dropFirst(typed.utf8CodeUnitCount)
        }
        return text
    }

    private static let misspelt: [(StaticString, String)] = [
        ("hhttp://", "http://"), ("hhttps://", "https://"), ("htttp://", "http://"), ("htttps://", "https://"),
        ("httpp://", "http://"), ("httpss://", "https://"), ("htp://", "http://"), ("htps://", "https://"),
        ("ttp://", "http://"), ("ttps://", "https://"), ("hptt://", "http://"), ("hptts://", "https://"),
    ]

    /// `news.example:8080/1`, which is no scheme.
    private static func isHostWithPort(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        return text.utf8[..<colon].contains(UInt8(ascii: "."))
            && text.utf8[colon...].dropFirst().first.map { ASCII.isDigit($0) } == true
    }

    /// `http//a.example`.
    private static func withSlashes(_ text: String) -> String? {
        if begins("http//", text) { return "http://" + text.dropFirst(6) }
        if begins("https//", text) { return "https://" + text.dropFirst(7) }
        return nil
    }

    /// An address whose scheme was left out, which is no path of the feed's folder: one of the feed's own site, or any
    /// `www.`. Nil for others.
    private static func withScheme(_ text: String, _ base: WebURL?) -> String? {
        guard let first = text.utf8.first else { return nil }
        // `/https://a.example/1`, which templates make.
        if first == UInt8(ascii: "/"), isHTTP(text.dropFirst()) { return String(text.dropFirst()) }
        guard first != UInt8(ascii: "/") || base == nil && text.hasPrefix("//") else { return nil }
        let scheme = base.flatMap { $0.isHTTP ? $0.scheme : nil } ?? "https"
        if first == UInt8(ascii: "/") { return scheme + ":" + text }
        if text.hasPrefix("://") { return scheme + text }
        if let whole = withSlashes(text) { return whole }
        if begins("http%3a%2f%2f", text) || begins("https%3a%2f%2f", text) {
            return String(validating: Percent.decode(Array(text.utf8)[...]), as: UTF8.self)
        }
        return isHost(text, base) ? WebURL(scheme + "://" + text).map(\.href) : nil
    }

    private static func isHost(_ text: String, _ base: WebURL?) -> Bool {
        let host = text.utf8.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 && $0 != 0x3A }
        guard host.contains(UInt8(ascii: ".")) else { return false }
        let name = ASCII.lowercased(host)
        if name.hasPrefix("www."), name.utf8.dropFirst(4).contains(UInt8(ascii: ".")) { return true }
        return base.map { isOwn(name, of: $0) } == true
    }

    private static func isOwn(_ host: String, of base: WebURL) -> Bool {
        host == base.host || Site.of(host: host) == Site.of(host: base.host)
    }
}
