import Bytes
import Lexicon
import Text

/// Names of people out of bylines: without labels, places, dates, addresses and job titles.
enum PersonNames {
    /// Names stated as names (JSON-LD, meta): split only at what cannot be in a name.
    static func stated(_ text: String) -> [String] {
        guard var plain = stripped(text) else { return [] }
        // `سامي الخطيب - عمّان`: a name and the place it writes from.
        if let first = plain.components(" - ").first, first.utf8.count < plain.utf8.count, first.utf8.contains(0x20) {
            plain = ASCII.trimmed(first)
        }
        // «Name – What it is» is a site's line about itself.
        if [" – ", " — "].contains(where: { plain.utf8Contains($0) }), plain.utf8.count > 20 { return [] }
        // `Ministry of Education, Health and Sport`
        if let first = plain.components(",").first, first.utf8.count < plain.utf8.count, isInstitution(first) {
            return organization(plain)
        }
        // `Department of Coasts and Fisheries`
        if !plain.utf8.contains(0x2C), let first = plain.components(" and ").first,
            first.utf8.count < plain.utf8.count, first.utf8Contains(" of "), isInstitution(first)
        {
            return organization(plain)
        }
        let parts = split(plain, atComma: true).compactMap { clean($0) }.map { withoutRole(beforeOutlet($0)) }
        // `example.org, Harbour, Country`: an outlet and where it is.
        if let first = parts.first, parts.count > 1, first.utf8.contains(0x2E), isAddress(first) { return [] }
        return withoutRoles(parts.filter { !isAddress($0) })
    }

    /// The whole name of what the page types as an organization.
    static func organization(_ text: String) -> [String] {
        [clean(withoutLabel(text))].compactMap { $0 }.filter { !isAddress($0) }
    }

    /// Names in a byline that readers see: must look like names.
    ///
    /// - Parameter labelled: what stands around the text says that it is a name; one word then is enough.
    static func shown(_ text: String, labelled: Bool = false) -> [String] {
        let inner = fromInnerLabel(withoutHandleMark(ASCII.trimmed(text)))
        guard var text = stripped(inner) else { return [] }
        let hadLabel = text != inner
        if hadLabel, let pair = beforePlace(text) { return pair }
        let whole = behindPlace(text)
        text = beforeDetails(whole)
        // `Number of the story: 70122`; «كتب محمود سليم:» is a name.
        if !hadLabel, text.utf8.last == 0x3A, text.utf8.count < whole.utf8.count { return [] }
        var parts = split(text, atComma: true)
        // `Mira Holt/Jonas Reed`, `Mira Holt/Agency`
        if !text.utf8Contains("://"), text.utf8.contains(0x2F) {
            parts = parts.flatMap { $0.components("/") }.filter { ASCII.trimmed($0).utf8.contains(0x20) }
        }
        let names = parts.compactMap { clean($0) }.map { withoutRole(beforeOutlet($0)) }
        let isLabelled = hadLabel || labelled
        var found = names.filter { looksLikeName($0, labelled: isLabelled) }
        // `Mira Holt und Jonas Reed, Hauptstadtstudio`: behind whole names and a comma one word is where they work.
        if found.count > 2, let last = found.last, !last.utf8.contains(0x20), text.utf8Contains(", " + last),
            found.dropLast().allSatisfy({ $0.utf8.contains(0x20) })
        {
            found.removeLast()
            return withoutRoles(found)
        }
        // Beside what is no name, one word is none either: `Mira Holt, editor at Reed & Reed`.
        return withoutRoles(
            found.count == names.count ? found : found.filter { $0.utf8.contains(0x20) || names.count == 1 })
    }

    /// `@Mira Holt`: no handle has a space.
    private static func withoutHandleMark(_ text: String) -> String {
        text.utf8.first == 0x40 && text.utf8.contains(0x20) ? String(text.dropFirst()) : text
    }

    /// Without labels of all kinds; nil for a line that credits a picture, a translation, a source.
    private static func stripped(_ text: String) -> String? {
        if case .credit = opening(of: ASCII.trimmed(text)) { return nil }
        var plain = ASCII.trimmed(text.drop { $0 == "|" || $0 == "•" || $0 == "·" || $0 == "–" || $0 == " " })
        plain = withoutLabel(plain)
        switch opening(of: plain) {
        case .none: return withoutPostfix(plain)
        case .credit: return nil
        case .writer(let rest): return withoutPostfix(withoutLabel(rest))
        }
    }

    /// `Elif Demir tarafından`: Turkish says *by* behind the name.
    private static func withoutPostfix(_ text: String) -> String {
        text.hasSuffix(" tarafından") ? String(text.dropLast(11)) : text
    }

    /// Beside a first name that is one, roles and institutions are told apart; alone, they are all that is said.
    private static func withoutRoles(_ names: [String]) -> [String] {
        guard names.count > 1, let first = names.first, !isRole(first) else { return names }
        return names.filter { !isRole($0) }
    }

    /// `Mira Holt for Harbour Times`: a person, and whom the text was written for.
    private static func beforeOutlet(_ name: String) -> String {
        for separator in writtenFor {
            let pieces = name.components(separator)
            if pieces.count == 2, let first = pieces.first, first.utf8.contains(0x20), !isRole(first),
                looksLikeName(first, labelled: true)
            {
                return ASCII.trimmed(first)
            }
        }
        return name
    }

    /// The same in a box of several lines: the labelled line, else the first that is a name; the others are jobs, places,
    /// days. A label on a line of its own belongs to the next.
    static func shown(inLinesOf text: String) -> [String] {
        var lines: [String] = []
        for line in text.components("\n").map(ASCII.trimmed) where !line.isEmpty {
            if let last = lines.last, isLabelAlone(last) {
                lines[lines.count - 1] = last + " " + line
            } else {
                lines.append(line)
            }
        }
        let found = lines.lazy.map { (isLabelled: hasLabel($0), names: shown($0)) }.filter { !$0.names.isEmpty }
        return (found.first(where: \.isLabelled) ?? found.first)?.names ?? []
    }

    /// Up to what no longer is a name: a digit, a bar, a bullet, a dash before a place, a word such as `Updated`.
    private static func beforeDetails(_ text: String) -> String {
        var end = text.endIndex
        for stop in detailMarks {
            let pieces = text.components(stop)
            if pieces.count > 1, let first = pieces.first, !first.isEmpty {
                let at = text.utf8.index(text.startIndex, offsetBy: first.utf8.count)
                if at < end { end = at }
            }
        }
        let shorter = text[..<end]
        guard let digit = shorter.unicodeScalars.firstIndex(where: isDigit) else { return ASCII.trimmed(shorter) }
        // «وفاء الدويري الثلاثاء 22 نيسان»: the day's name goes with its number. `NEW YORK, Jan. 12` is a dateline.
        let words = shorter[..<digit].split(separator: " ")
        let isDay = words.last.map { ($0.utf8.first ?? 0) >= 0xD8 && TextDate.isMadeOfDateWords(String($0)) } ?? false
        return ASCII.trimmed(
            isDay && words.count > 1 ? words.dropLast().joined(separator: " ") : String(shorter[..<digit]))
    }

    /// Of Arabic and Persian too.
    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "0"..."9", "\u{660}"..."\u{669}", "\u{6F0}"..."\u{6F9}": true
        default: false
        }
    }

    private static let detailMarks =
        [" | ", "|", "•", "·", " - ", " – ", " — ", "\n", "⋅", "●", "(", " @", "  "] + Lexicon.behindNames.texts

    private static let separators = [";", ",", "،", "\n", " | "] + Lexicon.ands.texts.map { " \($0) " }

    private static let writtenFor = Lexicon.writtenFor.texts.map { " \($0) " }

    static func split(_ text: String, atComma: Bool) -> [String] {
        var parts = [text]
        for separator in separators where text.utf8Contains(separator) {
            parts = parts.flatMap { $0.components(separator) }
        }
        return parts.flatMap(atWaw)
    }

    private static let jobs = Set(Lexicon.namelessParts.texts)

    /// Who made the site, not the article.
    private static let builders = Lexicon.builders.texts

    static func clean(_ part: String) -> String? {
        let trimmed = withoutMarks(part)
        guard trimmed.utf8.count >= 2, trimmed.utf8.count <= 120 else { return nil }
        let folded = ASCII.lowercased(trimmed)
        if jobs.contains(folded) || builders.contains(where: { folded.utf8.starts(with: $0.utf8) }) { return nil }
        if trimmed.utf8.first == 0x28 || trimmed.utf8Contains("Image:") || trimmed.utf8Contains("Photo") { return nil }
        return trimmed
    }

    /// Without the bars, bullets and dashes that set a name off, and the full stop behind a whole line of them.
    private static func withoutMarks(_ part: String) -> String {
        let marks: Set<Unicode.Scalar> = [
            " ", "-", "–", "—", ":", "/", "|", "•", "·", "»", "›", "*", ";", ",", "،", "؛", ">", "\u{A0}", "\t", "\n",
            "_", "~",
        ]
        var scalars = Substring(part).unicodeScalars
        while let first = scalars.first, marks.contains(first) || first == "." { scalars.removeFirst() }
        while let last = scalars.last {
            if last == "." {
                // `Jr.`, `d.o.o.` and initials keep theirs.
                let word = scalars.dropLast().reversed().prefix { $0 != " " && $0 != "." }
                guard word.count >= 4, scalars.dropLast(word.count + 1).last != "." else { break }
            } else if !marks.contains(last) {
                break
            }
            scalars.removeLast()
        }
        return String(Substring(scalars))
    }

    /// An e-mail address, a handle, a link, a number.
    private static func isAddress(_ text: String) -> Bool {
        text.utf8.contains(0x40) || text.utf8Contains("://") || text.utf8Contains("www.") || text.utf8.contains(0x2F)
            || text.utf8.contains(0x5F) || text.utf8.allSatisfy { $0 &- 0x30 < 10 || $0 == 0x20 }
            || (text.utf8.contains(0x2E) && !text.utf8.contains(0x20))
    }

    static let notNames = Set(Lexicon.notNames.texts)

    static func looksLikeName(_ name: String, labelled: Bool) -> Bool {
        guard !isAddress(name), !name.utf8Contains("©"), !dateLabels.contains(JunkLabels.foldWords(name)) else {
            return false
        }
        let words = name.split { $0 == " " || $0 == "\t" }
        guard words.count <= 6, words.count >= (labelled ? 1 : 2), name.utf8.count <= 80 else { return false }
        // «تشرینی یەکەم», `Le Tue`; `April May` is somebody where a label says so.
        if !labelled || name.utf8.first.map({ $0 >= 0x80 }) ?? false, TextDate.isMadeOfDateWords(name) { return false }
        for word in words {
            if notNames.contains(ASCII.lowercased(word)) { return false }
            guard let first = word.utf8.first else { return false }
            // Latin names begin with capitals, save for particles (`de`, `van`, `al-`).
            if first &- 0x61 < 26, word.utf8.count > 4 { return false }
            if word.utf8.contains(where: { $0 == 0x3F || $0 == 0x21 || $0 == 0x3A || $0 == 0x22 }) { return false }
        }
        return true
    }

    /// «آخر تحديث», `Last updated`: what stands before days where names stand too.
    private static let dateLabels = Set(
        (Lexicon.changed.texts + Lexicon.published.texts).map { JunkLabels.foldWords($0) })
}
