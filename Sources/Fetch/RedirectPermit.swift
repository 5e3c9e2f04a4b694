package import Web

/// Where redirects may lead without asking anybody first: origins whose robots.txt is known and allows the address. RFC 9309 holds
/// for every address that is fetched, not for the first one alone.
package struct RedirectPermit: Sendable, Equatable {
    private let rules: [String: RobotsRules]
    private let agent: String

    /// - Parameter rules: by origin, as `WebURL.origin` writes it.
    package init(_ rules: [String: RobotsRules], agent: String) {
        self.rules = rules
        self.agent = agent
    }

    package func allows(_ url: WebURL) -> Bool { rules[url.origin]?.allows(url.requestTarget, agent: agent) ?? false }

    /// By what they speak of, not by what they say.
    package static func == (left: RedirectPermit, right: RedirectPermit) -> Bool {
        left.agent == right.agent && left.rules.keys == right.rules.keys
    }
}
