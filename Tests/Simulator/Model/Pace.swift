/// Between two transfers to a site, and to an address: one at a time, and the pause that site and operator ask for.
struct Pace: Sendable {
    private var lastStart: [String: Double] = [:]
    private var open: [String: Int] = [:]
    /// Where sites live, as this life of the daemon has seen it in answers: it cannot know better.
    private var learnt: [String: String] = [:]
    private var lastByAddress: [String: (at: Double, pause: Double)] = [:]
    private var openByAddress: [String: Set<String>] = [:]
    /// Seconds that the operator wants between two.
    static let pause = 5.0

    /// What is wrong with a transfer that starts now.
    mutating func begin(_ site: String, at now: Double, told: Told) -> [String] {
        var found: [String] = []
        let pause = max(Self.pause, told.crawlDelay[site] ?? 0)
        if (open[site] ?? 0) > 0 { found.append("two transfers at once to \(site)") }
        if let last = lastStart[site], now < last + pause - 0.002 {
            found.append("\(site) after \(now - last) s in place of \(pause)")
        }
        if let free = told.siteFree[site], now < free - 0.002 {
            found.append("\(site) \(free - now) s before it said")
        }
        if let address = learnt[site] {
            if let others = openByAddress[address], !others.subtracting([site]).isEmpty {
                found.append("two transfers at once to \(address): \(site), \(others.sorted())")
            }
            if let last = lastByAddress[address], now < last.at + last.pause - 0.002 {
                found.append("\(address) after \(now - last.at) s in place of \(last.pause)")
            }
            openByAddress[address, default: []].insert(site)
            lastByAddress[address] = (now, pause)
        }
        lastStart[site] = now
        open[site, default: 0] += 1
        return found
    }

    mutating func end(_ site: String, address: String?) {
        open[site, default: 1] -= 1
        if let known = learnt[site] { openByAddress[known]?.remove(site) }
        if let address { learnt[site] = address }
    }

    /// The process ended, and with it what was in memory only.
    mutating func restart() {
        (open, learnt, lastByAddress, openByAddress) = ([:], [:], [:], [:])
    }

    /// The clock went on while nobody looked: pauses seem over.
    mutating func forget() { lastStart = [:] }
}
