import Bytes

/// Markdown as plain text: the marks go, the words stay, wrapped paragraphs become one line each.
///
/// What copies of articles use of CommonMark 0.31: headings, quotes, lists, fences, links, images, emphasis, escapes.
enum SuppliedMarkdown {
    /// A text without a telling name is Markdown when it begins with front matter or a first-level heading.
    static func isLikely(_ text: String) -> Bool {
        text.utf8.starts(with: "# ".utf8) || SuppliedFrontMatter.range(in: Array(text.utf8)) != nil
            || SuppliedTitleBlock.range(in: Array(text.utf8)) != nil
    }

    /// The text in which addresses are looked for: links written out, pictures left out.
    static func withLinksWrittenOut(_ text: String) -> String {
        String(decoding: SuppliedMarkdownLinks.writtenOut(withWholeLinks(Array(text.utf8))), as: UTF8.self)
    }

    /// A link whose words an editor wrapped stands in one line.
    private static func withWholeLinks(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        var open: Int?
        var last: Int?
        for index in bytes.indices {
            switch bytes[index] {
            case UInt8(ascii: "["): (open, last) = (index, nil)
            case UInt8(ascii: "]"):
                if let line = last, open != nil, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "(") {
                    bytes[line] = 0x20
                }
                (open, last) = (nil, nil)
            case 0x0A where open != nil:
                // Over one line's end and no more: an empty line ends every paragraph.
                if last == nil { last = index } else { (open, last) = (nil, nil) }
            default: break
            }
        }
        return bytes
    }

    private static func isQueryMark(_ line: ArraySlice<UInt8>) -> Bool {
        line.drop { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }.starts(with: "dataview".utf8)
    }

    static func plain(_ text: String, into head: inout SuppliedHead, _ left: inout LeftOut) -> String {
        let bytes = withWholeLinks(Array(text.utf8))
        let start = max(SuppliedFrontMatter.read(bytes, into: &head), SuppliedTitleBlock.read(bytes, into: &head))
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var paragraph: [ArraySlice<UInt8>] = []
        var isFenced = false
        var isQuery = false
        var hasText = false
        let definitions = SuppliedMarkdownLinks.definitions(bytes[start...])
        var awaitsTarget = false
        for line in bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false) {
            let trimmed = line[SuppliedBytes.trimmed(line, line.indices)]
            if trimmed.starts(with: "```".utf8) || trimmed.starts(with: "~~~".utf8) {
                flush(&paragraph, definitions, to: &out)
                isFenced.toggle()
                isQuery = isFenced && isQueryMark(trimmed)
                continue
            }
            if isFenced {
                // A note program shows what is found by it, and not the query.
                if isQuery { left.add("query", trimmed) } else { out += line + [0x0A] }
                continue
            }
            left.end()
            if awaitsTarget, SuppliedMarkdownLinks.isTarget(trimmed) {
                awaitsTarget = false
                continue
            }
            awaitsTarget = paragraph.isEmpty && SuppliedMarkdownLinks.awaitsTarget(trimmed)
            switch Block(trimmed) {
            case .plain where awaitsTarget: continue
            case .plain: paragraph.append(trimmed)
            case .blank:
                flush(&paragraph, definitions, to: &out)
                out.append(0x0A)
            case .heading(let level, let words):
                flush(&paragraph, definitions, to: &out)
                title(words, level: level, isFirst: !hasText, &head)
                append(words, definitions, to: &out)
                hasText = hasText || !words.isEmpty
            case .underline(let level):
                // The line above was the heading.
                if paragraph.count == 1 { title(paragraph[0], level: level, isFirst: !hasText, &head) }
                hasText = true
                flush(&paragraph, definitions, to: &out)
            case .item(let words):
                flush(&paragraph, definitions, to: &out)
                append(words, definitions, to: &out)
            case .nothing: flush(&paragraph, definitions, to: &out)
            }
        }
        flush(&paragraph, definitions, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    private static func title(_ words: ArraySlice<UInt8>, level: Int, isFirst: Bool, _ head: inout SuppliedHead) {
        guard level == 1, isFirst, head.title == nil else { return }
        let title = SuppliedField.string(SuppliedInline.plain(words)[...])
        if !title.isEmpty { head.title = title }
    }

    /// The lines of a paragraph, joined where an editor wrapped them: lines of a column's width of which not all end as
    /// sentences do. In other copies every line is a paragraph.
    private static func flush(
        _ paragraph: inout [ArraySlice<UInt8>], _ definitions: Set<[UInt8]>, to out: inout [UInt8]
    ) {
        defer { paragraph = [] }
        func width(_ line: ArraySlice<UInt8>) -> Int { line.count { $0 & 0xC0 != 0x80 } }
        let isWrapped =
            paragraph.count > 1 && paragraph.dropLast().allSatisfy { (40...130).contains(width($0)) }
            && paragraph.dropLast().contains { !Punctuation.endsSentence($0) }
            && !paragraph.dropFirst().contains(where: isLabelled)
        guard isWrapped else {
            for line in paragraph { append(line, definitions, to: &out) }
            return
        }
        append(Array(paragraph.joined(separator: [0x20]))[...], definitions, to: &out)
    }

    /// `**Date :** 21 janvier 2025`: a line of its own.
    private static func isLabelled(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.starts(with: "**".utf8),
            let close = line.dropFirst(2).prefix(80).firstRange(of: Array("**".utf8))
        else { return false }
        return line[..<close.lowerBound].reversed().first { $0 != 0x20 } == UInt8(ascii: ":")
            || line[close.upperBound...].first { $0 != 0x20 } == UInt8(ascii: ":")
    }

    private static func append(_ words: ArraySlice<UInt8>, _ definitions: Set<[UInt8]>, to out: inout [UInt8]) {
        out += SuppliedInline.plain(words, definitions)
        out.append(0x0A)
    }

    private enum Block {
        case plain, blank, nothing
        case heading(Int, ArraySlice<UInt8>)
        case underline(Int)
        case item(ArraySlice<UInt8>)

        init(_ line: ArraySlice<UInt8>) {
            guard let first = line.first else {
                self = .blank
                return
            }
            let rest = line.drop { $0 == first }
            let run = line.count - rest.count
            switch first {
            case UInt8(ascii: "#") where run <= 6 && (rest.first == 0x20 || rest.isEmpty):
                self = .heading(run, Self.unclosed(rest).drop { $0 == 0x20 })
            case UInt8(ascii: "=") where rest.isEmpty: self = .underline(1)
            case UInt8(ascii: "-") where rest.isEmpty && run > 1: self = .underline(2)
            case UInt8(ascii: ">"): self = .item(Self.withoutCallout(rest.drop { $0 == 0x20 || $0 == first }))
            case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
                self = Self.listed(rest, run: run, mark: first)
            case UInt8(ascii: "|") where line.allSatisfy { "|-: ".utf8.contains($0) }: self = .nothing
            // `{% include … %}`, `{{< figure … >}}`, `{: .class}`: what site generators and kramdown take for themselves.
            case UInt8(ascii: "{") where Self.isDirective(line): self = .nothing
            case UInt8(ascii: "["):
                self = Self.isReference(line) ? .nothing : .plain
            default: self = .plain
            }
        }

        /// An item of a list; a line of marks alone divides.
        private static func listed(_ rest: ArraySlice<UInt8>, run: Int, mark: UInt8) -> Block {
            if run == 1, rest.first == 0x20 { return .item(rest.drop { $0 == 0x20 }) }
            return rest.allSatisfy { $0 == 0x20 || $0 == mark } ? .nothing : .plain
        }

        private static func isDirective(_ line: ArraySlice<UInt8>) -> Bool {
            line.starts(with: "{%".utf8) && line.suffix(2).elementsEqual("%}".utf8)
                || line.starts(with: "{{".utf8) && line.suffix(2).elementsEqual("}}".utf8)
                || line.starts(with: "{:".utf8) && line.last == UInt8(ascii: "}")
        }

        /// `[!info] Words` above a quotation: what kind of box it is (Obsidian, GitHub).
        private static func withoutCallout(_ words: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
            guard words.starts(with: "[!".utf8), let close = words.prefix(40).firstIndex(of: UInt8(ascii: "]")) else {
                return words
            }
            return words[(close + 1)...].drop { "+- ".utf8.contains($0) }
        }

        /// A heading's words without the marks that may close it.
        private static func unclosed(_ words: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
            ASCII.trimmedEnd(words) { $0 == UInt8(ascii: "#") || $0 == 0x20 }
        }

        /// `[1]: https://…`, what a link refers to.
        private static func isReference(_ line: ArraySlice<UInt8>) -> Bool {
            let close = line.firstIndex(of: UInt8(ascii: "]")).map { line[$0...].dropFirst() }
            return close?.first == UInt8(ascii: ":") && close?.dropFirst().contains(UInt8(ascii: "/")) == true
                // A footnote's words are the text's.
                && !line.starts(with: "[^".utf8)
        }
    }
}
