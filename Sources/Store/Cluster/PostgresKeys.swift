import Bytes

/// What keys of ours are in the database.
struct PostgresKeys {
    let daemon: Int64
    let instance: String

    /// Folders and files are those of one machine: another daemon's row of the same key is another one.
    func owner(ofTarget key: String) -> Int64 { isOwn(key) ? daemon : 0 }
    func target(_ key: String) -> PostgresID { Self.id(isOwn(key) ? instance + "\u{0}" + key : key) }
    func site(_ site: String, owner: Int64) -> Int64 {
        SHA256.key(owner == 0 ? site : instance + "\u{0}" + site)
    }

    private func isOwn(_ key: String) -> Bool { key.hasPrefix("folder:") || key.hasPrefix("document:") }

    /// Under whose name a value is kept: what a daemon says of itself is nobody else's.
    func owner(ofMeta key: String) -> Int64 { Self.own.contains(key) ? daemon : 0 }

    private static let own: Set<String> = [Beat.clockKey, SharedLists.ownKey, givenKey("records"), givenKey("events")]

    /// Under which it is kept how far a log's numbers had been given out when it was found to be shorter.
    static func givenKey(_ log: String) -> String { "given_" + log }

    /// Asks for one value: of all daemons, or what one says of itself.
    static func meta(_ key: String, of daemon: Int64 = 0) -> PostgresStatement {
        PostgresStatement("SELECT value FROM meta WHERE daemon = $1 AND key = $2", .integer(daemon), .text(key))
    }

    static func id(_ key: String) -> PostgresID { PostgresID(SHA256.digest(Array(key.utf8))) }
}
