/// An http(s) address that stands in running text.
package struct CitedURL: Sendable, Equatable {
    package let url: WebURL
    /// The bytes as they stand in the text.
    package let asWritten: String
    /// Where it stands, in bytes of the text's UTF-8.
    package let range: Range<Int>
    /// A label on the same line that names it, as in «رابط المقال : https://…».
    package let label: String?
    /// The rest of the last line before it that has text in it: what the citation supports. What stands before the address on
    /// its own line, if anything does; at most `beforeLimitBytes`, its end.
    package let before: String?
    /// The address that stands in the text, where it only leads to `url`.
    package private(set) var through: WebURL?

    /// The same citation with its address read out of a mended spelling; nil when that is no address.
    package func read(as text: String) -> CitedURL? {
        var budget = CitedSpan.Budget()
        guard let url = CitedSpan.url(Array(text.utf8)[...], &budget) else { return nil }
        return CitedURL(url: url, asWritten: asWritten, range: range, label: label, before: before)
    }

    /// The same citation with the address that its own only leads to, without what the service has hung on it.
    package var unwrapped: CitedURL {
        let inner = url.unwrapped
        guard inner != url, let url = WebURL(CanonicalURL(inner).href) else { return self }
        return CitedURL(
            url: url, asWritten: asWritten, range: range, label: label, before: before, through: through ?? self.url)
    }

    package static let beforeLimitBytes = 600
    /// More addresses than this are not read from one text.
    package static let countLimit = 10_000

    /// Every address in the text, in order, doubles included. Arabic and Latin punctuation around an address, slashes that
    /// bidi reordering moved before the scheme, brackets and quotes do not belong to it.
    package static func find(in text: String) -> [CitedURL] {
        let bytes = Array(text.utf8)
        var lines = CitedLines.ranges(of: bytes)
        let width = CitedLines.width(of: lines, in: bytes)
        let isForeign = CitedLines.areForeign(bytes)
        var found: [CitedURL] = []
        var lastText: Range<Int>?
        var next = 0
        var budget = CitedSpan.Budget()
        while next < lines.count, budget.addresses > 0, budget.tries > 0 {
            let line = lines[next]
            next += 1
            var spans = CitedSpan.all(in: bytes[line], &budget)
            var joined: Joined?
            if isForeign, spans.count < 2, let turned = CitedTurned(bytes, line: line), next < lines.count {
                joined = join(turned, of: line, in: bytes, &lines, next, &budget)
                if let joined { spans = [CitedSpan.Found(range: joined.range, url: joined.url)] }
            }
            let last = next - 1
            if joined == nil, let span = spans.last?.range {
                let column = CitedColumn(at: last, of: lines, in: bytes, width: width, isForeign: isForeign)
                joined = join(span, of: line, in: bytes, &lines, &next, column, &budget)
            }
            // An address whose host its line's end broke is none until it is joined.
            if spans.isEmpty, let start = CitedBreak.brokenHost(bytes, line) {
                let span = start..<CitedLines.trimmed(bytes, line).upperBound
                let column = CitedColumn(at: last, of: lines, in: bytes, width: width, isForeign: isForeign)
                joined = join(span, of: line, in: bytes, &lines, &next, column, &budget)
                if let joined { spans = [CitedSpan.Found(range: span, url: joined.url)] }
            }
            // Its rest may stand at the next line's end.
            if isForeign, joined == nil, next < lines.count, let broken = CitedTurned(bytes, endOf: line) {
                joined = join(broken, of: line, in: bytes, &lines, next, &budget)
                if let joined {
                    if spans.last?.range.lowerBound == joined.range.lowerBound { spans.removeLast() }
                    spans.append(CitedSpan.Found(range: joined.range, url: joined.url))
                }
            }
            guard !spans.isEmpty else {
                if CitedLines.hasText(bytes[line]) { lastText = CitedLines.trimmed(bytes, line) }
                continue
            }
            var previousEnd = line.lowerBound
            for (index, one) in spans.enumerated() {
                let span = one.range
                let isLast = index == spans.count - 1
                let whole = isLast ? joined?.range ?? span : span
                let url = (isLast ? joined?.url : nil) ?? one.url
                let lead = previousEnd..<span.lowerBound
                let rest = span.upperBound..<(isLast ? line.upperBound : spans[index + 1].range.lowerBound)
                let label =
                    CitedLabel.before(bytes[lead])
                    ?? (isLast && !CitedLines.hasText(bytes[lead]) ? CitedLabel.after(bytes[rest]) : nil)
                let hasLead = label == nil && CitedLines.hasText(bytes[lead])
                found.append(
                    CitedURL(
                        url: url, asWritten: String(decoding: bytes[whole], as: UTF8.self), range: whole, label: label,
                        before: (hasLead ? lead : lastText).flatMap {
                            CitedLines.text(bytes, $0, limit: beforeLimitBytes)
                        }))
                previousEnd = whole.upperBound
            }
            // A line that is more than its addresses and their labels is text for those that follow.
            if let first = spans.first, found.last?.label == nil,
                CitedLines.hasText(bytes[line.lowerBound..<first.range.lowerBound])
            {
                lastText = CitedLines.trimmed(bytes, line.lowerBound..<first.range.lowerBound)
            }
        }
        return found
    }

    /// An address that its column broke, and where it stands; of one whose slash was moved only what the first line has of it.
    private struct Joined {
        let range: Range<Int>
        let url: WebURL
        /// What stands behind its end in the last line is a line of its own then.
        let rest: Range<Int>?
        let next: Int
    }

    /// As many of its parts as are an address together: one that would be too long, or is none with the next part, stays what it was.
    private static func join(
        _ span: Range<Int>, of line: Range<Int>, in bytes: [UInt8], _ lines: inout [Range<Int>], _ next: inout Int,
        _ column: CitedColumn, _ budget: inout CitedSpan.Budget
    ) -> Joined? {
        var (line, part, at) = (line, span, next)
        var whole: Joined?
        var spelt = Array(bytes[span])
        for _ in 0..<CitedBreak.mostLines where at < lines.count {
            let other = lines[at]
            guard let end = CitedBreak.end(bytes, line: line, span: part, next: other, column: column) else { break }
            let rest = CitedLines.trimmed(bytes, other.lowerBound..<end)
            let isTurned = at == next && CitedBreak.isTurned(bytes, line: line, span: span)
            spelt += isTurned ? [UInt8(ascii: "/")] : CitedBreak.tail(bytes, line: line, span: part)
            spelt += bytes[rest]
            // `https://` and the next line's first word, or a fraction: no host.
            if bytes[span].suffix(3).elementsEqual("://".utf8), !CitedBreak.beginsWithHost(bytes[rest]) { break }
            let isLineRead = CitedLines.trimmed(bytes, end..<other.upperBound).isEmpty
            if let url = CitedSpan.url(spelt[...], &budget) {
                whole = Joined(
                    range: isTurned ? span : span.lowerBound..<end, url: url,
                    rest: isTurned || isLineRead ? nil : end..<other.upperBound, next: at + 1)
            }
            guard isLineRead, !isTurned else { break }
            (line, part, at) = (other, rest, at + 1)
        }
        guard let whole else { return nil }
        next = whole.next
        if let rest = whole.rest {
            next -= 1
            lines[next] = rest
        }
        return whole
    }

    /// An address whose line stands last word first.
    private static func join(
        _ turned: CitedTurned, of line: Range<Int>, in bytes: [UInt8], _ lines: inout [Range<Int>], _ next: Int,
        _ budget: inout CitedSpan.Budget
    ) -> Joined? {
        // Where a host was broken, nothing but Arabic may stand between it and its rest: pieces of the line itself.
        for at in next..<min(lines.count, next + (turned.isBrokenHost ? CitedBreak.mostLines : 1)) {
            let other = lines[at]
            guard let rest = turned.rest(bytes, in: other, behind: lines[at - 1], isNext: at == next),
                let url = CitedSpan.url(rest.bytes[...], &budget)
            else {
                if bytes[other].contains(where: \.isASCIILetterOrDigit) { return nil }
                continue
            }
            // What is left of that line stands on one side of the rest.
            let (before, behind) = (other.lowerBound..<rest.range.lowerBound, rest.range.upperBound..<other.upperBound)
            lines[at] = CitedLines.trimmed(bytes, before).isEmpty ? behind : before
            return Joined(range: turned.range, url: url, rest: nil, next: next)
        }
        return nil
    }
}
