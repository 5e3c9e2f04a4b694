/// What start-up found and did.
package struct Recovery: Sendable, Equatable {
    /// Bytes of a torn last line moved to `.torn`.
    package var tornBytes = 0
    /// Where a database that cannot be used was moved to; the lines have to be taken into the new one.
    package var databaseMovedTo: String?
    package var databaseMovedFor: SetAside?
    package var databaseIsNew = false
    /// Logs of which a shared index has taken in more than they hold.
    package var behind: [Behind] = []

    /// Why a database was set aside. The raw value stands in its new name.
    package enum SetAside: String, Sendable {
        case damaged = "corrupt"
        /// Made by a later version of rawi.
        case newer
        /// Tables, but none that any version of rawi has made.
        case unknown
        /// It has taken in lines that are not there: they were restored from an older copy, cut off or taken away.
        case ahead
    }

    /// Its lines were restored from an older copy, cut off or taken away. What it says further is numbered behind what was.
    package struct Behind: Sendable, Equatable {
        /// `records` or `events`.
        package let log: String
        /// The number of its last line; 0: none.
        package let lastSeq: Int
        /// The last one that the index has seen.
        package let knownSeq: Int
    }

    package init() {}
}
