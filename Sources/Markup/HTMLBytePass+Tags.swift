extension HTMLBytePass {
    /// One attribute as it stands in the input.
    struct Attribute {
        var name: Range<Int>
        var key: UInt64
        var value: Range<Int>
    }

    mutating func startTag() {
        let name = tagName(from: at + 1)
        let key = packedName(UnsafeBufferPointer(rebasing: input[name]))
        let tag = tags.tag(key, length: name.count)
        let id = HTMLOpenElements.id(tag, key: key)
        at = name.upperBound
        var dataKind: HTMLEmbeddedData.Kind?

        if !open.isForeign, let ended = open.impliedEnd(before: tag) { close(through: ended) }
        if tag == .frameset, framesetOK, !inFrameset {
            // The body so far is replaced; white space, all that counts as text from here, survives in `pre`.
            page.removeAll()
            for tag in [HTMLTag.body, .pre] { page.start(tag, attributesFrom: page.attributes.count) }
        }
        noteFrameset(tag)
        let isScript = tag == .script && !open.isForeign
        let isBounded = open.depth < Self.depthBound && elementCount < Self.elementsBound
        let kept = isBounded && !isLeftOut(tag) && !inFrameset && !isScript
        let first = page.attributes.count
        if tag == .unknown, kept { page.noteName(UnsafeBufferPointer(rebasing: input[name].prefix(64))) }
        let selfClosing = attributes(tag: tag, kept: kept, dataKind: &dataKind)
        if kept {
            page.start(tag, attributesFrom: first)
            elementCount += 1
        } else if !isBounded, keeping == .article, !tag.isInline, !inFrameset {
            page.text.append(0x0A)  // its text and the next one's are two
        }

        switch tag {
        case .script where isScript: rawScript(dataKind)
        case .style where !open.isForeign: rawText(tag, shown: false, kept: kept)
        case .iframe, .noembed, .xmp, .noframes: rawText(tag, shown: tag == .xmp, kept: kept)
        case .title where !open.isForeign: rawText(tag, shown: true, references: true, kept: kept)
        case .textarea: rawText(tag, shown: keeping == .everything, references: true, kept: kept)
        case .plaintext where !open.isForeign && !inFrameset:
            copyText(until: input.count, references: false, stopAtTags: false)
        case .svg where keeping == .article && !selfClosing:
            if kept { page.end(tag) }
            skipDrawing()
        default:
            if tag.isVoid { break }
            guard kept else { return open.drop(id) }
            if selfClosing, open.isForeign || tag == .svg || tag == .math { return page.end(tag) }
            open.push(.init(id: id, tag: tag), key: key)
            if tag == .pre || tag == .listing { skipFirstLineBreak() }
        }
    }

    /// A line break right behind `<pre>` is not part of the text.
    private mutating func skipFirstLineBreak() {
        if byte(at) == 0x0D {
            at += byte(at + 1) == 0x0A ? 2 : 1
        } else if byte(at) == 0x0A, at < input.count {
            at += 1
        }
    }

    private mutating func noteFrameset(_ tag: HTMLTag) {
        if tag == .frameset, framesetOK { inFrameset = true }
        switch tag {
        case .body, .pre, .listing, .li, .dd, .dt, .button, .table, .br, .img, .hr, .input, .area, .embed, .keygen,
            .wbr,
            .applet, .object, .textarea, .xmp, .iframe, .select, .plaintext:
            if !inFrameset { framesetOK = false }
        default: break
        }
    }

    private func isLeftOut(_ tag: HTMLTag) -> Bool {
        keeping == .article && (tag == .source || tag == .track || tag == .param)
    }

    mutating func endTag() {
        let name = tagName(from: at + 2)
        let key = packedName(UnsafeBufferPointer(rebasing: input[name]))
        let tag = tags.tag(key, length: name.count)
        at = name.upperBound
        var ignored: HTMLEmbeddedData.Kind?
        _ = attributes(tag: tag, kept: false, dataKind: &ignored)
        let id = HTMLOpenElements.id(tag, key: key)
        if open.takeDropped(id) { return }
        if tag == .br { return implied(.br) }
        if tag.headingLevel > 0, !open.isOpen(id), let last = open.last, last.tag.headingLevel > 0 {
            return close(through: open.depth - 1)
        }
        guard open.isOpen(id) else {
            if tag == .p { implied(.p) }
            return
        }
        if tag == .template, let index = open.index(of: id) { return close(through: index) }
        if tag == .body || tag == .html { return }  // what follows still belongs to the body
        if tag.isInline {
            if let index = open.index(of: id, stops: { !$0.isInline || $0 == .template }) {
                return close(through: index)
            }
            // `<a><div></a>`: the link ends with the block inside it.
            if let index = open.index(of: id, stops: { $0 == .td || $0 == .th || $0 == .table || $0 == .template }) {
                open.markEnded(at: index)
            }
            return
        }
        let isTablePart = tag == .table || tag == .tr || tag == .td || tag == .th || tag == .tbody || tag == .thead
        if let index = open.index(
            of: id, stops: { $0 == .template || (!isTablePart && ($0 == .td || $0 == .th || $0 == .caption)) })
        {
            close(through: index)
        }
    }

    /// An element without content that an end tag alone stands for (HTML Standard, "in body").
    private mutating func implied(_ tag: HTMLTag) {
        guard elementCount < Self.elementsBound else { return }
        elementCount += 1
        page.start(tag, attributesFrom: page.attributes.count)
        if !tag.isVoid { page.end(tag) }
    }

    /// Writes the ends of the open elements from the innermost out to the one at `index`.
    mutating func close(through index: Int) {
        while open.depth > index, let element = open.pop() { page.end(element.tag) }
        while let last = open.last, last.ended, let element = open.pop() { page.end(element.tag) }
    }

    private func tagName(from start: Int) -> Range<Int> {
        var end = start
        while end < input.count, input[end] != 0x3E, input[end] != 0x2F, !isSpace(input[end]) { end += 1 }
        return start..<end
    }

    /// Reads to the tag's end; true when it ended with `/>`.
    mutating func attributes(tag: HTMLTag, kept: Bool, dataKind: inout HTMLEmbeddedData.Kind?) -> Bool {
        let first = page.attributes.count
        var seen: UInt64 = 0
        while at < input.count {
            let value = input[at]
            if value == 0x3E {
                at += 1
                return byte(at - 2) == 0x2F
            }
            if value == 0x2F || isSpace(value) {
                at += 1
                continue
            }
            let attribute = nextAttribute()
            if tag == .script, let kind = embeddedKind(attribute) { dataKind = kind }
            guard kept, page.attributes.count - first < Self.attributesPerTagBound, wants(attribute, of: tag) else {
                continue
            }
            // A doubled attribute keeps its first value; mostly one bit of the names so far tells that it is none.
            let bit = UInt64(1) << ((attribute.key &* 0x9E37_79B9_7F4A_7C15) >> 58)
            if seen & bit != 0, page.attributes[first...].contains(where: { $0.key == attribute.key }) { continue }
            seen |= bit
            write(attribute)
        }
        return false
    }

    private mutating func nextAttribute() -> Attribute {
        let start = at
        at += 1  // a leading `=` belongs to the name
        while at < input.count, input[at] != 0x3D, input[at] != 0x3E, input[at] != 0x2F, !isSpace(input[at]) { at += 1 }
        let name = start..<at
        let key = packedName(UnsafeBufferPointer(rebasing: input[name]))
        var next = at
        while next < input.count, isSpace(input[next]) { next += 1 }
        guard byte(next) == 0x3D, next < input.count else { return Attribute(name: name, key: key, value: at..<at) }
        at = next + 1
        while at < input.count, isSpace(input[at]) { at += 1 }
        let quote = byte(at)
        if quote == 0x22 || quote == 0x27 {
            at += 1
            let first = at
            while at < input.count, input[at] != quote { at += 1 }
            let value = first..<at
            at = min(at + 1, input.count)
            return Attribute(name: name, key: key, value: value)
        }
        let first = at
        while at < input.count, input[at] != 0x3E, !isSpace(input[at]) { at += 1 }
        return Attribute(name: name, key: key, value: first..<at)
    }

    private mutating func write(_ attribute: Attribute) {
        let start = UInt32(truncatingIfNeeded: page.values.count)
        if keeping == .article, attribute.key == wanted.style {
            switch InlineStyle(UnsafeBufferPointer(rebasing: input[attribute.value])) {
            case .hidden: page.attributes.append(.init(key: wanted.hidden, value: start..<start))
            case .block:
                page.values.append(contentsOf: "block".utf8)
                page.attributes.append(
                    .init(key: wanted.style, value: start..<UInt32(truncatingIfNeeded: page.values.count)))
            case .other: break
            }
            return
        }
        let resume = at
        at = attribute.value.lowerBound
        var run = at
        while at < attribute.value.upperBound {
            let value = input[at]
            if value >= 0x20 && value != 0x26 {
                at += 1
                continue
            }
            page.values.append(contentsOf: UnsafeBufferPointer(rebasing: input[run..<at]))
            if value == 0x26 {
                Self.write(reference(inAttribute: true), to: &page.values)
            } else {
                page.values.append(0x20)
                at += 1
            }
            run = min(at, attribute.value.upperBound)
        }
        page.values.append(contentsOf: UnsafeBufferPointer(rebasing: input[run..<attribute.value.upperBound]))
        at = resume
        page.attributes.append(
            .init(key: attribute.key, value: start..<UInt32(truncatingIfNeeded: page.values.count)))
    }

    private func wants(_ attribute: Attribute, of tag: HTMLTag) -> Bool {
        guard attribute.value.count <= Self.attributeBytesBound else { return false }
        guard keeping == .article else { return true }
        // Microformats state their stamps there.
        if tag == .abbr, attribute.key == wanted.title { return attribute.value.count < 100 }
        // An address this long is an inlined image.
        if attribute.key == wanted.src || attribute.key == wanted.href { return attribute.value.count < 4096 }
        return wanted.all.contains(attribute.key)
    }

    private func embeddedKind(_ attribute: Attribute) -> HTMLEmbeddedData.Kind? {
        if attribute.key == wanted.type, attribute.value.count < 64 {
            var at = attribute.value.lowerBound
            while at < attribute.value.upperBound {
                if matches("ld+json", at: at) { return .jsonLD }
                if matches("json", at: at) { return .state }
                at += 1
            }
        }
        if attribute.key == wanted.id, matches("__NEXT_DATA__", at: attribute.value.lowerBound) { return .state }
        return nil
    }
}
