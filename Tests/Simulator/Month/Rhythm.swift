/// When an outlet publishes: by the hour of its day, the day of its week, in bursts and in clumps.
struct Rhythm {
    let kind: Newsroom.Kind
    let perDay: Double
    /// Hours ahead of UTC.
    let zone: Double
    let window: Int

    func entries(_ chance: inout Chance, days: Int) -> [Double] {
        var found: [Double] = []
        for day in -7..<days {
            let midnight = Double(day) * 86_400 - zone * 3_600
            switch kind {
            case .weekly:
                // A whole issue in an hour, on its day of the week.
                guard (day + 70) % 7 == Int(zone) else { continue }
                let issue = midnight + chance.between(8, 9) * 3_600
                for _ in 0..<max(1, Int(perDay * 7 + chance.unit())) { found.append(issue + chance.between(0, 3_600)) }
            case .uploads:
                // The pages of the paper as they are closed: a few uploads, each of so many that the feed holds them.
                let uploads = [1.0, 14.0, 20.0]
                for hour in uploads {
                    let start = midnight + (hour + chance.between(-0.5, 0.5)) * 3_600
                    let count = min(Double(window) * 0.8, perDay * Self.ofWeek(day) / Double(uploads.count))
                    for _ in 0..<Int(count + chance.unit()) { found.append(start + chance.between(0, 2_400)) }
                }
            case .agency, .daily, .portal, .ministry, .silent:
                for hour in 0..<24 {
                    let expected = perDay * Self.ofWeek(day, closed: kind == .ministry) * weight(hour)
                    publish(expected, from: midnight + Double(hour) * 3_600, &found, &chance)
                }
            }
        }
        return found.sorted()
    }

    /// Within an hour: one by one, and now and then some at once.
    private func publish(_ expected: Double, from start: Double, _ found: inout [Double], _ chance: inout Chance) {
        let clump = kind == .agency || kind == .daily ? 4.0 : 1
        let clumped = clump > 1 ? 0.15 : 0
        // Of each event comes one entry, or a clump.
        let events = expected / (1 - clumped + clumped * clump)
        var time = start
        while events > 0 {
            time += 3_600 / events * chance.wait()
            guard time < start + 3_600 else { return }
            let count = chance.happens(clumped) ? 2 + chance.below(5) : 1
            for index in 0..<count { found.append(time + Double(index)) }
        }
    }

    /// Saturday is day 0: the world begins on one.
    private static func ofWeek(_ day: Int, closed: Bool = false) -> Double {
        switch (day + 70) % 7 {
        case 6: closed ? 0 : 0.4
        case 0: closed ? 0 : 0.8
        default: 1.1
        }
    }

    /// The share of the day's entries in an hour of it.
    private func weight(_ hour: Int) -> Double {
        switch kind {
        case .ministry: (9..<15).contains(hour) ? 1 / 6.0 : 0
        default: Self.hours[hour] / Self.hours.reduce(0, +)
        }
    }

    /// From midnight on: a night, a morning that begins slowly, a peak before and one after the afternoon.
    private static let hours: [Double] = [
        4, 2, 1, 1, 1, 2, 4, 7, 9, 11, 12, 12, 11, 10, 9, 9, 10, 11, 11, 10, 9, 8, 7, 5,
    ]
}

extension Chance {
    /// From one event to the next where one is expected in a unit of time.
    fileprivate mutating func wait() -> Double {
        // -ln(1 - u), by halving: no more of it is needed than that, and the same on every machine.
        var (rest, sum) = (1 - unit(), 0.0)
        while rest < 0.5, rest > 0 { (rest, sum) = (rest * 2, sum + 0.693_147_180_559_945_3) }
        let part = (1 - rest) / (1 + rest)
        let square = part * part
        return sum + 2 * part * (1 + square * (1 / 3.0 + square * (1 / 5.0 + square * (1 / 7.0 + square / 9))))
    }
}
