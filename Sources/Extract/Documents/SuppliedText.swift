import Text
import Web

/// Reads an article out of plain text: mends it, finds what it states of itself, and leaves the rest out.
enum SuppliedText {
    static func read(_ bytes: [UInt8], isMarkdown: Bool) throws(ExtractError) -> SuppliedDocument {
        let decoded = Decoded.decode(SuppliedPlain.unquoted(bytes), headerCharset: nil, syntax: .text)
        let plain = SuppliedPlain.composed(SuppliedPlain.withPlainBlanks(plainBreaks(decoded.utf8)))
        var head = SuppliedHead()
        var left = LeftOut()
        let spoken = isMarkdown ? nil : SuppliedCues.spoken(plain, &left)
        let source = isMarkdown || !SuppliedLaTeX.isSource(plain) ? nil : SuppliedLaTeX.plain(plain, into: &head, &left)
        let outline = isMarkdown || !SuppliedOrg.isSource(plain) ? nil : SuppliedOrg.markdown(plain, into: &head, &left)
        let text = isMarkdown ? plain : spoken ?? source ?? outline ?? SuppliedPlain.mended(plain)
        var document = read(
            String(decoding: text, as: UTF8.self), isMarkdown: isMarkdown || outline != nil, parts: nil, head: head)
        if spoken != nil { document.repairs.insert("cues", at: 0) }
        if source != nil { document.repairs.insert("latex", at: 0) }
        if outline != nil { document.repairs.insert("org", at: 0) }
        document.repairs += left.names
        document.charset = decoded.encoding
        document.charsetSource = decoded.source
        return document
    }

    /// Lines as they stood on pages.
    static func read(pages parts: DocumentParts) -> SuppliedDocument {
        let written = String(decoding: plainBreaks(Array(parts.text.utf8)), as: UTF8.self)
        return read(written, isMarkdown: false, parts: parts)
    }

    private static func read(
        _ written: String, isMarkdown: Bool, parts: DocumentParts?, head: SuppliedHead = SuppliedHead()
    ) -> SuppliedDocument {
        let columns = parts == nil && !isMarkdown ? LayoutColumns.read(written) : nil
        let order = TextOrder(columns ?? written)
        // Before a year that stands alone is taken for a page's number, and again with letters that were mended.
        let day = isMarkdown ? nil : TornDay.mended(order.text)
        let marks = PageMarks(day ?? order.text)
        let letters = LetterRepairs.mend(marks.text)
        let mendedDay = isMarkdown || day != nil ? nil : TornDay.mended(letters?.text ?? marks.text)
        let text = mendedDay ?? letters?.text ?? marks.text
        let isMarkdown = isMarkdown || parts == nil && SuppliedMarkdown.isLikely(text)
        var cited = CitedURL.find(in: isMarkdown ? SuppliedMarkdown.withLinksWrittenOut(text) : text)

        var head = head
        var queries = LeftOut()
        let source = isMarkdown ? SuppliedMarkdown.plain(text, into: &head, &queries) : text
        let isExtracted = !isMarkdown && PDFText.looksExtracted(source)
        if isExtracted { cited = cited.map(SuppliedCitations.mended) }
        if let parts { cited = SuppliedLinks.merged(cited, parts.links) }
        let (own, citations) = SuppliedCitations.sorted(
            cited, stated: head.ownURL ?? marks.address.flatMap { WebURL($0) }?.href)
        let mended = PDFText(
            repairing: source, isOwnAddress: { own != nil && SuppliedLabels.shared.isOwnAddress($0) },
            headKind: SuppliedHeadLine.kind, isHyphenated: letters?.names.contains("hyphens") ?? false,
            isPrinted: columns != nil || !order.repairs.isEmpty)
        let isPrinted =
            letters?.names.contains("hyphens") == true || order.isExtracted
            || !order.repairs.allSatisfy { $0 == "embeddings" }
        let evidence: SuppliedBreaks.Evidence =
            isPrinted ? .printed : mended.repairs.contains("kashida") ? .stretched : .none
        let unbroken =
            isMarkdown || mended.repairs.contains("lines") ? nil : SuppliedBreaks.joined(mended.text, evidence)
        var lines = SuppliedLines(unbroken ?? mended.text)
        lines.isBroken = unbroken != nil || mended.repairs.contains("lines")
        if let parts { head.title = SuppliedParts.confirmedTitle(parts, &lines) }

        var document = read(&lines, head: &head, own: own, pageHeads: mended.heads, kept: marks.heads)
        document.sourceKind = parts?.format.rawValue ?? (isExtracted ? "pdf-text" : "text")
        document.citations = citations
        document.repairs =
            (columns == nil ? [] : ["columns"]) + order.repairs + (letters?.names ?? [])
            + (day == nil && mendedDay == nil ? [] : ["torn-day"]) + mended.repairs + (unbroken == nil ? [] : ["lines"])
            + LeftOut(lines, title: document.article.title, pageLines: marks.lines + mended.links + mended.heads).names
            + queries.names
        if parts?.format != .eml { document.take(parts) }
        return document
    }

    /// A paragraph a line: nothing of it was ever broken into lines.
    static func read(paragraphs parts: DocumentParts) -> SuppliedDocument {
        let written = String(decoding: plainBreaks(Array(parts.text.utf8)), as: UTF8.self)
        let letters = LetterRepairs.mend(written)
        let cited = SuppliedLinks.merged(CitedURL.find(in: written), parts.links)
        let (own, citations) = SuppliedCitations.sorted(cited + SuppliedLinks.cited(in: parts.margins), stated: nil)
        var lines = SuppliedLines(letters?.text ?? written)
        lines.partsCells = true
        var head = SuppliedHead()
        head.title = SuppliedParts.confirmedTitle(parts, &lines)
        var document = read(&lines, head: &head, own: own, pageHeads: [])
        document.sourceKind = parts.format.rawValue
        document.citations = citations
        document.repairs =
            (letters?.names ?? [])
            + LeftOut(lines, title: document.article.title, pageLines: parts.margins.lines).names
        document.take(parts)
        if parts.format == .epub { SuppliedParts.fillHead(&document.article, from: parts.properties) }
        return document
    }

    /// What the lines state of themselves, and the rest as text.
    private static func read(
        _ lines: inout SuppliedLines, head: inout SuppliedHead, own: String?, pageHeads: [String], kept: [String] = []
    ) -> SuppliedDocument {
        SuppliedAddresses.mark(&lines, own: own)
        SuppliedFurniture.mark(&lines, head: &head)
        head.read(&lines, pageHeads: pageHeads, kept: kept)

        var article = Article()
        article.text = lines.body
        article.body = BodyPart.lines(of: article.text)
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
            article: article, charset: "UTF-8", charsetSource: .utf8, sourceKind: "text")
        document.ownURL = own
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
