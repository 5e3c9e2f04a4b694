extension HTMLDocument {
    /// All character data that a browser without scripts shows, in tree order and as it stands: without what is in script,
    /// style, template, noscript, title, textarea and iframe elements.
    package borrowing func visibleText() -> [UInt8] {
        withRoot { root in
            let tags = HTMLTagTable.shared
            var out: [UInt8] = []
            var open: [HTMLNode] = []
            var node = root
            while true {
                if node.isText { out.append(contentsOf: node.textBytes) }
                if let child = node.firstChild, Self.shows(node.tag(in: tags)) {
                    open.append(node)
                    node = child
                    continue
                }
                var following = open.isEmpty ? nil : node.next
                while following == nil, let parent = open.popLast() { following = open.isEmpty ? nil : parent.next }
                guard let following else { return out }
                node = following
            }
        } ?? []
    }

    private static func shows(_ tag: HTMLTag) -> Bool {
        switch tag {
        case .script, .style, .template, .noscript, .title, .textarea, .iframe: false
        default: true
        }
    }
}
