import Daemon
import Web

/// All outlets of a run. A pure function of the time.
struct World: Sendable {
    let outlets: [Outlet]
    private let byHost: [String: Int]

    init(_ plan: Plan) {
        var chance = Chance(plan.seed, "world")
        var outlets = (1...(2 + chance.below(3))).map { Outlet($0, plan: plan) }
        for index in outlets.indices { outlets[index].publish(plan: plan, firstID: (index + 1) * 10_000) }
        if plan.habits.contains(.agency) { Self.share(&outlets, seed: plan.seed) }
        self.outlets = outlets
        byHost = Dictionary(uniqueKeysWithValues: outlets.enumerated().map { ($1.host, $0) })
    }

    /// Some stories of all but the first outlet have the text of one that came before.
    private static func share(_ outlets: inout [Outlet], seed: UInt64) {
        for outlet in outlets.indices.dropFirst() where outlets[outlet].has(.agency) {
            for index in outlets[outlet].stories.indices {
                let story = outlets[outlet].stories[index]
                var chance = Chance(seed, "agency", String(story.id))
                let earlier = outlets[0].stories.filter { $0.postedAt < story.postedAt && $0.revisions.isEmpty }
                if chance.happens(0.3), let original = earlier.last {
                    outlets[outlet].stories[index].copyOf = original.id
                    outlets[outlet].stories[index].copiesSecondPage = original.hasSecondPage
                    outlets[outlet].stories[index].hasSecondPage = false
                }
            }
        }
    }

    func outlet(_ url: WebURL) -> Outlet? { byHost[url.host].map { outlets[$0] } }

    func story(_ id: Int) -> Story? { outlet(of: id)?.stories.first { $0.id == id } }
    func outlet(of id: Int) -> Outlet? { outlets.first { $0.index == id / 10_000 } }

    var stories: [Story] { outlets.flatMap(\.stories) }

    /// What an operator would subscribe to.
    func sources() -> [Source] {
        outlets.flatMap { outlet -> [Source] in
            var found: [Source] = []
            let place = "https://\(outlet.host)"
            func add(_ kind: Source.Kind, _ path: String) {
                var source = Source(id: "s\(outlet.index)-\(kind.rawValue)", kind: kind, url: place + path)
                source.backlog = outlet.index % 3 == 0 ? 2 : 100
                found.append(source)
            }
            if outlet.has(.listings) {
                add(.listing, "/")
            } else if outlet.has(.sitemaps) {
                add(.sitemap, "/sitemap.xml")
            }
            if found.isEmpty || outlet.has(.twoSources) { add(.feed, "/feed") }
            return found
        }
    }
}
