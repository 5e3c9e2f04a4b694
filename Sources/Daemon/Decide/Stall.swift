import FoundationEssentials
import Store

/// The store takes nothing in: since when, why, and when it is tried again.
struct Stall {
    var since: Date
    var retryAt: Date
    private let cause: Cause

    private enum Cause {
        case full(path: String)
        case busy(path: String)
        case unavailable(String)
    }

    /// How soon it is tried again: a database that all daemons wait for, less and less often.
    private var pause = Self.shortest
    private static let shortest = Duration.seconds(2)
    private static let longest = Duration.seconds(30)

    /// nil for an error that does not pass by itself.
    init?(_ error: StoreError, at now: Date, after previous: Stall? = nil) {
        switch error {
        case .full(let path): cause = .full(path: path)
        case .busy(let path): cause = .busy(path: path)
        case .unavailable(let words): cause = .unavailable(words)
        default: return nil
        }
        since = previous?.since ?? now
        retryAt = now.adding(Self.shortest)
    }

    /// It lasts.
    mutating func putOff(at now: Date) {
        if case .unavailable = cause { pause = min(pause * 2, Self.longest) }
        retryAt = now.adding(pause)
    }

    /// For the status.
    var words: String {
        switch cause {
        case .full: "no room on the disk"
        case .busy: "another program holds the database"
        case .unavailable: "the database does not answer"
        }
    }

    var remark: Remark {
        switch cause {
        case .full(let path):
            Remark(
                .error, "no room left for \(path): nothing is fetched until there is", ["outcome": "store_full"],
                id: .diskFull)
        case .busy(let path):
            Remark(
                .warning, "another program holds \(path): nothing is fetched until it lets go",
                ["outcome": "store_busy"])
        case .unavailable(let words):
            Remark(
                .warning, "the database does not answer (\(words)): nothing is fetched until it does",
                ["outcome": "store_unavailable"])
        }
    }

    var endRemark: Remark {
        switch cause {
        case .full:
            Remark(.notice, "there is room again: going on", ["outcome": "store_ready"], id: .diskRecovered)
        case .busy: Remark(.notice, "the database is free again: going on", ["outcome": "store_ready"])
        case .unavailable: Remark(.notice, "the database answers again: going on", ["outcome": "store_ready"])
        }
    }
}
