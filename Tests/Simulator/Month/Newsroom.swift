/// An outlet of the simulated month: when it publishes, and how its feed is served.
package struct Newsroom: Sendable {
    /// How such outlets publish; the shares and rates are those of a list of news sources of the region.
    package enum Kind: String, Sendable, CaseIterable {
        case agency, daily, uploads, portal, ministry, weekly, silent

        /// Of 200 outlets.
        fileprivate var share: Int {
            switch self {
            case .agency: 16
            case .daily: 40
            case .uploads: 20
            case .portal: 54
            case .ministry: 24
            case .weekly: 30
            case .silent: 16
            }
        }

        fileprivate var entriesADay: ClosedRange<Double> {
            switch self {
            case .agency: 120...300
            case .daily: 15...80
            case .uploads: 20...60
            case .portal: 1...10
            case .ministry: 2...8
            case .weekly: 0.4...1.7
            case .silent: 0...0.07
            }
        }

        fileprivate var window: ClosedRange<Double> {
            switch self {
            case .agency: 20...50
            case .daily: 10...30
            case .uploads: 20...40
            case .portal, .ministry, .weekly, .silent: 10...20
            }
        }
    }

    let index: Int
    package let kind: Kind
    /// Entries that its feed shows.
    package let window: Int
    /// Instants of publication, in seconds since the start, in order; they begin a week before it.
    let entries: [Double]
    package let answers304: Bool
    /// What the feed and its server say of when to come again, in seconds.
    package let ttl: Double?
    package let maxAge: Double?
    /// WordPress says so of every feed, whatever the outlet does.
    package let isHourly: Bool
    /// In UTC.
    let skipHours: [Int]

    package var host: String { "m\(index).example" }

    /// Kinds in turn, so that fewer than 200 outlets are a mixture as well.
    static func drawn(_ count: Int, seed: UInt64, days: Int) -> [Newsroom] {
        let kinds = Kind.allCases.flatMap { kind in
            (0..<kind.share).map { (place: (Double($0) + 0.5) / Double(kind.share), kind: kind) }
        }.sorted { ($0.place, $0.kind.rawValue) < ($1.place, $1.kind.rawValue) }
        return (0..<count).map { Newsroom($0, kinds[$0 * kinds.count / count].kind, seed: seed, days: days) }
    }

    private init(_ index: Int, _ kind: Kind, seed: UInt64, days: Int) {
        (self.index, self.kind) = (index, kind)
        var chance = Chance(seed, "newsroom", String(index))
        window = Int(chance.between(kind.window.lowerBound, kind.window.upperBound + 1))
        answers304 = chance.happens(0.65)
        maxAge = chance.happens(0.25) ? chance.pick([60, 300, 600, 1_800, 3_600]) : nil
        let tellsTTL = chance.happens(0.2)
        ttl = tellsTTL ? 60 * chance.pick([5, 15, 30, 60, 60, 120]) : nil
        isHourly = ![.agency, .silent].contains(kind) && ttl == nil && chance.happens(0.35)
        skipHours = chance.happens(0.03) ? [0, 1, 2, 3] : []
        let rate = chance.between(kind.entriesADay.lowerBound, kind.entriesADay.upperBound)
        let zone = chance.pick([1.0, 2, 3, 3, 3, 4])
        entries = Rhythm(kind: kind, perDay: rate, zone: zone, window: window).entries(&chance, days: days)
    }

    /// How many entries were out by then.
    func published(by time: Double) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle] <= time { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
