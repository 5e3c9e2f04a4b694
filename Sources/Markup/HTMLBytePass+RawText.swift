extension HTMLBytePass {
    /// Behind the start tag of an element whose content is not markup: to its end tag.
    mutating func rawText(_ tag: HTMLTag, shown: Bool, references: Bool = false, kept: Bool) {
        let end = rawEnd(of: tag)
        if shown { copyText(until: end, references: references, stopAtTags: false) }
        at = end
        if at < input.count { skipEndTag() }
        if kept { page.end(tag) }
    }

    /// Behind a script's start tag. The script goes; a data block in it is noted.
    mutating func rawScript(_ kind: HTMLEmbeddedData.Kind?) {
        scriptCount += 1
        let start = at
        at = scriptEnd()
        note(start..<at, kind)
        if at < input.count { skipEndTag() }
    }

    private mutating func note(_ content: Range<Int>, _ kind: HTMLEmbeddedData.Kind?) {
        guard let kind else { return note(program: content) }
        guard embedded.count - scriptsKept.count < Self.embeddedCountBound,
            embeddedBytes + content.count <= Self.embeddedBytesBound
        else { return }
        embedded.append((kind, content))
        embeddedBytes += content.count
    }

    private mutating func note(program: Range<Int>) {
        let isPiece = program.count > 20 && matches("self.__next_f", at: program.lowerBound)
        guard isPiece || program.count >= Self.scriptBytesLeast, scriptsKept.count < Self.scriptsCountBound,
            scriptsKept.bytes + program.count <= Self.scriptsBytesBound
        else { return }
        embedded.append((.script, program))
        scriptsKept.count += 1
        scriptsKept.bytes += program.count
    }

    /// An end tag may hold attributes, and those a `>`.
    private mutating func skipEndTag() {
        at += 2
        while at < input.count, isLetter(input[at]) { at += 1 }
        var ignored: HTMLEmbeddedData.Kind?
        _ = attributes(tag: .unknown, kept: false, dataKind: &ignored)
    }

    private mutating func skipTag() {
        while at < input.count, input[at] != 0x3E { at += 1 }
        at = min(at + 1, input.count)
    }

    private func rawEnd(of tag: HTMLTag) -> Int {
        var index = at
        while index < input.count {
            if input[index] == 0x3C, byte(index + 1) == 0x2F, names(tag, at: index + 2) { return index }
            index += 1
        }
        return input.count
    }

    /// Whether the tag's name stands there and ends there.
    private func names(_ tag: HTMLTag, at start: Int) -> Bool {
        var end = start
        while end < input.count, end - start <= 10, isLetter(input[end]) { end += 1 }
        let key = packedName(UnsafeBufferPointer(rebasing: input[min(start, input.count)..<end]))
        guard end > start, tags.tag(key, length: end - start) == tag else { return false }
        return end >= input.count || isSpace(input[end]) || input[end] == 0x3E || input[end] == 0x2F
    }

    /// Where `</script` closes the script: not within `<!-- <script> … </script> -->` (HTML Standard, "script data double
    /// escaped state").
    private func scriptEnd() -> Int {
        enum State { case plain, escaped, doubleEscaped }
        var state = State.plain
        var index = at
        while index < input.count {
            let value = input[index]
            if value == 0x3C {
                if state == .plain, matches("<!--", at: index) {
                    state = .escaped
                    index += 2  // the dashes may be those of `-->`
                    continue
                }
                if byte(index + 1) == 0x2F, names(.script, at: index + 2) {
                    if state != .doubleEscaped { return index }
                    state = .escaped
                } else if state == .escaped, names(.script, at: index + 1) {
                    state = .doubleEscaped
                }
            } else if value == 0x2D, state != .plain, byte(index + 1) == 0x2D, byte(index + 2) == 0x3E {
                state = .plain
            }
            index += 1
        }
        return input.count
    }

    /// Behind `<svg …>`: past its end, when there is one.
    mutating func skipDrawing() {
        guard !drawingsEnd else { return }
        var index = at
        var depth = 1
        while index < input.count {
            if input[index] == 0x3C {
                if byte(index + 1) == 0x2F, names(.svg, at: index + 2) {
                    depth -= 1
                    if depth == 0 {
                        at = index
                        return skipTag()
                    }
                } else if names(.svg, at: index + 1) {
                    depth += 1
                }
            }
            index += 1
        }
        drawingsEnd = true
    }
}
