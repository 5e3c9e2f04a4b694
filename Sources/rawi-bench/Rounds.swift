/// Two ways to do the same amount of work, in turns: whatever slows the machine down for a while slows both.
struct Rounds {
    private(set) var ours: [Duration] = []
    private(set) var theirs: [Duration] = []

    /// One round that does not count warms caches up.
    static func compare(_ count: Int, _ ours: () throws -> Duration, _ theirs: () throws -> Duration) rethrows -> Rounds
    {
        var rounds = Rounds()
        for round in 0...count {
            // Neither is always the first.
            let first = round % 2 == 0 ? try ours() : nil
            let other = try theirs()
            let mine = try first ?? ours()
            guard round > 0 else { continue }
            rounds.ours.append(mine)
            rounds.theirs.append(other)
        }
        return rounds
    }

    /// Median time of ours.
    var mine: Duration { ours.median ?? .zero }
    var other: Duration { theirs.median ?? .zero }
    /// How many times as fast as the other we are: the median of the rounds' own ratios.
    var ratio: Double { zip(ours, theirs).map { $1 / $0 }.median ?? 0 }
}
