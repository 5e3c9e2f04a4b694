import FoundationEssentials
import Store
import Testing

/// A database that takes its callers at their word: a transaction that says what it is going to read reads nothing else. One at the
/// other end of a wire would have to ask once more for each.
final class AnnouncedState: StateDatabase {
    private let state: any StateDatabase

    init(_ state: any StateDatabase) { self.state = state }

    func claim(_ wish: ClaimWish, at now: Date) throws(StoreError) -> [Claim] { try state.claim(wish, at: now) }
    func nextDue() throws(StoreError) -> Date? { try state.nextDue() }
    func beginRereading(_ rebuild: String, log: Int) throws(StoreError) {
        try state.beginRereading(rebuild, log: log)
    }

    func endRereading(_ rebuild: String) throws(StoreError) { try state.endRereading(rebuild) }

    func beat(at now: Date) throws(StoreError) -> Beat { try state.beat(at: now) }
    func counts(at now: Date) throws(StoreError) -> StateCounts { try state.counts(at: now) }
    var isShared: Bool { state.isShared }
    func expectRoom() throws(StoreError) { try state.expectRoom() }
    func close() throws(StoreError) { try state.close() }
    func beginFilling() throws(StoreError) { try state.beginFilling() }
    func endFilling() throws(StoreError) { try state.endFilling() }

    func transaction<R>(
        about keys: @autoclosure () -> FactKeys?, holding leases: [String],
        _ body: (any StateTransaction) throws(StoreError) -> R
    ) throws(StoreError) -> R {
        let announced = keys()
        return try state.transaction(about: announced, holding: leases) { inner throws(StoreError) in
            guard let announced else { return try body(inner) }
            return try body(AnnouncedTransaction(inner, announced, leases))
        }
    }
}

private final class AnnouncedTransaction: StateTransaction {
    private let inner: any StateTransaction
    private let keys: FactKeys
    private let leases: Set<String>

    init(_ inner: any StateTransaction, _ keys: FactKeys, _ leases: [String]) {
        (self.inner, self.keys, self.leases) = (inner, keys, Set(leases))
    }

    private func expect(_ isAnnounced: Bool, _ what: String) {
        #expect(isAnnounced, "read without a word before: \(what)")
    }

    func holds(_ key: String) throws(StoreError) -> Bool {
        expect(leases.contains(key), "the lease on \(key)")
        return try inner.holds(key)
    }

    func target(_ key: String) throws(StoreError) -> Target? {
        expect(keys.targets.contains(key), key)
        return try inner.target(key)
    }

    /// One read, however many rows.
    func targets(of kind: Target.Kind, after: String?, limit: Int) throws(StoreError) -> [Target] {
        try inner.targets(of: kind, after: after, limit: limit)
    }

    func existing(_ keys: [String]) throws(StoreError) -> Set<String> {
        expect(self.keys.targets.isSuperset(of: keys), "\(keys)")
        return try inner.existing(keys)
    }

    func article(urlKey: String) throws(StoreError) -> ArticleRow? {
        expect(keys.articles.contains(urlKey), urlKey)
        return try inner.article(urlKey: urlKey)
    }

    func texts(contentHash: String, bands: [Int64]) throws(StoreError) -> [TextRow] {
        expect(keys.texts.contains(FactKeys.TextWish(contentHash: contentHash, bands: bands)), contentHash)
        return try inner.texts(contentHash: contentHash, bands: bands)
    }

    func robots(origin: String, unlessReadAt known: Date?) throws(StoreError) -> RobotsRow? {
        expect(keys.robots.contains(origin), origin)
        return try inner.robots(origin: origin, unlessReadAt: known)
    }

    func siteDelay(_ site: String) throws(StoreError) -> Duration {
        expect(keys.sites.contains(site), site)
        return try inner.siteDelay(site)
    }

    func siteFree(_ site: String) throws(StoreError) -> Date? {
        expect(keys.sites.contains(site), site)
        return try inner.siteFree(site)
    }

    func siteAnswered(_ site: String) throws(StoreError) -> Date? {
        expect(keys.sites.contains(site), site)
        return try inner.siteAnswered(site)
    }

    func seenEntries(source: String, among: [String]) throws(StoreError) -> Set<String> {
        expect(keys.entries[source]?.isSuperset(of: among) ?? among.isEmpty, "entries of \(source)")
        return try inner.seenEntries(source: source, among: among)
    }

    func meta(_ key: String) throws(StoreError) -> String? {
        expect(keys.metas.contains(key), key)
        return try inner.meta(key)
    }

    func position(of log: String) throws(StoreError) -> LogPosition? { try inner.position(of: log) }
    func apply(_ change: StateChange) throws(StoreError) { try inner.apply(change) }
}
