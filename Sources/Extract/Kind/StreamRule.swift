import Markup
import Web

extension KindRule {
    /// The front of a weblog: headings that lead to pages of their own on the same host, each with its prose below. Each entry
    /// is an article, on its own page.
    static let stream = KindRule("stream") { seen in
        !seen.claimsArticle && !seen.hasHeadline && (seen.isStream || seen.isMadeOfPosts) ? .index : nil
    }
}

extension KindEvidence {
    private static let postsBound = 3

    /// Messages one after the other, each in a box of the same make with its own time, under no headline: a channel.
    var isMadeOfPosts: Bool {
        guard facts.headlines.isEmpty, facts.times.count >= Self.postsBound else { return false }
        let times = facts.times.prefix(60)
        guard let first = times.first else { return false }
        var at = first
        for _ in 0..<16 where outline.parent(at) > 0 {
            let parent = outline.parent(at)
            let make = outline.make(at)
            let boxes = Set(times.compactMap { time in outline.nearest(time) { outline.parent($0) == parent } })
                .filter { outline.make($0) == make }
            if boxes.count >= Self.postsBound, outline.node(at).attribute("class")?.isEmpty == false {
                return boxes.count { outline.letters(in: $0) >= 40 } >= Self.postsBound
            }
            at = parent
        }
        return false
    }

    var isStream: Bool {
        guard let url else { return false }
        var targets: Set<String> = []
        var (led, own) = (0, 0)
        var isLed = false
        for index in body.blocks {
            let block = page.blocks[index]
            if block.isHeading {
                let target = block.linkDensity > 0.8 ? target(of: block, url) : nil
                if let target, targets.count < 50, !targets.contains(target) {
                    targets.insert(target)
                    isLed = true
                }
            } else if block.linkDensity < 0.5 {
                if isLed { led += block.letters } else { own += block.letters }
            }
        }
        return targets.count >= 3 && led > own * 3 && led >= targets.count * 80
    }

    /// Where a heading leads, when that is another page of the same host.
    func target(of block: Block, _ url: WebURL) -> String? {
        var at = block.first
        for _ in 0..<8 where at > 0 {
            if outline.tag(at) == .a {
                guard let href = outline.node(at).attribute("href"), let found = WebURL(href, base: url),
                    found.host == url.host, found.path != url.path, found.path != "/"
                else { return nil }
                return found.path + "?" + (found.query ?? "")
            }
            at = outline.parent(at)
        }
        return nil
    }
}
