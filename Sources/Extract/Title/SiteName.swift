import Bytes
import Web

/// What the site calls itself as people write it, of all that the page states: one of its statements is often a slogan, a
/// word of the address or of the publishing system.
struct SiteName {
    let text: String?

    /// - Parameter affix: what stands beside the headline in the page's titles and on its way home.
    init(_ facts: PageFacts, _ structured: StructuredData, host: String, affix: String?) {
        let labels = Self.labels(host)
        let stated =
            ["og:site_name", "application-name", "al:android:app_name"].compactMap { facts.named($0) }
            + [structured.siteName, structured.publisher].compactMap { $0.flatMap(PageFacts.name) }
        // These only confirm: templates write companies and copyright lines there.
        let others =
            [
                "apple-mobile-web-app-title", "al:ios:app_name", "twitter:app:name:iphone", "dc.publisher", "publisher",
                "copyright", "author",
            ].compactMap { facts.named($0) }
        let ends = facts.titleElement.map { Self.ends(of: $0).filter { Self.isHostName($0, labels) } } ?? []
        guard let first = stated.first else {
            text = ends.first ?? structured.publisher ?? affix
            return
        }
        let witnesses = (stated.dropFirst() + others).filter { $0 != first } + ends
        text = Self.spelled(Self.plain(first, witnesses, labels), witnesses, labels)
    }

    /// Of a name with its slogan, «Ships and more - Mira News», the part that another statement or the address confirms.
    private static func plain(_ name: String, _ witnesses: [String], _ labels: Set<[UInt8]>) -> String {
        guard let separator = Naming.strongSeparators.first(where: { name.utf8Contains($0) }) else { return name }
        let pieces = name.components(separator).map(ASCII.trimmed).filter { !$0.isEmpty }
        let said = Set(witnesses.map { JunkLabels.fold($0.utf8) })
        return pieces.first { said.contains(JunkLabels.fold($0.utf8)) } ?? pieces.first { isHostName($0, labels) }
            ?? name
    }

    /// `miranews` or `mira-news.example` as another statement spells it: `Mira News`.
    private static func spelled(_ name: String, _ witnesses: [String], _ labels: Set<[UInt8]>) -> String {
        guard rank(name) < 2 else { return name }
        let whole = JunkLabels.fold(name.utf8)
        let ending = name.utf8.lastIndex(of: 0x2E) ?? name.utf8.endIndex
        let bare = JunkLabels.fold(name.utf8[..<ending])
        guard bare.count >= 3 else { return name }
        let same = witnesses.filter { witness in
            let folded = JunkLabels.fold(witness.utf8)
            return folded == whole || folded == bare || labels.contains(bare) && labels.contains(folded)
        }
        var best = name
        for witness in same where rank(witness) > rank(best) { best = witness }
        return best
    }

    /// 0: an address, 1: a word of it, 2: with capitals, 3: with capitals and spaces. Other alphabets are nobody's address.
    private static func rank(_ name: String) -> Int {
        let isPlain = name.utf8.allSatisfy { $0 < 0x80 }
        let hasCapital = !isPlain || name.utf8.contains { $0 &- 0x41 < 26 }
        if name.utf8.contains(0x20) { return hasCapital ? 3 : 1 }
        if !hasCapital { return name.utf8.contains(0x2E) ? 0 : 1 }
        return 2
    }

    /// The first and the last part of a title, the last one first.
    private static func ends(of title: String) -> [String] {
        Naming.strongSeparators.flatMap { separator -> [String] in
            let pieces = title.components(separator)
            guard pieces.count > 1, let first = pieces.first, let last = pieces.last else { return [] }
            return [ASCII.trimmed(last), ASCII.trimmed(first)]
        }
    }

    /// Labels of the host, and what is left of them without a word such as `news` at the end.
    private static func labels(_ host: String) -> Set<[UInt8]> {
        var labels = Set(host.parts(at: UInt8(ascii: ".")).dropLast().map { JunkLabels.fold($0.utf8) })
        for label in labels {
            for word in Naming.siteWords
            where word.count >= 4 && label.count >= word.count + 4 && label.suffix(word.count).elementsEqual(word) {
                labels.insert(Array(label.dropLast(word.count)))
            }
        }
        return labels.filter { $0.count >= 3 }
    }

    /// The host's label, or words that are labels each, what sites call themselves aside: `Mira Arabic` of
    /// `arabic.miranews.example`.
    private static func isHostName(_ text: String, _ labels: Set<[UInt8]>) -> Bool {
        guard text.utf8.count < 60 else { return false }
        if labels.contains(JunkLabels.fold(text.utf8)) { return true }
        let words = text.utf8.split(separator: 0x20).map { JunkLabels.fold($0) }.filter { !$0.isEmpty }
        return (2...4).contains(words.count) && words.contains { $0.count >= 4 && labels.contains($0) }
            && words.allSatisfy { labels.contains($0) || Naming.siteWords.contains($0) }
    }
}
