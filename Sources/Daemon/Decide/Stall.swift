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
    }

    /// nil for an error that does not pass by itself.
    init?(_ error: StoreError, at now: Date, since: Date? = nil) {
        switch error {
        case .full(let path): cause = .full(path: path)
        case .busy(let path): cause = .busy(path: path)
        default: return nil
        }
        self.since = since ?? now
        retryAt = now.adding(.seconds(2))
    }

    /// For the status.
    var words: String {
        switch cause {
        case .full: "no room on the disk"
        case .busy: "another program holds the database"
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
        }
    }

    var endRemark: Remark {
        switch cause {
        case .full:
            Remark(.notice, "there is room again: going on", ["outcome": "store_ready"], id: .diskRecovered)
        case .busy: Remark(.notice, "the database is free again: going on", ["outcome": "store_ready"])
        }
    }
}
