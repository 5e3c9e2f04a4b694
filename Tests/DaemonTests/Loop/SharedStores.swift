import Dedupe
import FoundationEssentials
import PostgresServer
import Testing
import Web

@testable import Daemon
@testable import Store

/// Two daemons' stores on one PostgreSQL, without the daemons: what their loops do to lines and index, a step at a time.
struct SharedStores {
    static let noon = Date(timeIntervalSince1970: 1_795_262_400)
    var options: PostgresOptions
    let files = ["rawi@a": MemoryFiles(), "rawi@b": MemoryFiles()]

    init() throws {
        let server = try #require(PostgresServer.shared)
        options = PostgresOptions(url: server.url, instance: "")
        options.schema = server.newSchema()
        options.clock = .caller
        _ = try PostgresState.migrate(options)
    }

    func configuration(_ instance: String) -> Configuration {
        var configuration = Configuration(instance: instance)
        configuration.store.folder = "store"
        configuration.store.reserveBytes = 0
        return configuration
    }

    func open(_ instance: String, at now: Date = noon) throws -> Store {
        var places = StoreOptions(configuration(instance))
        places.compresses = false
        places.postgres = options
        places.postgres?.instance = instance
        return try Store(opening: places, files: try #require(files[instance]), now: now)
    }

    /// As at a start: how many records were taken in, and what was said.
    @discardableResult
    func catchUp(_ store: Store, _ instance: String) throws -> (count: Int, said: [String]) {
        var said: [String] = []
        var replay = try Replay(store: store, configuration: configuration(instance), now: Self.noon) {
            said.append($0.message)
        }
        return (try replay.run(), said)
    }

    static func record(_ path: String, revision: Int = 0, text: String? = nil, by instance: String) -> Record {
        let address = "https://paper.example/\(path)"
        let key = WebURL(address).map { CanonicalURL($0).key } ?? address
        var record = Record(
            id: Record.id(urlKey: key, revision: revision), kind: .article, urlKey: key, firstSeenAt: noon,
            fetchedAt: noon, extractorVersion: "1", instance: instance)
        (record.url, record.title, record.revision) = (address, "عنوان", revision)
        record.previousID = revision > 0 ? Record.id(urlKey: key, revision: revision - 1) : nil
        let words = text ?? (1...60).map { "\(path)كلمة\($0)" }.joined(separator: " ")
        let fingerprint = Fingerprint(of: words)
        (record.text, record.contentHash, record.wordCount) = (words, fingerprint.contentHash, fingerprint.wordCount)
        return record
    }

    /// Lines first, then the commit, as a batch does; `isKilled`: between the two.
    func write(_ records: [Record], to store: Store, isKilled: Bool = false) throws {
        let first = store.records.nextSeq
        try store.records.append(records.enumerated().map { $0.element.line(seq: first + $0.offset) })
        guard !isKilled else { return }
        try store.state.transaction { state throws(StoreError) in
            for record in records {
                for change in RecordIndex.changes(replaying: record) { try state.apply(change) }
            }
            try state.apply(.position(log: "records", store.records.position))
        }
    }

    func known(_ record: Record, in store: Store) throws -> ArticleRow? {
        try store.state.transaction { state throws(StoreError) in try state.article(urlKey: record.urlKey) }
    }

    func seqs(_ instance: String, _ log: String = "records") throws -> [Int] {
        try lines(instance, log).compactMap { LineHead.seq($0) }
    }

    func events(_ instance: String) throws -> [String] {
        try lines(instance, "events").map {
            #expect(SchemaCheck.event.problems(in: $0) == [])
            return String(decoding: $0, as: UTF8.self)
        }
    }

    private func lines(_ instance: String, _ log: String) throws -> [[UInt8]] {
        let files = try #require(files[instance])
        let names = try files.list("store").filter { $0.hasPrefix(log + "-") }.sorted {
            ($0.split(separator: "-").last ?? "") < ($1.split(separator: "-").last ?? "")
        }
        return names.flatMap { (files.bytes("store/" + $0) ?? []).split(separator: 0x0A).map(Array.init) }
    }
}
