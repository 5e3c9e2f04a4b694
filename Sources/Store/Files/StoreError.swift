/// What can go wrong with files and database. The sentence for a person is made where it is logged.
package enum StoreError: Error, Equatable, Sendable {
    /// Another process holds the store's lock.
    case locked(path: String, pid: Int32?)
    /// The folder cannot be made or is read-only.
    case cannotCreate(path: String, errno: Int32)
    /// Not ours to read or write.
    case notPermitted(path: String, errno: Int32)
    /// No room or no quota left (ENOSPC, EDQUOT): nothing was lost, try again later.
    case full(path: String)
    /// EIO and the like: this file can no longer be trusted.
    case io(path: String, errno: Int32)
    /// Another program has had the database for longer than we wait at one go: nothing was lost, try again later.
    case busy(path: String)
    /// The database at the other end of a wire does not answer, and in what words: nothing was lost, try again later.
    case unavailable(String)
    /// The database cannot be used as it is configured, and why: an operator has something to mend.
    case unusable(String)
    /// The tables are those of another version of rawi, or of another program.
    case otherVersion(path: String, version: Int)
    /// SQLite says so, or we of a row that cannot be.
    case database(code: Int32, message: String)
    /// A line that is no record.
    case badLine(path: String, offset: Int, reason: String)
}
