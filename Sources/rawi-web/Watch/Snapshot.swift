import Daemon
import FoundationEssentials

/// A daemon and its store at one moment.
struct Snapshot: Sendable {
    enum Daemon: Sendable, Equatable {
        /// With its own words.
        case answers(String)
        /// Why not.
        case away(String)
    }

    let at: Date
    let folder: String
    var daemon = Daemon.away("not asked yet")
    /// The daemon's last figures; nil where none has ever run there.
    var status: StatusFile?
    /// What is wrong, in words.
    var faults: [String] = []
    /// Failing first; nil where the database cannot be read.
    var sources: [SourceRow]?
    /// Records in each of the last 24 hours.
    var hours: [Int] = []
    /// Nil where the store cannot be read.
    var sizes: StoreSizes?
    /// This user may not look, or the folder is not there.
    var isUnreadable = false
    /// What could not be read.
    var problems: [String] = []

    var isUp: Bool { if case .answers = daemon { true } else { false } }

    /// Why nothing new is taken on; nil where it is.
    var notReady: String? {
        if case .away(let why) = daemon { return why }
        if let stalledBy = status?.stalledBy { return "waiting: \(stalledBy)" }
        if status?.isPaused == true { return "paused: rawi resume" }
        return nil
    }

    /// The daemon's state in few words. What answers is alive, whatever a file says.
    var state: String {
        guard let status else { return isUnreadable ? "cannot be told" : "never run" }
        guard isUp else { return status.isGone ? "not running" : "no answer" }
        let words = status.state(now: at)
        return words.hasPrefix("hangs") || words == "not running" ? "running" : words
    }
}
