import FoundationEssentials
import Testing

@testable import Daemon
@testable import Store

@Suite struct SourceTextTests {
    /// The row rests for a day, which binds nobody: a daemon that starts asks when it would have been due.
    @Test func whatOnceLetRestIsShownAsItWillBeAsked() throws {
        let noon = Date(timeIntervalSince1970: 1_795_262_400)
        var configuration = Configuration(instance: "test")
        let source = Source(id: "news", kind: .feed, url: "https://news.example/feed")
        configuration.sources = [source]
        var memo = SourceMemo(intervalSeconds: 1800)
        (memo.polls, memo.ruledBy, memo.dueAt) = (1, "interval", noon.addingTimeInterval(1800))
        let state = try SQLiteState(path: nil)
        try state.transaction { state throws(StoreError) in
            var target = Target(
                key: SourceTargets.key(of: source), kind: .feed, url: source.url, site: "news.example",
                due: noon.addingTimeInterval(86_400))
            target.memo = MemoCoding.bytes(memo)
            try state.apply(.add(target))
        }
        let rows = try SourceRow.all(configuration, state: state, ledger: SourceLedger(), now: noon)
        #expect(rows.map(\.next) == [noon.addingTimeInterval(1800)])
        let lines = try SourceText.lines(configuration, state: state, only: "news")
        #expect(lines.contains { $0.hasPrefix("next") && $0.contains("T12:30:00Z") }, "\(lines)")
    }

    /// As after a 429: due long ago, but its site takes nothing yet.
    @Test func aSourceIsAskedWhenItsSiteIsFree() throws {
        let noon = Date(timeIntervalSince1970: 1_795_262_400)
        var configuration = Configuration(instance: "test")
        let source = Source(id: "news", kind: .feed, url: "https://news.example/feed")
        configuration.sources = [source]
        let state = try SQLiteState(path: nil)
        try state.transaction { state throws(StoreError) in
            let key = SourceTargets.key(of: source)
            try state.apply(.add(Target(key: key, kind: .feed, url: source.url, site: "news.example", due: noon)))
            try state.apply(.siteFree(site: "news.example", at: noon.addingTimeInterval(7200)))
        }
        let lines = try SourceText.lines(configuration, state: state, only: "news")
        #expect(lines.contains { $0.contains("2026-11-21T14:00:00Z") }, "\(lines)")
        let rows = try SourceRow.all(configuration, state: state, ledger: SourceLedger(), now: noon)
        #expect(rows.map(\.next) == [noon.addingTimeInterval(7200)])
        #expect(rows.map(\.ruledBy) == ["its site's pace"])
    }
}
