import FoundationEssentials
import Store

/// What there is to say of the database's answer to a sign of life: of what has changed since the last one.
enum Pulse {
    /// Lines of several daemons are compared by their instants.
    private static let tolerance = Duration.seconds(2)

    static func remarks(_ beat: Beat, after last: Beat) -> [Remark] {
        var remarks: [Remark] = []
        if beat.isPaused != last.isPaused {
            remarks.append(
                Remark(
                    .notice, beat.isPaused ? "paused: nothing new is begun" : "no longer paused: going on",
                    ["outcome": beat.isPaused ? "paused" : "resumed"]))
        }
        if beat.isRebuilding != last.isRebuilding {
            remarks.append(
                Remark(
                    .notice,
                    beat.isRebuilding
                        ? "an operator has the shared index made anew: nothing new is begun"
                        : "the shared index was made anew: going on",
                    ["outcome": beat.isRebuilding ? "rebuild" : "rebuilt"]))
        }
        if let words = clocks(beat), clocks(last) == nil {
            remarks.append(Remark(.warning, words, ["outcome": "clocks_apart"]))
        }
        return remarks
    }

    /// What there is to say of the two clocks; nil while they agree.
    static func clocks(_ beat: Beat) -> String? {
        let isAhead = beat.clockIsAhead > .zero
        let distance = isAhead ? beat.clockIsAhead : .zero - beat.clockIsAhead
        guard distance > tolerance else { return nil }
        return
            "the database's clock is \(DurationText.format(distance)) \(isAhead ? "ahead of" : "behind") this machine's: is one of the two not synchronised?"
    }
}

extension Report {
    mutating func note(_ beat: Beat, runsOnce: Bool) {
        isPaused = beat.isPaused && !runsOnce
        clocks = Pulse.clocks(beat)
    }
}
