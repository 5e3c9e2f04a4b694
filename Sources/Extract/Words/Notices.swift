import Bytes
import Lexicon

/// What sites say of themselves inside an article's box, by the phrases that only such notices hold together.
enum Notices {
    /// The article goes on for those who pay: what is offered them follows.
    static let walls = PhraseTable(Lexicon.paywallNotices.groups)

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
