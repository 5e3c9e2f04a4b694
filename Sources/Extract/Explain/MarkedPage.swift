import Markup

/// Writes a page again so that a person sees what was taken of it: only boxes, words and colours, nothing that loads or runs.
struct MarkedPage {
    let outline: Outline
    let page: PageText
    let body: ArticleBody
    let kept: [Block]
    /// Why a block of the body is left out, by its index.
    let cuts: [Int: String]
    private var out: [UInt8] = []

    /// What became of a text node.
    private enum Fate: String {
        case taken, dropped, outside
    }

    init(outline: Outline, page: PageText, body: ArticleBody, kept: [Block], cuts: [Int: String]) {
        self.outline = outline
        self.page = page
        self.body = body
        self.kept = kept
        self.cuts = cuts
    }

    /// - Parameter notes: lines that stand above the page, such as the title that was found.
    mutating func html(title: String, notes: [String]) -> String {
        write("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>")
        out.appendEscaped(title, quotes: true)
        write("</title><style>" + Self.style + "</style></head><body>\n<div class=\"notes\">")
        for note in notes {
            write("<div dir=\"auto\">")
            out.appendEscaped(note, quotes: true)
            write("</div>")
        }
        write("<div><span class=\"taken\">taken</span> <span class=\"dropped\">in the article's box, left out</span> ")
        write("<span class=\"outside\">elsewhere</span> <span class=\"pruned\">never text</span></div></div>\n")
        walk(fates(), reasons())
        write("\n</body></html>\n")
        return String(decoding: out, as: UTF8.self)
    }

    /// By text node; those of no block stay outside.
    private func fates() -> [Fate] {
        var fates = [Fate](repeating: .outside, count: outline.count)
        for index in body.blocks {
            for at in page.blocks[index].first...page.blocks[index].last { fates[at] = .dropped }
        }
        for block in kept {
            for at in block.first...block.last { fates[at] = .taken }
        }
        return fates
    }

    /// By text node.
    private func reasons() -> [Int: String] {
        var reasons: [Int: String] = [:]
        for (index, reason) in cuts {
            for at in page.blocks[index].first...page.blocks[index].last { reasons[at] = reason }
        }
        return reasons
    }

    private mutating func walk(_ fates: [Fate], _ reasons: [Int: String]) {
        var open: [Int] = []
        var index = 0
        while index < outline.count {
            while let last = open.last, last <= index {
                write("</div>")
                open.removeLast()
            }
            let element = outline.elements[index]
            if element.tag == .text {
                word(element, fates[index], reasons[index])
            } else if isSilent(element) {
                index = Int(element.end)
                continue
            } else if element.tag == .br {
                write("<br>")
            } else if !element.tag.isInline || element.isPruned {
                box(element, index)
                open.append(Int(element.end))
            }
            index += 1
        }
        for _ in open { write("</div>") }
    }

    /// What never shows at all.
    private func isSilent(_ element: Outline.Element) -> Bool {
        switch element.tag {
        case .head, .script, .style, .template, .svg, .iframe, .object, .embed, .canvas, .input, .select: true
        default: false
        }
    }

    private mutating func box(_ element: Outline.Element, _ index: Int) {
        var names = [element.tag == .unknown ? "box" : element.tag.name]
        if element.isPruned { names.append("pruned") }
        if index == body.root { names.append("root") }
        write("<div dir=\"auto\" class=\"" + names.joined(separator: " ") + "\" title=\"")
        out.appendEscaped(outline.label(index), quotes: true)
        write("\">")
    }

    private mutating func word(_ element: Outline.Element, _ fate: Fate, _ reason: String?) {
        let bytes = element.node.textBytes
        guard bytes.contains(where: { $0 > 0x20 }) else {
            out.append(0x20)
            return
        }
        write("<span class=\"\(fate.rawValue)\"")
        if let reason, fate == .dropped { write(" title=\"\(reason)\"") }
        write(">")
        out.appendEscaped(bytes, quotes: true)
        write("</span>")
    }

    private mutating func write(_ text: String) { out.append(contentsOf: text.utf8) }

    private static let style = """
        body{font:16px/1.5 serif;max-width:60em;margin:1em auto;padding:0 1em;color:#222}
        .notes{font:13px/1.6 sans-serif;border:1px solid #bbb;padding:.6em 1em;margin-bottom:1.5em;background:#fafafa}
        .taken{background:#d5f2d0}.dropped{background:#ffddb8}.outside{color:#999}
        .pruned{font-size:11px;line-height:1.3;color:#b99}.pruned .outside,.pruned .dropped{color:#b99;background:none}
        .root{border-inline-start:4px solid #4a4;padding-inline-start:.8em}
        .p,.blockquote,.pre{margin:.5em 0}.li{margin-inline-start:1.5em}.blockquote{margin-inline-start:2em}
        .h1,.h2,.h3,.h4,.h5,.h6{font-weight:bold;margin:.6em 0}.h1{font-size:1.5em}.h2{font-size:1.25em}
        .pre{white-space:pre-wrap;font-family:monospace}.tr{display:table-row}
        .td,.th{display:table-cell;padding:.1em .6em;border:1px solid #ddd}.figcaption,.caption{font-size:.85em}
        """
}
