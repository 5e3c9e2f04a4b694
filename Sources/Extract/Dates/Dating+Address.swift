import Text
import Web

/// Days in addresses.
extension Dating {
    /// A day in the address: `/2026/11/21/`, `/2026-11-21-…`, `/20261121…`.
    static func date(in url: WebURL) -> PublishedDate? {
        let bytes = Array((url.path + "?" + (url.query ?? "")).utf8)
        var at = 0
        while at < bytes.count {
            guard isDigit(bytes[at]), at == 0 || !isDigit(bytes[at - 1]) else {
                at += 1
                continue
            }
            var fields: [(value: Int, digits: Int)] = []
            var next = at
            var ends = at
            while fields.count < 3, next < bytes.count, isDigit(bytes[next]) {
                var value = 0
                let start = next
                while next < bytes.count, isDigit(bytes[next]), next - start < 9 {
                    value = value * 10 + Int(bytes[next] - 0x30)
                    next += 1
                }
                fields.append((value, next - start))
                ends = next
                if next < bytes.count, bytes[next] == 0x2F || bytes[next] == 0x2D || bytes[next] == 0x5F {
                    next += 1
                } else {
                    break
                }
            }
            var day: StatedDate?
            if fields.count == 3, fields[0].digits == 4, fields[1].digits <= 2, fields[2].digits <= 2 {
                day = StatedDate(year: fields[0].value, month: fields[1].value, day: fields[2].value)
            } else if let whole = fields.first, whole.digits == 8 {
                day = StatedDate(year: whole.value / 10_000, month: whole.value / 100 % 100, day: whole.value % 100)
            }
            if let day, day.year >= 1994, day.year <= 2100 {
                return PublishedDate(date: day, source: .url, raw: String(decoding: bytes[at..<ends], as: UTF8.self))
            }
            at = max(ends, at + 1)
        }
        return nil
    }

    /// The page's own name for itself may carry the day that the address we came by lacks; else its picture's folder.
    func otherAddresses() -> PublishedDate? {
        for stated in [facts.canonical, facts.meta("og:url"), facts.meta("og:image")] {
            if let stated, let address = WebURL(stated, base: seen.url), let found = Self.date(in: address) {
                return found
            }
        }
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
