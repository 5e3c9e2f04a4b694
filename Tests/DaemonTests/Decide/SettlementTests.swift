import Dedupe
import Extract
import Feeds
import Fetch
import FoundationEssentials
import Store
import Testing
import Web

@testable import Daemon

/// Decisions alone: an outcome, what is known, the time; and what follows.
@Suite struct SettlementTests {
    static let now = Date(timeIntervalSince1970: 1_795_219_200)

    private static var settlement: Settlement {
        var configuration = Configuration(instance: "test")
        configuration.sources = [Source(id: "a", kind: .feed, url: "https://a.example/feed")]
        return Settlement(configuration: configuration)
    }

    private static func feed(memo: SourceMemo? = nil) throws -> Job {
        let url = try #require(WebURL("https://a.example/feed"))
        let target = Target(
            key: "feed:a", kind: .feed, url: url.href, site: "a.example", sourceID: "a", due: now,
            memo: memo.map(MemoCoding.bytes) ?? [])
        return Job(
            target: target, want: .feed(discovers: false, digest: nil), request: FetchRequest(url: url, userAgent: "t"))
    }

    private static func page(memo: PageMemo? = nil) throws -> Job {
        let url = try #require(WebURL("https://a.example/1"))
        let target = Target(
            key: "page:" + CanonicalURL(url).key, kind: .page, url: url.href, site: "a.example", sourceID: "a",
            due: now,
            memo: MemoCoding.bytes(memo ?? PageMemo(url: url.href, firstSeenAt: now)))
        return Job(target: target, want: .page, request: FetchRequest(url: url, userAgent: "t"))
    }

    private static func reply(_ status: Int, _ headers: [(String, String)] = []) throws -> Reply {
        let url = try #require(WebURL("https://a.example/1"))
        return Reply(FetchResponse(url: url, status: status, headers: HTTPHeaders(headers), body: []))
    }

    private static func article(_ text: String, title: String = "عنوان") -> Extraction {
        var article = Article()
        article.title = title
        article.text = text
        return Extraction(kind: .article, article: article, charset: "UTF-8", charsetSource: .meta, rights: Rights())
    }

    private static func row(_ text: String) throws -> ArticleRow {
        let url = try #require(WebURL("https://a.example/1"))
        return ArticleRow(
            urlKey: CanonicalURL(url).key, recordID: "r0", revision: 0,
            contentHash: Fingerprint(of: text).contentHash, payloadDigest: "", firstSeenAt: now)
    }

    private func put(_ effects: [Effect]) -> Target? {
        for case .change(.put(let target)) in effects { return target }
        return nil
    }

    private func records(_ effects: [Effect]) -> [Record] {
        effects.compactMap { if case .append(let record) = $0 { record } else { nil } }
    }

    private func events(_ effects: [Effect]) -> [String] {
        effects.compactMap { if case .event(let event) = $0 { event.type } else { nil } }
    }

    @Test(
        "What may be an article is recorded and says so; what is none only where a document cites it",
        arguments: [
            (Extraction.Kind.uncertain, "feed", "uncertain"), (.uncertain, "document", "uncertain"),
            (.index, "document", "index"), (.offer, "document", "offer"), (.video, "document", "video"),
        ] as [(Extraction.Kind, String, String)])
    func kindsThatAreRecorded(kind: Extraction.Kind, origin: String, said: String) throws {
        let effects = try Self.settle(kind, foundBy: origin)
        #expect(records(effects).map(\.extractor.kind) == [said])
        #expect(records(effects).map(\.kind) == [.article])
    }

    @Test(
        "Walls, errors and empty pages are no record, whoever cites them",
        arguments: [
            (Extraction.Kind.index, "feed"), (.offer, "citation"), (.error, "document"), (.challenge, "document"),
            (.login, "document"), (.shell, "document"), (.empty, "document"),
        ] as [(Extraction.Kind, String)])
    func kindsThatAreNot(kind: Extraction.Kind, origin: String) throws {
        let effects = try Self.settle(kind, foundBy: origin)
        #expect(records(effects).isEmpty)
        #expect(events(effects) == ["not_article"])
    }

    private static func settle(_ kind: Extraction.Kind, foundBy origin: String) throws -> [Effect] {
        var memo = PageMemo(url: "https://a.example/1", firstSeenAt: now)
        _ = memo.join(Record.Origin(kind: origin, seenAt: now))
        var extraction = article("The port office said that the ferry sails again from Monday.")
        extraction.kind = kind
        let outcome = Outcome(
            job: try page(memo: memo),
            answer: .page(extraction, Fingerprint(of: extraction.article.text), digest: "d"), reply: try reply(200),
            startedAt: now)
        return settlement.settle(outcome, facts: Facts(), now: now)
    }

    @Test func aCancelledJobIsDueAgainAtOnce() throws {
        let outcome = Outcome(job: try Self.page(), answer: .cancelled, startedAt: Self.now)
        let effects = Self.settlement.settle(outcome, facts: Facts(), now: Self.now)
        #expect(effects == [.change(.release(outcome.job.target, due: Self.now))])
    }

    @Test func goneMutesAFeedAndItIsStillProbed() throws {
        let outcome = Outcome(
            job: try Self.feed(), answer: .httpError, reply: try Self.reply(410), startedAt: Self.now)
        let effects = Self.settlement.settle(outcome, facts: Facts(), now: Self.now)
        let target = try #require(put(effects))
        #expect(target.due.timeIntervalSince(Self.now) == 30 * 86_400)
        #expect(events(effects).contains("source_state"))
    }

    @Test(arguments: [429, 503])
    func retryAfterHoldsTheWholeSite(status: Int) throws {
        let outcome = Outcome(
            job: try Self.page(), answer: .httpError, reply: try Self.reply(status, [("Retry-After", "900")]),
            startedAt: Self.now)
        let effects = Self.settlement.settle(outcome, facts: Facts(), now: Self.now)
        #expect(effects.contains(.change(.siteFree(site: "a.example", at: Self.now.addingTimeInterval(900)))))
    }

    @Test func validatorsAreReplacedByEachFullAnswer() throws {
        var memo = SourceMemo(intervalSeconds: 1800)
        memo.etag = "\"old\""
        memo.lastModified = "Mon, 02 Nov 2026 00:00:00 GMT"
        let outcome = Outcome(
            job: try Self.feed(memo: memo), answer: .feed(Feed(format: .rss), digest: "d"),
            reply: try Self.reply(200, [("ETag", "\"new\"")]), startedAt: Self.now)
        let target = try #require(put(Self.settlement.settle(outcome, facts: Facts(), now: Self.now)))
        let after = try #require(MemoCoding.memo(SourceMemo.self, from: target.memo))
        #expect(after.etag == "\"new\"")
        #expect(after.lastModified == nil)
    }

    @Test(
        "A text that is cut off or shrank never replaces a whole one",
        arguments: [(true, 40, 0), (false, 5, 0), (false, 40, 1)])
    func partial(isCut: Bool, words: Int, recorded: Int) throws {
        let old = (1...50).map { "كلمة\($0)" }.joined(separator: " ")
        let new = (1...words).map { "لفظ\($0)" }.joined(separator: " ")
        var reply = try Self.reply(200)
        reply.isPartial = isCut
        var facts = Facts()
        facts.article = try Self.row(old)
        let known = Fingerprint(of: old)
        facts.texts = [
            TextRow(
                recordID: "r0", contentHash: known.contentHash, wordCount: known.wordCount, signature: known.signature)
        ]
        var memo = PageMemo(url: "https://a.example/1", firstSeenAt: Self.now)
        memo.recordID = "r0"
        memo.visits = 1
        let outcome = Outcome(
            job: try Self.page(memo: memo),
            answer: .page(Self.article(new), Fingerprint(of: new), digest: "d"), reply: reply, startedAt: Self.now)
        #expect(records(Self.settlement.settle(outcome, facts: facts, now: Self.now)).count == recorded)
    }

    /// What the copying outlet changed stands nowhere else; what it left as it was does.
    @Test(arguments: [
        (Configuration.Records.DuplicateText.near, true, false), (.all, true, true), (.none, false, false),
    ])
    func copiesKeepTheirTextAsConfigured(
        kept: Configuration.Records.DuplicateText, near: Bool, equal: Bool
    ) throws {
        let original = (1...200).map { "كلمة\($0)" }.joined(separator: " ")
        let known = Fingerprint(of: original)
        var facts = Facts()
        facts.texts = [
            TextRow(
                recordID: "r0", contentHash: known.contentHash, wordCount: known.wordCount, signature: known.signature)
        ]
        var configuration = Configuration(instance: "test")
        configuration.records.duplicateText = kept
        for (text, keeps) in [(original + " وأضافت الصحيفة سطرا", near), (original, equal)] {
            let outcome = Outcome(
                job: try Self.page(), answer: .page(Self.article(text), Fingerprint(of: text), digest: "d"),
                reply: try Self.reply(200), startedAt: Self.now)
            let effects = Settlement(configuration: configuration).settle(outcome, facts: facts, now: Self.now)
            let record = try #require(records(effects).first)
            #expect(record.duplicateOf == "r0" && record.duplicateKind == (text == original ? .text : .near))
            #expect((record.text != nil) == keeps)
        }
    }

    @Test("Records hold their text's blocks where that is wanted, and no copy's", arguments: [false, true])
    func blocks(wanted: Bool) throws {
        let text = (1...200).map { "كلمة\($0)" }.joined(separator: " ")
        var extraction = Self.article(text)
        extraction.article.body = [BodyPart(.paragraph, text)]
        var configuration = Configuration(instance: "test")
        configuration.records.body = wanted
        let known = Fingerprint(of: text)
        let row = TextRow(
            recordID: "r0", contentHash: known.contentHash, wordCount: known.wordCount, signature: known.signature)
        for texts in [[], [row]] {
            var facts = Facts()
            facts.texts = texts
            let outcome = Outcome(
                job: try Self.page(), answer: .page(extraction, known, digest: "d"), reply: try Self.reply(200),
                startedAt: Self.now)
            let effects = Settlement(configuration: configuration).settle(outcome, facts: facts, now: Self.now)
            #expect(try #require(records(effects).first).body.map(\.text) == (wanted && texts.isEmpty ? [text] : []))
        }
    }

    @Test func ourOwnShortageIsNobodysFailure() throws {
        for job in [try Self.feed(), try Self.page()] {
            let outcome = Outcome(job: job, answer: .fetchFailed(.shortOfResources), startedAt: Self.now)
            let effects = Self.settlement.settle(outcome, facts: Facts(), now: Self.now)
            #expect(events(effects).isEmpty && put(effects) == nil)
            let releases = effects.compactMap { effect -> Date? in
                if case .change(.release(_, let due)) = effect { due } else { nil }
            }
            #expect(releases.count == 1 && releases.allSatisfy { (30...60).contains($0.timeIntervalSince(Self.now)) })
        }
    }

    /// Settles the same answer at each of these hours after now; what was said at each.
    private func visits(
        _ hours: [Double], _ answer: Outcome.Answer, status: Int, facts: Facts, memo start: PageMemo? = nil
    ) throws -> [[String]] {
        var memo = start ?? PageMemo(url: "https://a.example/1", firstSeenAt: Self.now)
        return try hours.map { hour in
            let now = Self.now.addingTimeInterval(hour * 3600)
            let outcome = Outcome(
                job: try Self.page(memo: memo), answer: answer, reply: status > 0 ? try Self.reply(status) : nil,
                startedAt: now)
            let effects = Self.settlement.settle(outcome, facts: facts, now: now)
            if let target = put(effects), let next = MemoCoding.memo(PageMemo.self, from: target.memo) { memo = next }
            return events(effects)
        }
    }

    @Test(
        "Gone is what the server says for a day, and it is said once",
        arguments: [
            (404, [0, 0.2, 0.5, 1], ["fetch_error", "fetch_error", "fetch_error", "fetch_error"]),
            (404, [0, 1, 25, 800], ["fetch_error", "fetch_error", "tombstone", nil]),
            (404, [0, 25, 50], ["fetch_error", "fetch_error", "tombstone"]),
            (410, [0, 25, 800], ["fetch_error", "tombstone", nil]),
            (410, [0, 1], ["fetch_error", "fetch_error"]),
            (503, [0, 25, 300, 600], ["fetch_error", "fetch_error", "fetch_error", "fetch_error"]),
            // It refuses everybody, for all that is known.
            (403, [0, 25, 200, 300], ["fetch_error", "fetch_error", "fetch_error", "fetch_error"]),
        ])
    func tombstones(status: Int, hours: [Double], said: [String?]) throws {
        var facts = Facts()
        facts.article = try Self.row("نص")
        #expect(
            try visits(hours, .httpError, status: status, facts: facts) == said.map { $0.map { [$0] } ?? [] })
    }

    @Test func whatIsRefusedForAWeekWhileItsSiteAnswersWasTakenDown() throws {
        var facts = Facts()
        facts.article = try Self.row("نص")
        facts.siteAnsweredAt = Self.now.addingTimeInterval(190 * 3600)
        #expect(
            try visits([0, 25, 100, 200], .httpError, status: 403, facts: facts)
                == [["fetch_error"], ["fetch_error"], ["fetch_error"], ["tombstone"]])
    }

    @Test func whatWasGoneAndIsThereAgainIsSaid() throws {
        let text = (1...30).map { "كلمة\($0)" }.joined(separator: " ")
        var facts = Facts()
        facts.article = try Self.row(text)
        var memo = PageMemo(url: "https://a.example/1", firstSeenAt: Self.now)
        memo.tombstonedAt = Self.now
        let page = Outcome.Answer.page(Self.article(text), Fingerprint(of: text), digest: "d")
        #expect(try visits([720, 730], page, status: 200, facts: facts, memo: memo) == [["returned"], []])
    }

    @Test(
        "A page that never answers is given up after a week, however often it was asked",
        arguments: [(0, 10.0), (403, 10.0), (0, 60.0), (410, 30.0)])
    func givenUp(status: Int, hoursBetween: Double) throws {
        let hours = (0..<40).map { Double($0) * hoursBetween }
        let said = try visits(
            hours, status > 0 ? .httpError : .fetchFailed(.timeout), status: status, facts: Facts())
        let given = try #require(said.firstIndex { $0.contains("gave_up") })
        #expect(hours[given] >= (status == 410 ? 24 : 168) && hours[given] - hoursBetween < (status == 410 ? 24 : 168))
    }

    @Test func patienceIsKeptWithWhateverStatus() throws {
        let outcome = Outcome(
            job: try Self.page(), answer: .httpError, reply: try Self.reply(500, [("Retry-After", "7200")]),
            startedAt: Self.now)
        let target = try #require(put(Self.settlement.settle(outcome, facts: Facts(), now: Self.now)))
        #expect(target.due.timeIntervalSince(Self.now) >= 7200)
        // A wall is a page that was read.
        var wall = Self.article("")
        wall.kind = .challenge
        let walled = Outcome(
            job: try Self.page(), answer: .page(wall, Fingerprint(of: ""), digest: "d"),
            reply: try Self.reply(403, [("Retry-After", "43200")]), startedAt: Self.now)
        let later = try #require(put(Self.settlement.settle(walled, facts: Facts(), now: Self.now)))
        #expect(later.due.timeIntervalSince(Self.now) >= 43_200)
    }

    /// A clock that was ahead wrote since when nobody answers: the pages would wait until that day.
    @Test func nobodyHasFailedSinceADayToCome() throws {
        let url = try #require(WebURL("https://a.example/robots.txt"))
        let target = Target(.robots(url.origin), url: url.href, site: "a.example", due: Self.now)
        let outcome = Outcome(
            job: Job(target: target, want: .robots, request: FetchRequest(url: url, userAgent: "t")),
            answer: .fetchFailed(.timeout), startedAt: Self.now)
        var facts = Facts()
        var row = RobotsRow(origin: url.origin, fetchedAt: Self.now, expiresAt: Self.now, status: 0, body: [])
        row.failingSince = Self.now.addingTimeInterval(3_650 * 86_400)
        facts.robots = row
        let said = Self.settlement.settle(outcome, facts: facts, now: Self.now).compactMap { effect in
            if case .change(.robots(let row)) = effect { row.failingSince } else { nil }
        }
        #expect(said == [Self.now])
    }

    /// Held for an hour by a full disk; and by a clock that was set (seed 627 of the simulation).
    @Test(arguments: [(-3_600.0, -3_600.0), (-900_000, -86_400), (3_600, 0)])
    func rulesAreAsOldAsTheirAnswer(started: Double, counted: Double) throws {
        let url = try #require(WebURL("https://a.example/robots.txt"))
        let target = Target(.robots(url.origin), url: url.href, site: "a.example", due: Self.now)
        let outcome = Outcome(
            job: Job(target: target, want: .robots, request: FetchRequest(url: url, userAgent: "t")),
            answer: .robots(body: []), reply: try Self.reply(200), startedAt: Self.now.addingTimeInterval(started))
        let rows = Self.settlement.settle(outcome, facts: Facts(), now: Self.now).compactMap { effect in
            if case .change(.robots(let row)) = effect { row } else { nil }
        }
        #expect(rows.map(\.fetchedAt) == [Self.now.addingTimeInterval(counted)])
        #expect(rows.map(\.expiresAt) == [Self.now.addingTimeInterval(counted + 86_400)])
    }

    @Test func noindexIsWithheldUnlessConfiguredOtherwise() throws {
        let text = (1...30).map { "كلمة\($0)" }.joined(separator: " ")
        var extraction = Self.article(text)
        extraction.rights.metaRobots = ["noindex"]
        let outcome = Outcome(
            job: try Self.page(), answer: .page(extraction, Fingerprint(of: text), digest: "d"),
            reply: try Self.reply(200), startedAt: Self.now)
        let effects = Self.settlement.settle(outcome, facts: Facts(), now: Self.now)
        #expect(records(effects).isEmpty)
        #expect(events(effects) == ["withheld"])
        var configuration = Configuration(instance: "test")
        configuration.politeness.obeysNoIndex = false
        let bold = Settlement(configuration: configuration).settle(outcome, facts: Facts(), now: Self.now)
        #expect(records(bold).count == 1)
    }

    @Test func aCanonicalAddressOnAnotherSiteIsNotBelieved() throws {
        let text = (1...30).map { "كلمة\($0)" }.joined(separator: " ")
        var extraction = Self.article(text)
        extraction.article.canonicalURL = "https://other.example/1"
        let outcome = Outcome(
            job: try Self.page(), answer: .page(extraction, Fingerprint(of: text), digest: "d"),
            reply: try Self.reply(200), startedAt: Self.now)
        let record = try #require(records(Self.settlement.settle(outcome, facts: Facts(), now: Self.now)).first)
        #expect("page:" + record.urlKey == outcome.job.target.key)
    }
}
