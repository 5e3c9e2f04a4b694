import FoundationEssentials
import Store

/// The clock said `from` and says `to`.
struct ClockStep {
    let from: Date
    let to: Date

    /// As the database moves what waits: what lay ahead by the old clock lies as far ahead by the new one, what was over is over.
    func move(_ instant: Date) -> Date {
        guard instant > min(from, to) else { return instant }
        return instant > from ? instant.addingTimeInterval(to.timeIntervalSince(from)) : to
    }
}

/// What the clock said when the database was last written: one that says less now was ahead then, and so is every instant that
/// was written by it.
enum Clock {
    private static let key = Beat.clockKey
    /// Time servers correct by less without anything being wrong.
    private static let tolerance = Duration.seconds(60)

    /// How far the loop's clock and the one on the wall may be apart.
    static let drift = Duration.seconds(60)

    static func note(_ now: Date) -> StateChange {
        .meta(key: key, value: String(Int(now.timeIntervalSince1970)))
    }

    /// By how much the instants in the database lie ahead; zero where they do not.
    static func ahead(in state: any StateTransaction, of now: Date) throws(StoreError) -> Duration {
        guard let then = try state.meta(key).flatMap(Double.init), then.isFinite else { return .zero }
        let ahead = Duration.seconds(min(max(0, then - now.timeIntervalSince1970), 1e10))
        return ahead > tolerance ? ahead : .zero
    }
}

extension Clock {
    /// It was set while the daemon ran.
    static func remark(_ difference: Duration) -> Remark {
        let way = difference > .zero ? "on" : "back"
        return Remark(
            .notice,
            "the clock went \(way) by \(DurationText.format(difference > .zero ? difference : .zero - difference)): "
                + "what waits, waits as long as was meant", ["outcome": "clock_set"])
    }
}
