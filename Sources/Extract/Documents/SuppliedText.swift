import Text
import Web

/// Reads an article out of plain text: mends it, finds what it states of itself, and leaves the rest out.
enum SuppliedText {
    static func read(_ bytes: [UInt8], isMarkdown: Bool) throws(ExtractError) -> SuppliedDocument {
        let decoded = Decoded.decode(bytes, headerCharset: nil, syntax: .text)
        let plain = plainBreaks(decoded.utf8)
        let written = String(decoding: isMarkdown ? plain : SuppliedPlain.mended(plain), as: UTF8.self)
        let order = TextOrder(written)
        let letters = LetterRepairs.mend(order.text)
        let marks = PageMarks(letters?.text ?? order.text)
        let text = marks.text
        let isMarkdown = isMarkdown || SuppliedMarkdown.isLikely(text)
        var cited = CitedURL.find(in: isMarkdown ? SuppliedMarkdown.withLinksWrittenOut(text) : text)

        var head = SuppliedHead()
        let source = isMarkdown ? SuppliedMarkdown.plain(text, into: &head) : text
        let isExtracted = !isMarkdown && PDFText.looksExtracted(source)
        if isExtracted { cited = cited.map(SuppliedCitations.mended) }
        let (own, citations) = SuppliedCitations.sorted(
            cited, stated: head.ownURL ?? marks.address.flatMap { WebURL($0) }?.href)
        let mended = PDFText(repairing: source, isOwnAddress: { own != nil && SuppliedLabels.shared.isOwnAddress($0) })
        var lines = SuppliedLines(mended.text)
        SuppliedAddresses.mark(&lines, own: own)
        SuppliedFurniture.mark(&lines, head: &head)
        head.read(&lines, pageHeads: mended.heads)

        var article = Article()
        article.text = lines.body
        head.fill(&article)
        article.canonicalURL = own
        article.direction = TextDirection.of(article.text)
        if let guess = LanguageGuess.detect(article.text) {
            article.language = guess.code
            article.languageConfidence = guess.confidence
            article.languageSource = "text"
        }
        article.method = "text"
        article.quality = quality(article.text)

        var document = SuppliedDocument(
            article: article, charset: decoded.encoding, charsetSource: decoded.source,
            sourceKind: isExtracted ? "pdf-text" : "text")
        document.ownURL = own
        document.citations = citations
        document.repairs =
            order.repairs + (letters?.names ?? []) + mended.repairs
            + LeftOut(lines, title: head.title, pageLines: marks.lines + mended.links + mended.heads).names
        return document
    }

    /// `\r\n` and `\r` as `\n`; control characters that show nothing, and what colours a terminal, left out. A NUL between two
    /// letters stands for one that was not known.
    private static func plainBreaks(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0x0A
            index += 1
            switch byte {
            case 0x0D: if next != 0x0A { out.append(0x0A) }
            case 0x00: if next > 0x20, let last = out.last, last > 0x20 { out += Array("\u{FFFD}".utf8) }
            case 0x1B where next == UInt8(ascii: "["):
                // ECMA-48, 5.4: parameters, then one final byte.
                index += 1
                while index < bytes.count, (0x20...0x3F).contains(bytes[index]) { index += 1 }
                index += 1
            case 0x01...0x08, 0x0E...0x1F, 0x7F: break
            default: out.append(byte)
            }
        }
        return out
    }

    /// 1, less for every word that holds a glyph nobody could read: a tenth of such words leaves nothing to rely on.
    private static func quality(_ text: String) -> Double {
        let words = Words.count(text)
        guard words > 0 else { return 0 }
        let unread = text.unicodeScalars.count { $0 == "\u{FFFD}" }
        return max(0, 1 - Double(unread) * 10 / Double(words))
    }
}
