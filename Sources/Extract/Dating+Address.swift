import Text
import Web

/// Days in addresses, and stamps in UTC on their own page's day.
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
    func otherAddresses(_ url: WebURL?) -> PublishedDate? {
        for stated in [facts.canonical, facts.meta("og:url"), facts.meta("og:image")] {
            if let stated, let address = WebURL(stated, base: url), let found = Self.date(in: address) { return found }
        }
        return nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    /// A stamp in UTC may name the day before or after the one the page shows: the shown one is the page's own. The
    /// instant stays when another stamp tells the page's offset.
    func local(
        _ stamp: PublishedDate, witnesses: [PublishedDate?], structured: StructuredData
    ) -> PublishedDate {
        guard stamp.date.offsetSeconds == 0, let hour = stamp.date.hour, let minute = stamp.date.minute else {
            return stamp
        }
        for case let witness? in witnesses {
            let days = witness.date.days - stamp.date.days
            if days == 0 { return stamp }
            guard (days == 1 && hour >= 10) || (days == -1 && hour <= 12) else { continue }
            // A day on which the article changed is that change's, unless the stamp lies late in the evening.
            if days == 1, hour < 15, modified?.days == witness.date.days { continue }
            guard let offset = offset(structured) else { return witness }
            let minutes = stamp.date.days * 1_440 + hour * 60 + minute + offset / 60
            let day = minutes / 1_440
            let shifted = StatedDate(
                days: day, hour: (minutes - day * 1_440) / 60, minute: minutes % 60, second: stamp.date.second,
                offsetSeconds: offset)
            guard let shifted, shifted.days == witness.date.days else { return witness }
            return PublishedDate(date: shifted, source: stamp.source, raw: stamp.raw)
        }
        return stamp
    }

    /// The offset from UTC that another stamp on the page is given in.
    private func offset(_ structured: StructuredData) -> Int? {
        let stamps =
            [structured.datePublished, structured.dateModified].compactMap { $0 }
            + facts.metas.lazy.filter { $0.key.utf8Contains("date") || $0.key.utf8Contains("time") }.map(\.value)
            .prefix(20)
            + facts.times.prefix(20).compactMap { outline.node($0).attribute("datetime") }
        for stamp in stamps {
            if let offset = Self.parse(stamp)?.offsetSeconds, offset != 0 { return offset }
        }
        return nil
    }
}
