package import FoundationEssentials
package import Store

/// Which records a reader wants; what is nil or empty asks for nothing.
package struct RecordFilter: Sendable, Equatable {
    /// By when a record was fetched, not by what it says of its publication: `since` counts, `until` does not.
    package var since: Date?
    package var until: Date?
    /// One of these, in each.
    package var sources: Set<String> = []
    package var tags: Set<String> = []
    /// `ar` takes `ar-SY` as well; `und` what has no language.
    package var languages: [String] = []
    /// `example.org` takes `www.example.org` as well.
    package var domains: [String] = []
    package var kind: Record.Kind?
    /// Not what repeats another record.
    package var withoutCopies = false

    package init() {}

    package func takes(_ record: Record) -> Bool {
        if let since, record.fetchedAt < since { return false }
        if let until, record.fetchedAt >= until { return false }
        if let kind, record.kind != kind { return false }
        if withoutCopies, record.duplicateOf != nil { return false }
        if !sources.isEmpty, !record.sourceIDs.contains(where: sources.contains) { return false }
        if !tags.isEmpty, !(record.source?.tags ?? []).contains(where: tags.contains) { return false }
        if !languages.isEmpty, !languages.contains(where: { Self.covers($0, record.language ?? "und") }) {
            return false
        }
        if !domains.isEmpty, !domains.contains(where: { Self.holds($0, record.domain ?? "") }) { return false }
        return true
    }

    /// RFC 4647, basic filtering.
    private static func covers(_ range: String, _ tag: String) -> Bool {
        let (range, tag) = (range.lowercased().utf8, tag.lowercased().utf8)
        guard tag.starts(with: range) else { return false }
        return tag.count == range.count || tag.dropFirst(range.count).first == UInt8(ascii: "-")
    }

    private static func holds(_ domain: String, _ host: String) -> Bool {
        let (domain, host) = (domain.lowercased(), host.lowercased())
        return host == domain || host.hasSuffix("." + domain)
    }
}

extension Record {
    /// All that led to it.
    var sourceIDs: [String] { (source.map { [$0.id] } ?? []) + discoveredFrom.compactMap(\.sourceID) }
}
