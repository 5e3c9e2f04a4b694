extension HTMLDocument {
    /// All character data that a browser without scripts shows, in tree order and as it stands: without what is in script,
    /// style, template, noscript, title, textarea and iframe elements.
    package func visibleText() -> [UInt8] {
        withRoot { root in
            var out: [UInt8] = []
            var index = root.index
            while let node = root.at(index) {
                if node.isText { out.append(contentsOf: node.textBytes) }
                index = Self.shows(node.tag) ? index + 1 : node.end
            }
            return out
        } ?? []
    }

    private static func shows(_ tag: HTMLTag) -> Bool {
        switch tag {
        case .script, .style, .template, .noscript, .title, .textarea, .iframe: false
        default: true
        }
    }
}
