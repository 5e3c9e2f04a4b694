import Bytes
import Extract
import Feeds
import Text
import Web

/// What the entries of one answer are known by between polls.
///
/// The link decides: an address that the source has not shown before is asked, whatever guid stands beside it. A false "new"
/// costs a request, and the page's canonical address or text finds the article again; a false "known" costs the article. Some
/// feeds hang a session or a counter on their links, another one at each poll. Such links are known again by what does not
/// change with it: host and path, the title, and the guid, where that names one entry only. Where guids change as well the title and the
/// path have to do, as long as the list itself shows that its paths name articles and that what hangs on them changes.
struct EntryIdentity {
    /// Nil without a link that can be asked for.
    let url: WebURL?
    /// The identity that is noted once the entry is queued or recorded, and by which it is known.
    let address: String?
    /// The same without what hangs on the link.
    let alike: [Alike]
    let likeness: Likeness?
    /// For entries without a usable link: they are said once, and stay unknown.
    let told: String

    struct Alike {
        let key: String
        /// Noted where the guid was seen to name several entries: the key means nothing then.
        let doubt: String
        /// The guid names several entries of this very answer.
        let isDoubtful: Bool
    }

    /// Its title and its path, of a link on which something hangs.
    struct Likeness {
        /// Where the list shows that its paths name articles: by this it is known.
        let named: String
        /// Elsewhere it only tells of the source's pace.
        let unnamed: String
        let isNamed: Bool

        var keys: [String] { [named, unnamed] }
    }

    /// No longer address is asked for.
    static let longestAddress = 4096

    /// What of the noted may be believed beside this list. Where most of what has something hanging on its link is there again with
    /// the same link, nothing changes at each poll: another link is another article then, whatever its path and its title.
    static func believed(_ seen: Set<String>, beside list: [EntryIdentity]) -> Set<String> {
        let decorated = list.filter { $0.likeness != nil }
        let again = decorated.count { $0.address.map(seen.contains) == true }
        guard again * 2 > decorated.count else { return seen }
        return seen.subtracting(decorated.flatMap { $0.likeness?.keys ?? [] })
    }

    /// Whether it has the title and the path of one that was there before. That is no reason to leave it out, but it tells nothing of how
    /// often something new comes: a source whose links change at each poll would be asked without rest.
    func looksKnown(_ seen: Set<String>) -> Bool { likeness.map { $0.keys.contains(where: seen.contains) } ?? false }

    func isKnown(_ seen: Set<String>) -> Bool {
        guard let address else { return false }
        return seen.contains(address) || !known(alike: seen).isEmpty
    }

    /// What is noted of it. A link that is known by the rest of it only is not: another one comes with each poll.
    func noted(_ seen: Set<String>) -> [String] {
        guard let address else { return [told] }
        let known = seen.contains(address) ? [] : known(alike: seen)
        guard known.isEmpty else { return known }
        return [address] + alike.map { $0.isDoubtful ? $0.doubt : $0.key }
            + (likeness.map { [$0.isNamed ? $0.named : $0.unnamed] } ?? [])
    }

    private func known(alike seen: Set<String>) -> [String] {
        alike.compactMap { alike in
            seen.contains(alike.key) && !alike.isDoubtful && !seen.contains(alike.doubt) ? alike.key : nil
        } + (likeness.flatMap { $0.isNamed && seen.contains($0.named) ? [$0.named] : nil } ?? [])
    }

    /// What has to be looked up.
    var asked: [String] {
        guard let address else { return [told] }
        return [address] + alike.flatMap { [$0.key, $0.doubt] } + (likeness?.keys ?? [])
    }
}

extension EntryIdentity {
    /// What the page is called there, as a `url_key`; nil without a link that can be asked for.
    var pageKey: String? { address.map { String($0.dropFirst(Self.addressMark.utf8.count)) } }

    private static let addressMark = "u:"

    /// By which an entry is known whose link has this `url_key`.
    static func mark(of pageKey: String) -> String { addressMark + pageKey }

    /// In the order of an answer's entries; of a listing in that of its own links.
    static func all(of answer: Outcome.Answer) -> [EntryIdentity] {
        switch answer {
        case .feed(let feed, _): all(of: feed)
        case .listing(let links, _): all(of: links.filter(\.isInternal))
        default: []
        }
    }

    /// In the order of the entries.
    static func all(of feed: Feed) -> [EntryIdentity] {
        all(
            of: feed.entries.map { entry in
                let words = entry.title ?? entry.summary ?? entry.content ?? ""
                return Appearance(link: entry.link, guid: entry.id, title: words)
            })
    }

    static func all(of links: [ArticleLink]) -> [EntryIdentity] {
        all(of: links.map { Appearance(link: $0.url, guid: nil, title: $0.text) })
    }

    private struct Appearance {
        let url: WebURL?
        let link: String?
        let guid: String?
        let title: String
        /// Host and path; nil where nothing hangs on them.
        let stem: String?
        let address: String?

        init(link: String?, guid: String?, title: String) {
            self.link = link
            self.guid = guid.flatMap { $0.isEmpty ? nil : Self.withoutHost($0) }
            self.title = title
            let usable = link.flatMap { WebURL($0) }.flatMap { url in
                url.isHTTP && url.href.utf8.count <= longestAddress ? url : nil
            }
            url = usable
            address = usable.map { addressMark + CanonicalURL($0).key }
            stem = usable.flatMap(Self.stem)
        }

        /// Sites that move from http to https, or to a new host, change every guid at once. What follows `#` is part of it.
        private static func withoutHost(_ guid: String) -> String {
            guard let url = WebURL(guid), url.isHTTP, url.requestTarget.utf8.count > 8 else { return guid }
            return url.requestTarget + (url.fragment.map { "#" + $0 } ?? "")
        }

        private static func stem(of url: WebURL) -> String? {
            let path = url.path
            // `/story;jsessionid=…`
            let bare = path.prefix { $0 != ";" }
            guard url.query != nil || bare.utf8.count < path.utf8.count, bare.utf8.count > 1 else { return nil }
            return url.bareHost + bare
        }
    }

    private static func all(of appearances: [Appearance]) -> [EntryIdentity] {
        // Few sources hang anything on their links, and 50,000 entries are many.
        let isDecorated = appearances.contains { $0.stem != nil }
        var linksByGUID: [String: Set<String>] = [:]
        for seen in appearances where isDecorated {
            if let guid = seen.guid, let link = seen.link { linksByGUID[guid, default: []].insert(link) }
        }
        let paths = Paths(isDecorated ? appearances : [])
        return appearances.map { seen in
            var alike: [Alike] = []
            var likeness: Likeness?
            if let stem = seen.stem {
                if let guid = seen.guid {
                    alike.append(
                        Alike(
                            key: key("c:", [guid, seen.title, stem]), doubt: key("x:", [guid]),
                            isDoubtful: (linksByGUID[guid]?.count ?? 0) > 1))
                }
                // One word is a rubric's.
                if seen.title.utf8.contains(0x20) {
                    likeness = Likeness(
                        named: key("l:", [seen.title, stem]), unnamed: key("p:", [seen.title, stem]),
                        isNamed: paths.name(stem))
                }
            }
            return EntryIdentity(
                url: seen.url, address: seen.address, alike: alike, likeness: likeness,
                told: seen.address == nil ? key("w:", [seen.guid ?? "", seen.title, seen.link ?? ""]) : "")
        }
    }

    /// Whether the paths of a list name its articles, and what hangs on them does not.
    private struct Paths {
        private var addresses: [String: Set<String>] = [:]
        private var titles: [String: Set<String>] = [:]
        private var addressCount = 0

        /// Of fewer nobody can tell: `/sport?id=1` and `/culture?id=2` are sections.
        private static let fewest = 4

        init(_ appearances: [Appearance]) {
            for seen in appearances {
                guard let stem = seen.stem, let address = seen.address else { continue }
                if addresses[stem, default: []].insert(address).inserted { addressCount += 1 }
                titles[stem, default: []].insert(seen.title)
            }
        }

        /// A path that is one entry's. Where most are, also that of an article with further pages, which have titles of their own.
        func name(_ stem: String) -> Bool {
            guard addresses.count >= Self.fewest, addressCount < 2 * addresses.count else { return false }
            return addresses[stem]?.count == titles[stem]?.count
        }
    }

    private static func key(_ kind: String, _ parts: [String]) -> String {
        kind + SHA256.text([UInt8](parts.joined(separator: "\n").utf8))
    }
}
