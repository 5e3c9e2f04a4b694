/// One outlet with its server: what it publishes when, and how it behaves.
struct Outlet: Sendable {
    let index: Int
    let seed: UInt64
    let habits: Set<Habit>
    var stories: [Story] = []
    /// The spells of each habit that comes and goes.
    let spells: [Habit: [Spell]]
    /// Entries in its feed.
    let window: Int
    /// By how much the server's clock is ahead.
    let skew: Double
    let address: String
    /// From when the feed is somewhere else.
    let feedMovesAt: Double

    var host: String { "o\(index).example" }

    func has(_ habit: Habit) -> Bool { habits.contains(habit) }
    func isIn(_ habit: Habit, _ time: Double) -> Bool { spells[habit]?.hold(time) ?? false }

    init(_ index: Int, plan: Plan) {
        self.index = index
        seed = plan.seed
        habits = plan.habits.filter { habit in
            var chance = Chance(plan.seed, "outlet", String(index), habit.rawValue)
            return chance.happens(0.45)
        }
        var spells: [Habit: [Spell]] = [:]
        for (habit, lasting) in Self.lasting where habits.contains(habit) {
            var chance = Chance(plan.seed, "spells", String(index), habit.rawValue)
            spells[habit] = Spell.drawn(&chance, most: 3, within: plan.seconds, lasting: lasting)
        }
        self.spells = spells
        window = habits.contains(.overflow) ? 4 : 15
        var chance = Chance(plan.seed, "server", String(index))
        skew = habits.contains(.clockSkew) ? chance.pick([-90_000, -4_000, 4_000, 90_000]) : 0
        address = habits.contains(.sharedAddress) ? "192.0.2.100" : "192.0.2.\(index)"
        feedMovesAt = habits.contains(.feedMoves) ? chance.between(0, plan.seconds * 0.7) : .infinity
    }

    private static let lasting: [Habit: ClosedRange<Double>] = [
        .feedGone: 40_000...200_000, .deaths: 30_000...300_000, .robotsChanges: 20_000...200_000,
        .robotsOutages: 3_600...150_000, .botWalls: 3_600...90_000, .loginPages: 3_600...90_000,
        .retryAfter: 600...40_000, .hiccups: 600...10_000, .patience: 100_000...1_000_000,
        .slowAnswers: 3_600...100_000, .cutBodies: 3_600...100_000,
    ]

    /// Draws what it publishes from a day before the start to the end.
    mutating func publish(plan: Plan, firstID: Int) {
        var chance = Chance(seed, "stories", String(index))
        let rate = chance.between(0.7, 3)
        var time = -86_400.0
        var id = firstID
        while time < plan.seconds {
            let burst = has(.overflow) && chance.happens(0.2) ? 7 : 1
            for _ in 0..<burst {
                stories.append(story(id, at: time))
                id += 1
            }
            time += chance.between(0.3, 1.7) * 86_400 / rate
        }
    }

    private func story(_ id: Int, at time: Double) -> Story {
        var story = Story(id: id, outlet: index, postedAt: time)
        func moments(_ habit: Habit, _ share: Double, most: Int) -> [Double] {
            var chance = Chance(seed, "story", String(id), habit.rawValue)
            guard has(habit), chance.happens(share) else { return [] }
            return (0..<(1 + chance.below(most))).map { _ in time + chance.between(600, 250_000) }.sorted()
        }
        story.slugs = moments(.slugs, 0.3, most: 2)
        story.revisions = moments(.revisions, 0.4, most: 4)
        story.headlines = moments(.headlines, 0.3, most: 2)
        var chance = Chance(seed, "end", String(id))
        if has(.articleDeaths), chance.happens(0.2) {
            story.downAt = time + chance.between(10_000, 500_000)
            story.isGone = chance.happens(0.5)
        }
        story.hasSecondPage = has(.secondPages) && chance.happens(0.3)
        return story
    }
}
