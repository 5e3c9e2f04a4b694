/// robots.txt as RFC 9309 reads it and as Google's matcher answers.
///
/// Groups that name one agent are merged (RFC 9309 section 2.2.1), the longest rule decides and Allow wins a tie (2.2.2).
/// An agent that is named anywhere no longer listens to `*`. Reading never fails: what is not understood is passed over.
package struct RobotsRules: Sendable {
    /// When two spellings of one octet are the same.
    package enum Escapes: Sendable {
        /// RFC 9309 section 2.2.2: `%62` is `b`, `%c3` is `%C3`, `ツ` is `%E3%83%84`, in rules and in addresses.
        case normalised
        /// Google's matcher: hex digits and non-ASCII of rules are mended, addresses are taken as they are.
        case asGoogle
    }

    /// As written, relative ones too, in order, no doubles; at most 1,000.
    package let sitemaps: [String]

    let escapes: Escapes
    /// Patterns of all rules, one after the other.
    let patterns: [UInt8]
    let rules: [RobotsRule]
    /// By product token in lower case.
    let agents: [[UInt8]: RobotsGroup]
    /// The group of `*`.
    let everyone: RobotsGroup

    /// RFC 9309 section 2.5: at least 500 KiB must be read.
    package static let byteLimit = 500 * 1024
    static let sitemapLimit = 1_000

    /// Any bytes; at most 500 KiB of them are read.
    package init(parsing bytes: [UInt8]) {
        self.init(parsing: bytes, escapes: .normalised)
    }

    /// Any bytes; at most 500 KiB of them are read.
    package init(parsing bytes: [UInt8], escapes: Escapes) {
        var parser = RobotsParser(escapes: escapes)
        parser.read(bytes)
        self.escapes = escapes
        sitemaps = parser.sitemaps
        patterns = parser.patterns
        rules = parser.rules
        agents = parser.agents
        everyone = parser.everyone
    }

    /// Whether `agent` (a product token such as `rawi`) may ask for this path and query.
    package func allows(_ requestTarget: String, agent: String) -> Bool {
        guard let group = group(for: agent), !group.blocks.isEmpty else { return true }
        var target = Array(requestTarget.utf8)
        if target.isEmpty { target = [UInt8(ascii: "/")] }
        if escapes == .normalised { RobotsPattern.normalise(target: &target) }
        // Only lengths above zero count: an empty Disallow forbids nothing.
        var allowed = 0
        var disallowed = 0
        let text = target.span
        let patterns = patterns.span
        for block in group.blocks {
            for index in block {
                let rule = rules[index]
                // A shorter rule than the best of either side can no longer change the answer.
                if rule.length <= (rule.allows ? allowed : disallowed) || rule.length < max(allowed, disallowed) {
                    continue
                }
                guard rule.matches(text, patterns) else { continue }
                if rule.allows { allowed = rule.length } else { disallowed = rule.length }
            }
        }
        return disallowed <= allowed
    }

    /// Seconds between requests that the agent's group asks for, at most 120.
    package func crawlDelay(agent: String) -> Duration? {
        group(for: agent)?.crawlDelayMilliseconds.map { .milliseconds($0) }
    }

    /// Whether a group names this agent, so that the rules for `*` are not for it.
    package func names(agent: String) -> Bool {
        agents[RobotsParser.lowercased(agent)] != nil
    }

    private func group(for agent: String) -> RobotsGroup? {
        agents.isEmpty ? everyone : agents[RobotsParser.lowercased(agent)] ?? everyone
    }
}

/// What one product token has to obey.
struct RobotsGroup: Sendable {
    /// Ranges of `RobotsRules.rules`, one a group in the file that names the agent.
    var blocks: [Range<Int>] = []
    var crawlDelayMilliseconds: Int?
}

/// One Allow or Disallow line.
struct RobotsRule: Sendable {
    let allows: Bool
    /// Where its pattern stands in `RobotsRules.patterns`.
    let start: Int
    /// In bytes, special characters included: that is the rule's weight.
    let length: Int
    let hasWildcard: Bool
    let endsWithAnchor: Bool

    func matches(_ text: borrowing Span<UInt8>, _ patterns: borrowing Span<UInt8>) -> Bool {
        let end = endsWithAnchor ? start + length - 1 : start + length
        if !hasWildcard {
            let count = end - start
            if text.count < count || (endsWithAnchor && text.count != count) { return false }
            return RobotsPattern.equal(text, at: 0, patterns, start..<end)
        }
        return RobotsPattern.matches(text, patterns, start..<end, toTheEnd: endsWithAnchor)
    }
}
