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
        let text = AddressText.clean(address)
        if hasScheme(text) { return mended(text, base) }
        if let whole = withScheme(text, base) { return whole }
        guard let base else { return text }
        return WebURL(text, base: base)?.href ?? text
    }

    /// Whether an address leads nowhere but to the document that it stands in: an empty one, or a fragment of it.
    static func isOfDocument(_ address: String, base: WebURL?, document: WebURL?) -> Bool {
        let text = AddressText.clean(address)
        guard let first = text.utf8.first else { return true }
        guard first == UInt8(ascii: "#") else { return false }
        return base == nil || base == document
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

    /// `feed:https://a.example` and `feed://a.example`, which browsers handed to readers; a scheme twice.
    private static func mended(_ text: String, _ base: WebURL?) -> String {
        for scheme in ["feed:", "feeds:", "itpc:", "pcast:"] where has(scheme, text) {
            let rest = text.dropFirst(scheme.utf8.count)
            return rest.hasPrefix("//") ? "http:" + rest : mended(String(rest), base)
        }
        for scheme in ["http://", "https://"] where has(scheme, text) {
            let rest = text.dropFirst(scheme.utf8.count)
            return isHTTP(rest) ? String(rest) : text
        }
        return text
    }

    private static func has(_ scheme: String, _ text: String) -> Bool {
        text.utf8.count > scheme.utf8.count && text.prefix(scheme.utf8.count).lowercased() == scheme
    }

    /// An address whose scheme was left out, which is no path of the feed's folder: one of the feed's own site, or any
    /// `www.`. Nil for others.
    private static func withScheme(_ text: String, _ base: WebURL?) -> String? {
        let scheme = base.flatMap { $0.isHTTP ? $0.scheme : nil } ?? "https"
        if text.hasPrefix("//") { return base == nil ? scheme + ":" + text : nil }
        if text.hasPrefix("://") { return scheme + text }
        for lost in ["http//", "https//"] where has(lost, text) {
            return lost.dropLast(2) + "://" + text.dropFirst(lost.utf8.count)
        }
        for escaped in ["http%3a%2f%2f", "https%3a%2f%2f"] where has(escaped, text) {
            return percentDecoded(text)
        }
        // `/https://a.example/1`, which templates make.
        if text.hasPrefix("/"), isHTTP(text.dropFirst()) { return String(text.dropFirst()) }
        let host = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }.lowercased()
        guard host.utf8.contains(UInt8(ascii: ".")) else { return nil }
        let isNamed = host.hasPrefix("www.") && host.dropFirst(4).utf8.contains(UInt8(ascii: "."))
        guard isNamed || base.map({ isOwn(host, of: $0) }) == true else { return nil }
        return WebURL(scheme + "://" + text).map(\.href)
    }

    private static func percentDecoded(_ text: String) -> String? {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count, let high = Hex.value(bytes[index + 1]),
                let low = Hex.value(bytes[index + 2])
            {
                result.append(high << 4 | low)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(validating: result, as: UTF8.self)
    }

    private static func isOwn(_ host: String, of base: WebURL) -> Bool {
        host == base.host || Site.of(host: host) == Site.of(host: base.host)
    }
}
