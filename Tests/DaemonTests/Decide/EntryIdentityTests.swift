import Extract
import Feeds
import Testing

@testable import Daemon

/// What one poll noted, and which entries of the next are known by it.
@Suite struct EntryIdentityTests {
    struct Item {
        var guid: String?
        var link: String?
        var title: String

        init(_ guid: String?, _ link: String?, _ title: String = "عنوان خبر") {
            (self.guid, self.link, self.title) = (guid, link, title)
        }
    }

    private static func identities(_ items: [Item]) -> [EntryIdentity] {
        var feed = Feed(format: .rss)
        feed.entries = items.map { item in
            var entry = FeedEntry()
            (entry.id, entry.link, entry.title) = (item.guid, item.link, item.title)
            return entry
        }
        return EntryIdentity.all(of: feed)
    }

    /// Four articles, whose paths are their own.
    private static func decorated(_ guids: String, session: Int) -> [Item] {
        (1...4).map { Item("\(guids)-\($0)", "https://a.example/\($0)?s=\(session)", "خبر رقم \($0)") }
    }

    private static let pages = [1, 3].map {
        Item(nil, "https://a.example/\($0)?page=2", "الصفحة الثانية من \($0)")
    }

    @Test(
        "The link decides, and a guid only helps where the rest agrees",
        arguments: [
            // One guid for all, and one that names another article each time.
            (
                [Item("0", "https://a.example/1"), Item("0", "https://a.example/2")],
                [Item("0", "https://a.example/3")], false
            ),
            (
                [Item("1", "https://a.example/n?id=1", "أول خبر")], [Item("1", "https://a.example/n?id=2", "ثاني خبر")],
                false
            ),
            (
                [Item("0", "https://a.example/n?id=1"), Item("0", "https://a.example/n?id=2")],
                [Item("0", "https://a.example/n?id=3")], false
            ),
            // Guids of one page that differ behind the #, and of two hosts that differ in nothing else.
            (
                [Item("http://a.example/new/index#1", "https://a.example/1")],
                [Item("http://a.example/new/index#2", "https://a.example/2")], false
            ),
            (
                [Item("http://one.example/?p=41", "http://one.example/?p=41")],
                [Item("http://two.example/?p=41", "http://two.example/?p=41")], false
            ),
            // A mended link, and one that came late.
            ([Item("g", "https://a.example/wrong")], [Item("g", "https://a.example/right")], false),
            ([Item("g", nil)], [Item("g", "https://a.example/1")], false),
            ([Item("g", "https://a.example:99999/1")], [Item("g", "https://a.example/1")], false),
            // The same link by any other guid.
            ([Item("1", "https://a.example/1?utm_source=rss")], [Item("2", "https://a.example/1")], true),
            // A session that changes at each poll, under guids that stay or move to another host.
            ([Item("g", "https://a.example/n?id=1&s=1")], [Item("g", "https://a.example/n?id=1&s=2")], true),
            (
                [Item("http://a.example/posts/12345", "https://a.example/1;s=1")],
                [Item("https://b.example/posts/12345", "https://www.a.example/1;s=2")], true
            ),
            // The same under guids that change as well: the paths name the articles.
            (decorated("1", session: 1), decorated("2", session: 2), true),
            // With further pages of two of them, under the same paths (seeds 98, 150 and 191 of the simulation).
            (
                decorated("1", session: 1) + pages, decorated("2", session: 2) + pages, true
            ),
            // Of fewer paths nobody can tell what they name.
            (Array(decorated("1", session: 1).prefix(3)), Array(decorated("2", session: 2).prefix(3)), false),
            // A path that all articles share names none of them, whatever others do.
            (
                decorated("1", session: 1) + [Item("a", "https://a.example/n?id=1", "نشرة المساء")],
                [
                    Item("b", "https://a.example/n?id=2", "نشرة المساء"),
                    Item("c", "https://a.example/n?id=3", "خبر آخر"),
                    Item("d", "https://a.example/n?id=4", "خبر آخر"),
                ] + decorated("2", session: 2), false
            ),
            // What hangs on the links stays: under the same path and title stands another article.
            (
                decorated("1", session: 1) + [Item("a", "https://a.example/news?id=1", "نشرة المساء")],
                [Item("b", "https://a.example/news?id=2", "نشرة المساء")] + decorated("2", session: 1), false
            ),
        ] as [([Item], [Item], Bool)])
    func known(first: [Item], second: [Item], isKnown: Bool) throws {
        let list = Self.identities(second)
        let seen = EntryIdentity.believed(Set(Self.identities(first).flatMap { $0.noted([]) }), beside: list)
        #expect(try #require(list.first).isKnown(seen) == isKnown)
    }

    /// Of three paths nobody can tell what they name: each is asked for, and none says that something new comes each hour.
    @Test func whatLooksKnownIsAskedForAndTellsNoPace() throws {
        let list = Self.identities(Array(Self.decorated("2", session: 2).prefix(3)))
        let seen = EntryIdentity.believed(
            Set(Self.identities(Array(Self.decorated("1", session: 1).prefix(3))).flatMap { $0.noted([]) }),
            beside: list)
        #expect(list.allSatisfy { !$0.isKnown(seen) && $0.looksKnown(seen) })
        let other = try #require(Self.identities([Item("3", "https://a.example/9?s=2", "خبر رقم 9")]).first)
        #expect(!other.looksKnown(seen))
    }

    @Test func aGuidThatNamedSeveralIsNeverBelievedAgain() throws {
        let doubled = Self.identities([Item("0", "https://a.example/n?id=1"), Item("0", "https://a.example/n?id=2")])
        let single = Self.identities([Item("0", "https://a.example/n?id=3")])
        let seen = Set((doubled + single).flatMap { $0.noted([]) })
        #expect(try #require(Self.identities([Item("0", "https://a.example/n?id=4")]).first).isKnown(seen) == false)
    }

    /// A row a link at each poll would make the index grow for ever.
    @Test func whatHangsOnAKnownLinkIsNotNoted() throws {
        let first = Self.identities([Item("g", "https://a.example/n?id=1&s=1")]).flatMap { $0.noted([]) }
        let second = Self.identities([Item("g", "https://a.example/n?id=1&s=2")]).flatMap { $0.noted(Set(first)) }
        #expect(Set(second).isSubset(of: first))
    }

    @Test func entriesWithoutALinkAreSaidOnce() throws {
        let identity = try #require(Self.identities([Item("g", nil)]).first)
        #expect(identity.noted([]) == [identity.told] && identity.asked == [identity.told])
        #expect(!identity.isKnown([identity.told]))
    }

    @Test func linksOfAListingAreKnownByTheSameRules() throws {
        let links = { (session: Int) in
            (1...4).map {
                ArticleLink(
                    url: "https://a.example/\($0)?s=\(session)", text: "خبر رقم \($0)", rel: [], isInternal: true)
            }
        }
        let seen = Set(EntryIdentity.all(of: links(1)).flatMap { $0.noted([]) })
        #expect(EntryIdentity.all(of: links(2)).allSatisfy { $0.isKnown(seen) })
    }
}
