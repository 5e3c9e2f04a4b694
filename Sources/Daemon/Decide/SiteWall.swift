import Extract
import FoundationEssentials
import Store
import Web

/// What stands before a site's articles: a bot wall, or a consent page that answers whatever is asked. Who goes on asking there is
/// taken for what he is: the site is left alone for longer each time, and it is said once.
struct SiteWall: Equatable {
    /// How often in a row, without an article between.
    private(set) var sightings = 0
    /// Those beside it in the database.
    private var walls = SiteWalls(nil)

    private static let first = Duration.seconds(1800)
    private static let longest = Duration.seconds(6 * 3600)
    /// Longer than any pace between two requests, shorter than a pause.
    fileprivate static let onTheWay = Duration.seconds(600)
    /// One consent page may be that of one article; a bot wall is the site's.
    private static let fewestInBetween = 3

    /// None.
    init() {}

    /// - Parameter text: what the database keeps.
    init(_ text: String?, site: String) {
        walls = SiteWalls(text)
        sightings = max(0, min(walls[site], 1000))
    }

    /// What the database is to keep of it from now on.
    func kept(for site: String, now: Date) -> StateChange {
        var walls = walls
        walls.note(sightings, of: site, now: now)
        return .meta(key: SiteWalls.key(site), value: walls.text)
    }

    mutating func isGone() { sightings = 0 }

    /// How long the site is left alone after one more; nil where that says nothing of the site.
    mutating func pause(after kind: Extraction.Kind) -> Duration? {
        switch kind {
        case .challenge: sightings += 1
        case .interstitial:
            sightings += 1
            guard sightings >= Self.fewestInBetween else { return nil }
        case .article, .uncertain, .index, .video, .offer, .error, .login, .shell, .empty: return nil
        }
        let doublings = kind == .challenge ? sightings - 1 : sightings - Self.fewestInBetween
        return min(Self.longest, Self.first * (1 << min(doublings, 8)))
    }
}

extension Settlement {
    /// - Parameter visit: which gave no article.
    func wall(before visit: PageVisit) -> [Effect] {
        var wall = visit.facts.wall
        // What was on its way when the site was left alone, on another site's queue perhaps, is no further attempt.
        if let free = visit.facts.siteFreeAt, free > visit.now.adding(SiteWall.onTheWay) { return [] }
        let isNew = wall.sightings == 0
        let pause = wall.pause(after: visit.extraction.kind)
        guard wall != visit.facts.wall else { return [] }
        let site = visit.site
        var effects: [Effect] = [.change(wall.kept(for: site, now: visit.now))]
        guard let pause, configuration.politeness.delay > .zero else { return effects }
        effects.append(.change(.siteFree(site: site, at: visit.now.adding(pause))))
        let isFirstPause = visit.extraction.kind == .challenge ? isNew : visit.facts.wall.isBeforePause
        effects.append(
            log(
                isFirstPause ? .warning : .debug,
                "\(site) shows \(Self.name(of: visit.extraction.kind)): it is left alone for \(DurationText.format(pause))",
                visit.outcome, ["outcome": "wall"]))
        return effects
    }

    /// An article of the site's own came: it answers, and there is no wall, or none any more.
    func answers(_ visit: PageVisit) -> [Effect] {
        guard visit.address.site == visit.site else { return [] }
        let said = Effect.change(.siteAnswered(site: visit.site, at: visit.now))
        var wall = visit.facts.wall
        guard wall.sightings > 0 else { return [said] }
        wall.isGone()
        return [said, .change(wall.kept(for: visit.site, now: visit.now))]
    }
}

extension SiteWall {
    /// One more of those that may be one article's, and there is a pause.
    fileprivate var isBeforePause: Bool { sightings == Self.fewestInBetween - 1 }
}
