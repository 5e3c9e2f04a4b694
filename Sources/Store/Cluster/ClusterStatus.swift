package import FoundationEssentials

/// How the daemons on one shared database are doing, as the database knows it.
package struct ClusterStatus: Sendable, Equatable {
    package struct Member: Sendable, Equatable {
        package var instance: String
        package var host: String
        package var version: String
        package var epoch: Int
        /// By the server's clock.
        package var seenAt: Date
        package var seenAgo: Duration
        package var leases: Int
        /// Up to which line of its records the database has read; nil where it has read none.
        package var seq: Int?
        /// How far it is with a rebuild that is under way.
        package var rebuild: Rebuild?
    }

    /// What a daemon says of a rebuild, and how long its log was then.
    package enum Rebuild: Sendable, Equatable {
        case begun(log: Int)
        case done
    }

    package enum Activity: String, Sendable {
        case working
        /// An operator asked all to begin nothing new.
        case paused
        /// Claims have ended; what is out comes home first.
        case rebuildWaits = "rebuild_waiting"
        case rebuildReads = "rebuild_reading"
    }

    package var place: String
    package var schema: String
    /// Of the tables.
    package var version: Int
    package var serverVersion: String
    package var members: [Member] = []
    package var targetsByKind: [Target.Kind: Int] = [:]
    package var articles = 0
    package var texts = 0
    /// Sites from which something may be claimed now, and those that wait for their time.
    package var readySites = 0
    package var waitingSites = 0
    package var bytes = 0
    package var activity = Activity.working
    /// Of the list of sources that was published last; 0 where none was.
    package var sourcesVersion = 0
    /// How far the server's clock is ahead of ours.
    package var clockIsAhead = Duration.zero
    /// How long the oldest transaction has been open, while which nothing can be cleaned up.
    package var oldestSnapshot = Duration.zero
    /// Sessions of other roles, into which ours may not look.
    package var hiddenSessions = 0

    package static let longSnapshot = Duration.seconds(300)

    init(place: String, schema: String, version: Int, serverVersion: String) {
        (self.place, self.schema, self.version, self.serverVersion) = (place, schema, version, serverVersion)
    }
}
