import FoundationEssentials
package import Store

/// Sources where several daemons share one index: the list that was published for all, or, while none was, what the files of each name.
/// Folders of documents are each machine's own.
package enum SharedSources {
    /// How long a source rests of which only another daemon knows yet: longer than from one sign of life to the next.
    static let glance = Duration.seconds(20)

    /// Whether the target is a source that is not ours, nor another daemon's that we have heard of: we do at the next sign of life, and
    /// who does not want it any more withdraws it.
    static func isUnheardOf(_ target: Target, _ sources: [String: Source], _ configuration: Configuration) -> Bool {
        guard configuration.state.isShared, let id = target.sourceID else { return false }
        switch target.kind {
        case .feed, .sitemap, .listing, .walk: return sources[id] == nil
        case .robots, .folder, .document, .page, .revisit: return false
        }
    }

    /// What our own files name, as it is said to the other daemons.
    package static func own(_ files: Configuration) -> String {
        SharedSource.list(files.sources.filter { $0.kind != .documents })
    }

    static func tell(_ files: Configuration, in state: any StateTransaction) throws(StoreError) {
        guard files.state.isShared else { return }
        let said = own(files)
        if try state.meta(SharedLists.ownKey) != said { try state.apply(.meta(key: SharedLists.ownKey, value: said)) }
    }

    /// The configuration with the sources that hold.
    package static func effective(
        _ files: Configuration, in state: any StateTransaction
    ) throws(StoreError) -> Configuration {
        guard files.state.isShared else { return files }
        var effective = files
        if let value = try state.meta(SharedLists.publishedKey) {
            guard let published = PublishedList(value), let all = SharedSource.sources(of: published.list) else {
                throw .unusable("the published list of sources cannot be read")
            }
            effective.sources = join(all, files.sources.filter { $0.kind == .documents })
        } else {
            var others: [Source] = []
            // One that a version to come has written counts as naming none.
            for list in try state.othersMeta(SharedLists.ownKey) {
                others = join(others, SharedSource.sources(of: list) ?? [])
            }
            effective.sources = join(files.sources, others)
        }
        return effective
    }

    /// Of two with one id the first counts, but who has it enabled before who has not.
    private static func join(_ first: [Source], _ second: [Source]) -> [Source] {
        var all = first
        var places: [String: Int] = [:]
        for (place, source) in first.enumerated() { places[source.id] = place }
        for source in second {
            if let place = places[source.id] {
                if !all[place].isEnabled, source.isEnabled { all[place] = source }
            } else {
                places[source.id] = all.count
                all.append(source)
            }
        }
        return all
    }
}
