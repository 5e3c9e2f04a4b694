import Bytes
import Markup
import Web

/// The links inside the chosen text: the next findings.
enum ArticleLinks {
    static let countBound = 500

    /// - Parameter blocks: what was kept of the page, in order.
    static func find(_ outline: Outline, blocks: [Block], url: WebURL?, base: String?) -> [ArticleLink] {
        var links: [ArticleLink] = []
        var seen: Set<String> = []
        let origin = LinkBase(base.flatMap { WebURL($0, base: url) } ?? url)
        let site = url.map { Site.of(host: $0.host) }
        var last = -1
        for block in blocks {
            for index in block.first...block.last {
                guard let anchor = anchor(above: index, outline), anchor != last else { continue }
                last = anchor
                guard links.count < countBound, let href = outline.node(anchor).attribute("href"),
                    let target = origin.resolve(ASCII.trimmed(href))
                else { continue }
                let address = target.href
                let isSelf = url.map { $0.forRequest.href == target.forRequest.href } ?? false
                guard !isSelf, seen.insert(address).inserted else { continue }
                let rel = outline.node(anchor).attribute("rel").map(ASCII.lowercased) ?? ""
                links.append(
                    ArticleLink(
                        url: address, text: ASCII.trimmed(outline.text(of: anchor, limitBytes: 500)),
                        rel: rel.split(separator: " ").map(String.init),
                        isInternal: site != nil && Site.of(host: target.host) == site))
            }
        }
        return links
    }

    private static func anchor(above index: Int, _ outline: Outline) -> Int? {
        var at = outline.parent(index)
        var steps = 0
        while at > 0, steps < 12 {
            if outline.tag(at) == .a { return at }
            if outline.tag(at) == .body { return nil }
            at = outline.parent(at)
            steps += 1
        }
        return nil
    }
}
