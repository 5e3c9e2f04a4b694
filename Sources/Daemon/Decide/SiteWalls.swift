import Bytes
import FoundationEssentials

/// The walls of several sites in one value of the database. Anybody may be cited, so the sites with a wall are as many as the
/// web has: they share a bounded number of values, of which each holds a few, the latest. What is dropped is met as if for
/// the first time.
struct SiteWalls: Equatable {
    private struct Entry: Equatable {
        var site: String
        var sightings: Int
        /// When it was last seen, in days.
        var day: Int
    }

    private var entries: [Entry] = []

    static let values = 1024
    static let most = 32
    private static let remembers = 90

    /// - Parameter text: a line a site: name, sightings, day; the latest last.
    init(_ text: String?) {
        for line in (text ?? "").split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts.count == 3, let sightings = Int(parts[1]), let day = Int(parts[2]) else { continue }
            entries.append(Entry(site: String(parts[0]), sightings: sightings, day: day))
        }
    }

    static func key(_ site: String) -> String { "walls:\(FNV1a.hash(site.utf8) % UInt64(values))" }

    subscript(site: String) -> Int { entries.last { $0.site == site }?.sightings ?? 0 }

    mutating func note(_ sightings: Int, of site: String, now: Date) {
        let today = Int((now.timeIntervalSince1970 / 86_400).rounded(.down))
        // A day to come is one of a clock that was ahead.
        entries.removeAll { $0.site == site || abs(today - $0.day) > Self.remembers }
        if sightings > 0 { entries.append(Entry(site: site, sightings: sightings, day: today)) }
        entries = entries.suffix(Self.most)
    }

    var text: String { entries.map { "\($0.site) \($0.sightings) \($0.day)" }.joined(separator: "\n") }
}
