extension KindRule {
    /// A page that shows next to nothing: its text comes from its data, or scripts are to write it, or there is none. `<div
    /// id="app"></div>` and a bundle of scripts.
    static let unsaid = KindRule("unsaid") { seen in
        guard seen.letters < 40 else { return nil }
        guard seen.text.isEmpty else { return .article }
        return seen.outline.scripts > 0 || !seen.noscript.isEmpty || seen.asksForScripts(seen.whole) ? .shell : .empty
    }

    /// A page that only says that it needs scripts: «You need to enable JavaScript to run this app.» Many a page with a story
    /// says so of its comments.
    static let shell = KindRule("shell") { seen in
        guard seen.letters < 800, seen.prose < 250, !seen.isReadable else { return nil }
        if seen.prose < 100, seen.asksForScripts(seen.whole) || seen.asksForScripts(seen.noscript) { return .shell }
        return seen.openingLines.contains(where: seen.leadsToScripts) ? .shell : nil
    }
}
