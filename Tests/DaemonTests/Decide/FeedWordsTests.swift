import Dedupe
import Extract
import Feeds
import Fetch
import FoundationEssentials
import Store
import Testing
import Text
import Web

@testable import Daemon

/// What a record says of the day, where the feed knows it or knows it better.
@Suite struct FeedWordsTests {
    private static func entry(_ words: String) -> FeedEntry {
        var entry = FeedEntry()
        entry.publishedRaw = words
        entry.published = FeedDate.parse(words)
        return entry
    }

    /// The record of a page that states `page` as its day, found in a feed that dates it `words`.
    private static func record(words: String, page: String?) throws -> Record {
        let now = VirtualTime.start
        let url = try #require(WebURL("https://a.example/1"))
        var memo = PageMemo(url: url.href, firstSeenAt: now)
        memo.publishedRaw = FeedWords.published(entry(words))
        var article = Article()
        article.title = "عنوان"
        article.text = (1...30).map { "كلمة\($0)" }.joined(separator: " ")
        if let page, let date = FeedDate.parse(page) {
            article.published = PublishedDate(date: date, source: .text, raw: page)
        }
        let target = Target(.page(url), url: url.href, site: "a.example", due: now, memo: MemoCoding.bytes(memo))
        let outcome = Outcome(
            job: Job(target: target, want: .page, request: FetchRequest(url: url, userAgent: "t")),
            answer: .page(
                Extraction(
                    kind: .article, article: article, charset: "UTF-8", charsetSource: .meta, rights: Rights()),
                Fingerprint(of: article.text), digest: "d"),
            reply: Reply(
                FetchResponse(url: url, status: 200, headers: HTTPHeaders([(String, String)]()), body: [])),
            startedAt: now)
        for case .append(let record) in Settlement(configuration: Configuration(instance: "test"))
            .settle(outcome, facts: Facts(), now: now)
        {
            return record
        }
        throw FeedError.empty
    }

    @Test(
        "Day and words are the feed's own",
        arguments: [
            ("Sat, 14 Mar 2026 01:30:00 +0300", "2026-03-14", "2026-03-13T22:30:00Z"),
            ("السبت، 14 آذار 2026 10:30:00 +0300", "2026-03-14", "2026-03-14T07:30:00Z"),
            ("2026-03-14", "2026-03-14", nil),
        ] as [(String, String, String?)])
    func ownWords(words: String, day: String, instant: String?) throws {
        let record = try Self.record(words: words, page: nil)
        #expect(record.publishedRaw == words && record.publishedDay == day && record.publishedSource == "feed")
        #expect(record.publishedAt.map { RFC3339.format($0) } == instant)
    }

    @Test(
        "The instant is the feed's where the page states only that very day",
        arguments: [
            ("Sat, 14 Mar 2026 01:30:00 +0300", "2026-03-14", "2026-03-13T22:30:00Z"),
            ("Sat, 14 Mar 2026 01:30:00 +0300", "2026-03-13", nil),
            ("Sat, 14 Mar 2026 01:30:00 +0300", "2026-03-14T09:00:00+03:00", "2026-03-14T06:00:00Z"),
            ("2026-03-14", "2026-03-14", nil),
        ] as [(String, String, String?)])
    func instant(words: String, page: String, instant: String?) throws {
        let record = try Self.record(words: words, page: page)
        #expect(record.publishedRaw == page && record.publishedSource != "feed")
        #expect(record.publishedDay == String(page.prefix(10)))
        #expect(record.publishedAt.map { RFC3339.format($0) } == instant)
    }

    @Test func whatCannotBeReadBackKeepsItsZone() {
        var entry = Self.entry("Sat, 14 Mar 2026 01:30:00 +0300")
        entry.publishedRaw = "<time>unreadable</time>"
        #expect(FeedWords.published(entry) == "2026-03-14T01:30:00+03:00")
    }
}
