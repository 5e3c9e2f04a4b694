import Bytes
import Markup
import Web

extension Cut {
    /// Takes a short line among the last that leads to the site's own channel on a network: «News of the bay on Telegram: https://t.me/bay».
    /// Whose channel it is, its name or a link outside the text says; where a story names its source, that is another's.
    static let channel = Cut("channel") { $0.channelLines() }
}

extension CutView {
    private static let lastBlocks = 4
    private static let mostLetters = 120

    fileprivate func channelLines() -> Takings {
        var takings: Takings = [:]
        for index in uncut.suffix(Self.lastBlocks) {
            let block = page.blocks[index]
            guard block.letters < Self.mostLetters, block.linkLetters > 0,
                !block.endsSentence || block.linkDensity > 0.5,
                uncut.first != index
            else { continue }
            let links = (block.container..<outline.end(block.container)).filter { outline.tag($0) == .a }
            if !links.isEmpty, links.count <= 3, links.allSatisfy(leadsToOwnChannel) { takings[index] = .house }
        }
        return takings
    }

    private func leadsToOwnChannel(_ link: Int) -> Bool {
        guard let href = outline.node(link).attribute("href"), let target = WebURL(href), target.isHTTP,
            let handle = Self.handle(in: target), let site = url.map({ Site.of(host: $0.host) })
        else { return false }
        let name = ASCII.lowercased(site).parts { $0 == 0x2E || $0 == 0x2D }.first ?? ""
        if name.utf8.count >= 4, handle.utf8Contains(String(name)) { return true }
        let start = outline.end(page.blocks[body.blocks.upperBound - 1].container)
        return (0..<outline.count).contains { index in
            outline.tag(index) == .a && (index < page.blocks[body.blocks.lowerBound].first || index >= start)
                && outline.node(index).attribute("href") == href
        }
    }

    /// The name in a profile's or a channel's address, in lower case; nil in that of a post, or of a form to share one.
    private static func handle(in target: WebURL) -> String? {
        let host = ASCII.lowercased(target.host)
        guard networks.contains(where: { host == $0 || host.hasSuffix("." + $0) }) else { return nil }
        var folders = target.path.parts(at: UInt8(ascii: "/")).map { ASCII.lowercased($0) }
        if let first = folders.first, folders.count > 1,
            ["channel", "c", "s", "pages", "user", "company"].contains(first)
        {
            folders.removeFirst()
        }
        guard folders.count == 1, let name = folders.first, target.query == nil else { return nil }
        return ["share", "sharer", "intent", "sharer.php", "watch", "search", "hashtag"].contains(name) ? nil : name
    }

    private static let networks = [
        "t.me", "telegram.me", "facebook.com", "fb.com", "twitter.com", "x.com", "instagram.com", "youtube.com",
        "whatsapp.com",
        "wa.me", "tiktok.com", "threads.net", "linkedin.com", "vk.com",
    ]
}
