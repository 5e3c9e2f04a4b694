import Bytes
import Lexicon
import Web

/// A licence as a page states it: an address, or the name of one. «All rights reserved» is none.
enum LicenseStatement {
    static func read(_ stated: String?, base: WebURL?) -> String? {
        guard let text = stated.map(ASCII.trimmed), !text.isEmpty, text.utf8.count < 2_000 else { return nil }
        let isAddress = text.utf8.starts(with: "http".utf8) || text.utf8.first == 0x2F
        if isAddress, !text.utf8.contains(0x20) {
            return WebURL(text, base: base).flatMap { $0.isHTTP ? $0.href : nil }
        }
        let words = JunkLabels.foldWords(text)
        guard names.contains(where: { Fold.containsWords(words, $0) }) else { return nil }
        // A sentence about the licence links to it.
        return text.utf8.count < 80 ? text : address(in: text)
    }

    private static func address(in text: String) -> String? {
        text.split { $0 == " " || $0 == "(" || $0 == ")" || $0 == "," }.lazy
            .filter { $0.utf8.starts(with: "http".utf8) }
            .compactMap { WebURL(String($0), base: nil) }.first { $0.isHTTP }?.href
    }

    private static let names = Lexicon.licenses.texts.map(JunkLabels.foldWords)
}
