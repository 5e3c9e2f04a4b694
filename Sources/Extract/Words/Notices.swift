import Bytes
import Lexicon

/// What sites say of themselves inside an article's box, by the phrases that only such notices hold together.
enum Notices {
    /// The article goes on for those who pay: what is offered them follows.
    static let walls = PhraseTable(Lexicon.paywallNotices.groups)

    /// What news says too: it takes a link, a box or a short line to make it a notice.
    static let said = PhraseTable(Lexicon.saidNotices.groups)
    static let saidWalls = PhraseTable(Lexicon.saidPaywalls.groups)

    /// Whether a line names one of the networks by which sites are followed.
    static func namesNetwork(_ folded: [UInt8]) -> Bool { networks.contains { Fold.contains(folded, $0) } }

    /// Those whose names are long enough to stand in no other word.
    private static let networks = Lexicon.networks.texts.map { JunkLabels.fold($0.utf8) }.filter { $0.count >= 8 }

    /// Wherever it stands: calls to subscribe, to sign up, to follow, statements on affiliate links.
    static let anywhere = PhraseTable(Lexicon.notices.groups)

    /// Among the last blocks: rules for comments, whose an opinion is, who owns the text.
    static let ending = PhraseTable(Lexicon.endNotices.groups + Lexicon.rights.groups)

    /// «© …», `Copyright …`: who owns the text.
    static func isCopyright(_ line: ArraySlice<UInt8>) -> Bool {
        if line.starts(with: [0xC2, 0xA9]) { return true }
        let word = line.prefix(9)
        return word.count == 9 && ASCII.isSame(Array(word), "copyright")
    }

    private static let credits = Set(Lexicon.pictureLabels.texts.map { JunkLabels.fold($0.utf8) })

    /// Whose picture it is: «Photo: …», a line of its own.
    static func isCredit(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count < 200, let colon = line.prefix(30).firstIndex(of: 0x3A) else { return false }
        return credits.contains(JunkLabels.fold(line[..<colon]))
    }
}
