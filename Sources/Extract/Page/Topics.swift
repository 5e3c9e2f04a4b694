import Bytes
import Lexicon
import Text

/// What a page files its article under, without the words that are for machines.
enum Topics {
    /// One section: templates write all of an article's categories there.
    static func section(_ stated: String?) -> String? {
        guard let stated, !TopicCodes.isMachine(stated) else { return nil }
        let pieces = pieces(of: stated).filter { !TopicCodes.isDefault($0) }
        guard let first = pieces.first else { return nil }
        // «Arts, Culture & Books» is the name of one.
        if pieces.count > 1, let last = pieces.last, pieces.allSatisfy({ Words.count($0) <= 3 }),
            ands.contains(where: { last.utf8Contains($0) })
        {
            return ASCII.trimmed(stated)
        }
        return TopicCodes.isMachine(first) || first.utf8.count > 80 ? nil : first
    }

    private static let ands = Lexicon.topicAnds.texts

    /// Each once, in order.
    static func keywords(_ stated: [String]) -> [String] {
        let stated = stated.prefix(200)
        let alone = Set(stated.lazy.map(pieces).filter { $0.count == 1 }.map { JunkLabels.fold($0[0].utf8) })
        var seen: Set<[UInt8]> = []
        var found: [String] = []
        for entry in stated {
            for piece in split(entry, among: stated.count, alone: alone) where found.count < 64 {
                guard piece.utf8.count < 120, let topic = TopicCodes.topic(piece) else { continue }
                let folded = JunkLabels.fold(topic.utf8)
                if !folded.isEmpty, seen.insert(folded).inserted { found.append(topic) }
            }
        }
        return TopicCodes.isCodeList(found) ? [] : withoutJoined(found)
    }

    /// Without an entry that is all the others joined, in whatever order: «Harbour Mira ferry» beside the three.
    private static func withoutJoined(_ keywords: [String]) -> [String] {
        guard keywords.count > 3 else { return keywords }
        let words = keywords.map { Set(JunkLabels.foldWords($0).split(separator: 0x20)) }
        return keywords.indices.filter { at in
            let others = words.indices.filter { $0 != at }
            guard words[at].count > 2, others.allSatisfy({ words[$0].isSubset(of: words[at]) }) else { return true }
            return others.reduce(into: Set()) { $0.formUnion(words[$1]) } != words[at]
        }.map { keywords[$0] }
    }

    /// Without the title: as an entry, or word by word in its order, as templates do that have no tags.
    static func withoutTitle(_ keywords: [String], _ title: String?) -> [String] {
        let words = JunkLabels.foldWords(title ?? "").split(separator: 0x20).map { JunkLabels.fold($0) }
            .filter { !$0.isEmpty }
        guard words.count >= 5 else { return keywords }
        let whole = words.reduce([], +)
        let kept = keywords.filter { JunkLabels.fold($0.utf8) != whole }
        let folded = kept.map { JunkLabels.fold($0.utf8) }
        var at = 0
        while at < folded.count {
            var next = at
            var place = 0
            while next < folded.count, let found = words[place...].firstIndex(of: folded[next]) {
                place = found + 1
                next += 1
            }
            // Four of five: templates leave out numbers and the shortest words.
            if (next - at) * 5 >= words.count * 4 { return Array(kept[..<at] + kept[next...]) }
            at = max(next, at + 1)
        }
        return kept
    }

    /// Whether a list says nothing of the article: the site's own, the same on every page of it. Of an article's own
    /// keywords more than one in four stands in its text, or with a word of it in the title.
    static func isSiteWide(_ keywords: [String], title: String?, text: String) -> Bool {
        guard keywords.count >= 5 else { return false }
        let text = JunkLabels.foldWords(String(decoding: text.utf8.prefix(50_000), as: UTF8.self))
        let title = JunkLabels.foldWords(title ?? "")
        let told = keywords.count { keyword in
            let words = JunkLabels.foldWords(keyword)
            return Fold.contains(text, words)
                || words.split(separator: 0x20).contains { $0.count >= 5 && Fold.contains(title, Array($0)) }
        }
        return told * 4 < keywords.count
    }

    /// Among others a single comma may belong to a name, «Mira, Countess of the Bay», unless what it parts stands alone too.
    private static func split(_ entry: String, among count: Int, alone: Set<[UInt8]>) -> [String] {
        let pieces = pieces(of: entry)
        guard count > 2, pieces.count == 2, entry.utf8Contains(", ") else { return pieces }
        return pieces.contains { alone.contains(JunkLabels.fold($0.utf8)) } ? pieces : [ASCII.trimmed(entry)]
    }

    /// At `,` `;` `،` `؛` `、` `>` and line ends.
    static func pieces(of text: String) -> [String] {
        text.split {
            $0 == "," || $0 == ";" || $0 == ">" || $0 == "،" || $0 == "؛" || $0 == "、" || $0 == "，" || $0.isNewline
        }.map { ASCII.trimmed($0) }.filter { !$0.isEmpty }
    }
}
