package import FoundationEssentials

/// What a transaction is going to read. A function of outcomes alone, so that a database at the other end of a wire can bring it
/// all in one flight.
package struct FactKeys: Sendable, Equatable {
    /// Keys of targets.
    package var targets: Set<String> = []
    /// url_keys, of articles or their aliases.
    package var articles: Set<String> = []
    /// Those url_keys among them under which an article may be written: of two daemons at once, one waits for the other.
    package var settled: Set<String> = []
    package var texts: [TextWish] = []
    /// Origins.
    package var robots: Set<String> = []
    /// When those of them were read whose text the caller has.
    package var robotsKnown: [String: Date] = [:]
    /// Sites of which the delay, the instant of freedom or the last answer is wanted.
    package var sites: Set<String> = []
    /// Entry identities, by source.
    package var entries: [String: Set<String>] = [:]
    package var metas: Set<String> = []

    package struct TextWish: Sendable, Equatable {
        package var contentHash: String
        package var bands: [Int64]

        package init(contentHash: String, bands: [Int64]) {
            self.contentHash = contentHash
            self.bands = bands
        }
    }

    package init() {}

    package mutating func formUnion(_ other: FactKeys) {
        targets.formUnion(other.targets)
        articles.formUnion(other.articles)
        settled.formUnion(other.settled)
        texts += other.texts
        robots.formUnion(other.robots)
        robotsKnown.merge(other.robotsKnown) { min($0, $1) }
        sites.formUnion(other.sites)
        entries.merge(other.entries) { $0.union($1) }
        metas.formUnion(other.metas)
    }
}
