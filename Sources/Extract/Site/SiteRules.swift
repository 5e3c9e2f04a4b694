import Bytes
package import Web

/// What a person knows of one site's pages better than any measure: which parts are the text, which never are. Extraction
/// reaches its numbers without any.
package struct SiteRules: Sendable, Equatable {
    /// A host; the rules hold for everything below it too.
    package var host: String
    /// What one of these matches is the text, as it stands, in document order; nothing else is.
    package var take: [Selector]
    /// What one of these matches never is.
    package var drop: [Selector]

    package init(host: String, take: [Selector] = [], drop: [Selector] = []) {
        self.host = host
        self.take = take
        self.drop = drop
    }
}

/// The rules of all sites, found by host.
package struct SiteRuleBook: Sendable, Equatable {
    private var byHost: [String: SiteRules] = [:]

    package init(_ rules: [SiteRules] = []) {
        for rules in rules { byHost[ASCII.lowercased(rules.host)] = rules }
    }

    /// How many hosts have some.
    package var count: Int { byHost.count }

    /// Those of the host itself, else of the nearest name above it.
    package func rules(for url: WebURL?) -> SiteRules? {
        guard !byHost.isEmpty, let url else { return nil }
        var name = Substring(url.host)
        while !name.isEmpty {
            if let found = byHost[String(name)] { return found }
            guard let dot = name.firstIndex(of: ".") else { return nil }
            name = name[name.index(after: dot)...]
        }
        return nil
    }
}

extension SiteRules {
    /// Marks in an outline what the rules leave out.
    /// - Returns: whether the text is what is left as it stands. It is not when `take` is empty or matches no text: then the
    ///   page is read as if there were no such rule, because sites change and a broken rule must not cost the article.
    func apply(to outline: inout Outline) -> Bool {
        let taken = taken(in: outline)
        if !taken.isEmpty { Self.keepOnly(taken, in: &outline) }
        for selector in drop {
            for index in selector.matches(in: outline) { outline.prune(index) }
        }
        return !taken.isEmpty
    }

    /// The outermost matches that hold text, in document order.
    private func taken(in outline: Outline) -> [Int] {
        var taken: [Int] = []
        for index in Set(take.flatMap { $0.matches(in: outline) }).sorted() where outline.letters(in: index) > 0 {
            if let last = taken.last, outline.contains(last, index) { continue }
            taken.append(index)
        }
        return taken
    }

    private static func keepOnly(_ taken: [Int], in outline: inout Outline) {
        for index in 0..<outline.count { outline.prune(index) }
        for root in taken {
            for index in root..<outline.end(root) { outline.keep(index) }
            var above = outline.parent(root)
            while above >= 0 {
                outline.keep(above)
                above = outline.parent(above)
            }
            Prune.run(&outline, believingNames: false, below: root)
            // Named by hand, whatever element it is.
            outline.keep(root)
        }
    }
}
