/// What a database answers to a sign of life.
package struct Beat: Sendable, Equatable {
    /// How far the database's clock is ahead of ours. It keeps the pace by its own, so nothing comes too early by that; but instants
    /// in lines are ours.
    package var clockIsAhead = Duration.zero
    /// An operator asks all daemons to begin nothing new for the time being.
    package var isPaused = false
    /// What comes from lines is made anew: nobody may claim anything meanwhile.
    package var isRebuilding = false
    /// The rebuild for which this daemon has to read its lines again; nil once it has.
    package var rereads: String?
    /// Another text once another list of sources was published, or another daemon's files name others.
    package var sources = ""

    /// The key in `meta` under which a database of our own keeps `isPaused`: any text but an empty one.
    package static let pausedKey = "paused"
    /// The key in `meta` under which a daemon keeps what its clock said last.
    package static let clockKey = "clock"

    package init() {}
}
