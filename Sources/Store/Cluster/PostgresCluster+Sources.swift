package import FoundationEssentials

/// A list of sources that is one for all daemons.
package struct PublishedList: Sendable, Equatable {
    package var version: Int
    /// The instance that published it.
    package var by: String
    package var at: Date
    /// JSON; opaque here.
    package var list: String
}

extension PostgresCluster {
    /// What a list is published under by this machine.
    package var publisher: String { PublishedList.name(options.instance) }

    /// nil where nothing was published.
    package func publishedSources() throws(StoreError) -> PublishedList? {
        let rows = try connection.flight([PostgresKeys.meta(SharedLists.publishedKey)])
        guard let value = try rows[0].firstText() else { return nil }
        guard let list = PublishedList(value) else { throw .damage("the published list of sources cannot be read") }
        return list
    }

    /// The next version of the list, where `version` is still the last one (0: none); false where somebody else was faster.
    package func publish(_ list: String, after version: Int, at now: Date) throws(StoreError) -> Bool {
        let next = PublishedList(version: version + 1, by: publisher, at: now, list: list)
        let rows = try connection.flight([
            version == 0
                ? PostgresStatement(
                    "INSERT INTO meta VALUES (0, $1, $2) ON CONFLICT DO NOTHING RETURNING daemon",
                    .text(SharedLists.publishedKey), .text(next.value))
                : PostgresStatement(
                    """
                    UPDATE meta SET value = $2 WHERE daemon = 0 AND key = $1 AND split_part(value, ' ', 1) = $3
                    RETURNING daemon
                    """, .text(SharedLists.publishedKey), .text(next.value), .text("\(version)"))
        ])
        return rows[0].count == 1
    }
}

/// Keys in `meta` under which lists of sources are kept.
package enum SharedLists {
    /// The one that was published for all: `PublishedList.value`.
    package static let publishedKey = "sources"
    /// What a daemon's own files name.
    package static let ownKey = "own_sources"
}

extension PublishedList {
    /// Version, instant in milliseconds, who (spaces as `%20`), then the list.
    var value: String {
        "\(version) \(Instant.milliseconds(at)) \(by) \(list)"
    }

    static func name(_ instance: String) -> String {
        instance.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20")
    }

    package init?(_ value: String) {
        let parts = value.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, let version = Int(parts[0]), version > 0, let at = Int(parts[1]),
            Instant.range.contains(at)
        else { return nil }
        self.init(version: version, by: parts[2], at: Instant.date(milliseconds: at), list: parts[3])
    }
}
