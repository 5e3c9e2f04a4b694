extension LeftOut {
    /// The lines of a text that are neither in its body nor, whole, in a field of its record.
    init(_ lines: SuppliedLines, title: String?, pageLines: [String]) {
        for mark in lines.marks { add("mark", Array(mark.utf8)[...]) }
        end()
        for line in pageLines { add("page", Array(line.utf8)[...]) }
        end()
        // What is still to come of the title, which may stand on several lines.
        var rest = JunkLabels.fold((title ?? "").utf8)[...]
        for line in lines.lines {
            let words = lines.bytes[line.range]
            switch line.role {
            case .body, .address, .site, .field: end()
            case .title where !rest.isEmpty && rest.starts(with: JunkLabels.fold(words)):
                rest = rest.dropFirst(JunkLabels.fold(words).count)
                end()
            case .title: add("title", words)
            case .byline: add("byline", words)
            case .caption: add("caption", words)
            case .share: add("share", words)
            case .related: add("related", words)
            case .print: add("print", words)
            case .source: add("source", words)
            // A rule of dashes has no words to lose.
            case .junk: if !JunkLabels.fold(words).isEmpty { add("furniture", words) }
            }
        }
    }
}
