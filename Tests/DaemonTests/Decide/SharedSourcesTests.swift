import FoundationEssentials
import PostgresServer
import Store
import Testing

@testable import Daemon

/// Daemons whose files name different sources.
@Suite struct SharedSourcesTests {
    private let now = Date(timeIntervalSince1970: 1_790_000_000)

    private func files(_ instance: String, _ ids: [String]) -> Configuration {
        var configuration = Configuration(instance: instance)
        configuration.state.engine = "postgres"
        configuration.sources = ids.map { Source(id: $0, kind: .feed, url: "https://\($0).example/feed") }
        return configuration
    }

    /// As the loop does it; what is in the frontier then.
    @discardableResult
    private func align(_ files: Configuration, _ state: any StateDatabase) throws -> [String] {
        try state.transaction { tx throws(StoreError) in
            try SharedSources.tell(files, in: tx)
            let effective = try SharedSources.effective(files, in: tx)
            try SourceTargets.align(effective, in: tx, now: now, startsNow: true)
            return try tx.targets(of: .feed, after: nil, limit: 99).map(\.key)
        }
    }

    private func daemon(_ instance: String, _ schema: String) throws -> (PostgresState, PostgresOptions) {
        var options = PostgresOptions(url: try #require(PostgresServer.shared).url, instance: instance)
        (options.schema, options.store) = (schema, instance)
        _ = try PostgresState.migrate(options)
        return (try PostgresState(options, at: now), options)
    }

    @Test(
        "Nobody removes another's sources; a published list is everybody's", .enabled(if: PostgresServer.shared != nil))
    func two() throws {
        let schema = try #require(PostgresServer.shared).newSchema()
        let ((a, options), (b, _)) = (try daemon("a", schema), try daemon("b", schema))
        var mine = files("a", ["one", "both"])
        var folder = Source(id: "notes", kind: .documents, url: "")
        folder.path = "/notes"
        mine.sources.append(folder)
        let theirs = files("b", ["two", "both"])
        #expect(try align(mine, a) == ["feed:both", "feed:one"])
        #expect(try align(theirs, b) == ["feed:both", "feed:one", "feed:two"])
        #expect(try align(mine, a) == ["feed:both", "feed:one", "feed:two"])
        // What its files do not name any more goes, but not what another's do.
        #expect(try align(files("a", []), a) == ["feed:both", "feed:two"])
        #expect(try align(mine, a) == ["feed:both", "feed:one", "feed:two"])

        let cluster = try PostgresCluster(options)
        #expect(try cluster.publish(SharedSources.own(files("a", ["one", "new"])), after: 0, at: now))
        #expect(try align(theirs, b) == ["feed:new", "feed:one"])
        #expect(try align(mine, a) == ["feed:new", "feed:one"])
        let effective = try a.transaction { tx throws(StoreError) in try SharedSources.effective(mine, in: tx) }
        #expect(effective.sources.map(\.id) == ["new", "one", "notes"])
    }

    @Test("What a list of a database of one's own does not name is removed as ever")
    func alone() throws {
        let state = try SQLiteState(path: nil)
        var first = files("a", ["one"])
        first.state.engine = "sqlite"
        #expect(try align(first, state) == ["feed:one"])
        first.sources = [Source(id: "two", kind: .feed, url: "https://two.example/feed")]
        #expect(try align(first, state) == ["feed:two"])
    }

    @Test(
        "A source that only another daemon knows yet is given back, not asked and not removed",
        arguments: [true, false])
    func unheardOf(isShared: Bool) throws {
        let state = try SQLiteState(path: nil)
        var here = files("a", ["one"])
        if !isShared { here.state.engine = "sqlite" }
        let settlement = Settlement(configuration: here)
        var gate = Gate(configuration: here, sources: settlement.sources)
        let target = Target(
            key: "feed:two", kind: .feed, url: "https://two.example/feed", site: "two.example", sourceID: "two",
            due: now)
        let later = try state.transaction { tx throws(StoreError) in
            try tx.apply(.define(target))
            if case .later = try gate.admit(Claim(target: target), in: tx, now: now) { return true }
            return false
        }
        #expect(later == isShared)
        let outcome = Outcome(
            job: Job(target: target, want: .feed(discovers: false, digest: nil)), answer: .disallowed, startedAt: now)
        let effects = settlement.settleSource(outcome, facts: Facts(), now: now)
        #expect(effects == [.change(isShared ? .release(target, due: now + 20) : .remove(target))])
    }

    @Test("A list comes back as it was told, and what cannot be is refused")
    func list() throws {
        var source = Source(id: "one", kind: .newsSitemap, url: "https://one.example/s.xml")
        (source.title, source.language, source.interval, source.discovers) = (
            "المرفأ", "ar", .milliseconds(90_500), true
        )
        (source.isEnabled, source.tags, source.depth, source.backlog) = (false, ["a", "b"], 2, 7)
        let plain = Source(id: "two", kind: .feed, url: "https://two.example/feed")
        #expect(SharedSource.sources(of: SharedSource.list([plain, source])) == [source, plain])
        for bad in [
            "", "{}", "[1]", "[{\"id\":\"A B\",\"kind\":\"feed\",\"url\":\"x\"}]",
            "[{\"id\":\"a\",\"kind\":\"documents\",\"url\":\"/etc\"}]",
            "[{\"id\":\"a\",\"kind\":\"feed\",\"url\":\"x\",\"intervalSeconds\":-1}]",
            "[{\"id\":\"a\",\"kind\":\"feed\",\"url\":\"x\",\"depth\":99}]",
        ] {
            #expect(SharedSource.sources(of: bad) == nil, "\(bad)")
        }
    }
}
