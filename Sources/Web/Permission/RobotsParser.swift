import Bytes

/// Reads the lines of a robots.txt into rules and groups.
struct RobotsParser {
    let escapes: RobotsRules.Escapes
    private(set) var sitemaps: [String] = []
    private(set) var patterns: [UInt8] = []
    private(set) var rules: [RobotsRule] = []
    private(set) var agents: [[UInt8]: RobotsGroup] = [:]
    private(set) var everyone = RobotsGroup()

    /// The agents of the group being read; nil is `*`.
    private var current: [[UInt8]?] = []
    /// Agents named since the last line that was about something else: a Crawl-delay speaks to those.
    private var delayed: [[UInt8]?] = []
    private var delayedIsClosed = false
    private var blockStart = 0
    private var seenSitemaps: Set<String> = []

    /// Google's matcher keeps this much of a line: eight addresses of the longest kind that browsers take.
    private static let lineLimit = 2_083 * 8 - 1

    init(escapes: RobotsRules.Escapes) {
        self.escapes = escapes
    }

    mutating func read(_ bytes: [UInt8]) {
        var end = min(bytes.count, RobotsRules.byteLimit)
        // A rule that the limit cuts in two would say something else.
        if bytes.count > end { while end > 0, !Self.isLineEnd(bytes[end - 1]) { end -= 1 } }
        var position = 0
        for mark: UInt8 in [0xEF, 0xBB, 0xBF] {
            guard position < end, bytes[position] == mark else { break }
            position += 1
        }
        patterns.reserveCapacity(end / 2)
        while position < end {
            var lineEnd = position
            while lineEnd < end, !Self.isLineEnd(bytes[lineEnd]) { lineEnd += 1 }
            if lineEnd > position { readLine(bytes[position..<min(lineEnd, position + Self.lineLimit)]) }
            position = lineEnd + 1
        }
        closeBlock()
    }

    private mutating func readLine(_ line: ArraySlice<UInt8>) {
        // The comment, and all after a NUL.
        let content = ASCII.trimmed(line.prefix { $0 != UInt8(ascii: "#") && $0 != 0 })
        guard let (name, value) = Self.keyAndValue(content) else { return }
        switch RobotsKey(name) {
        case .userAgent: nameAgent(value)
        case .allow: addRule(value, allows: true)
        case .disallow: addRule(value, allows: false)
        case .crawlDelay: addDelay(value)
        case .sitemap: addSitemap(value)
        case nil: break
        }
    }

    /// `key: value`, or as Google's matcher forgives `key value` if there are just these two words.
    private static func keyAndValue(_ line: ArraySlice<UInt8>) -> (ArraySlice<UInt8>, ArraySlice<UInt8>)? {
        if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            let key = ASCII.trimmed(line[..<colon])
            return key.isEmpty ? nil : (key, ASCII.trimmed(line[(colon + 1)...]))
        }
        guard let gap = line.firstIndex(where: isBlank) else { return nil }
        let value = line[gap...].drop(while: isBlank)
        return value.contains(where: isBlank) ? nil : (ASCII.trimmed(line[..<gap]), value)
    }

    // MARK: Groups

    private mutating func nameAgent(_ value: ArraySlice<UInt8>) {
        if rules.count > blockStart { closeBlock() }
        if delayedIsClosed { delayed.removeAll(keepingCapacity: true) }
        delayedIsClosed = false
        let agent: [UInt8]?
        // Google: a star followed by a space and more is still everyone.
        if value.first == UInt8(ascii: "*"), value.count == 1 || ASCII.isSpace(value[value.startIndex + 1]) {
            agent = nil
        } else {
            // RFC 9309 section 2.2.1: the product token ends at the first byte that is no letter, `-` or `_`.
            let token = value.prefix(while: Self.isTokenByte).map { ASCII.lower($0) }
            agent = token
            if agents[token] == nil { agents[token] = RobotsGroup() }
        }
        // One line for each agent of a group is usual; thousands are an attack on the loops over `current`.
        if current.count < Self.agentsInGroupLimit {
            current.append(agent)
            delayed.append(agent)
        }
    }

    private static let agentsInGroupLimit = 2_000

    private mutating func closeBlock() {
        let block = blockStart..<rules.count
        if !block.isEmpty {
            for agent in Set(current) {
                if let agent { agents[agent]?.blocks.append(block) } else { everyone.blocks.append(block) }
            }
        }
        blockStart = rules.count
        current.removeAll(keepingCapacity: true)
        delayed.removeAll(keepingCapacity: true)
    }

    private mutating func addRule(_ value: ArraySlice<UInt8>, allows: Bool) {
        delayedIsClosed = true
        // Rules before the first agent are nobody's.
        guard !current.isEmpty else { return }
        appendRule(value, allows: allows)
        // Google: a rule for /index.html (and .htm) also allows the folder itself.
        guard allows, let slash = value.lastIndex(of: UInt8(ascii: "/")),
            value[slash...].starts(with: "/index.htm".utf8)
        else { return }
        appendRule(value[...slash] + [UInt8(ascii: "$")], allows: true)
    }

    private mutating func appendRule(_ value: ArraySlice<UInt8>, allows: Bool) {
        let start = patterns.count
        RobotsPattern.append(value, to: &patterns, escapes: escapes)
        let pattern = patterns[start...]
        let rule = RobotsRule(
            allows: allows, start: start, length: pattern.count, hasWildcard: pattern.contains(UInt8(ascii: "*")),
            endsWithAnchor: pattern.last == UInt8(ascii: "$"))
        rules.append(rule)
    }

    private mutating func addDelay(_ value: ArraySlice<UInt8>) {
        guard let milliseconds = Self.milliseconds(value) else { return }
        delayedIsClosed = true
        for agent in Set(delayed) {
            if let agent {
                let known = agents[agent]?.crawlDelayMilliseconds ?? 0
                agents[agent]?.crawlDelayMilliseconds = max(known, milliseconds)
            } else {
                everyone.crawlDelayMilliseconds = max(everyone.crawlDelayMilliseconds ?? 0, milliseconds)
            }
        }
    }

    private mutating func addSitemap(_ value: ArraySlice<UInt8>) {
        guard !value.isEmpty, sitemaps.count < RobotsRules.sitemapLimit else { return }
        let text = String(decoding: value, as: UTF8.self)
        if seenSitemaps.insert(text).inserted { sitemaps.append(text) }
    }

    /// `10`, `0.5`, `.5`: seconds as a decimal fraction; anything else is no delay. More than 120 s is 120 s.
    private static func milliseconds(_ value: ArraySlice<UInt8>) -> Int? {
        var whole = 0
        var thousandths = 0
        var unit = 0
        var digits = 0
        for byte in value {
            switch byte {
            case 0x30...0x39:
                digits += 1
                if unit == 0 {
                    whole = min(whole * 10 + Int(byte - 0x30), 1_000)
                } else {
                    unit /= 10
                    thousandths += Int(byte - 0x30) * unit
                    if unit == 0 { unit = -1 }
                }
            case UInt8(ascii: ".") where unit == 0: unit = 1_000
            default: return nil
            }
        }
        return digits == 0 ? nil : min(whole * 1_000 + thousandths, 120_000)
    }

    // MARK: Bytes

    static func lowercased(_ agent: String) -> [UInt8] { agent.utf8.map { ASCII.lower($0) } }

    private static func isTokenByte(_ byte: UInt8) -> Bool {
        0x61...0x7A ~= byte | 0x20 && byte < 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
