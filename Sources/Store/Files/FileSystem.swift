/// What the store needs of a file system; the real one (`DiskFiles`) and a simulated one with faults (`MemoryFiles`)
/// conform. Paths are absolute or relative to the working folder, parts joined by `/`.
package protocol FileSystem: Sendable {
    /// Makes the folder and its parents; nothing happens when it is there.
    func makeFolder(_ path: String) throws(StoreError)
    /// The names in a folder, in no order, without `.` and `..`.
    func list(_ folder: String) throws(StoreError) -> [String]
    /// Bytes in the file; nil when there is none.
    func size(_ path: String) throws(StoreError) -> Int?
    /// Up to `count` bytes from `offset`; fewer only at the end of the file.
    func read(_ path: String, at offset: Int, count: Int) throws(StoreError) -> [UInt8]
    /// Opens for appending; makes an empty file when there is none.
    func openForAppending(_ path: String) throws(StoreError) -> any AppendFile
    /// Replaces `to` when it is there, at once for every onlooker.
    func rename(_ from: String, to: String) throws(StoreError)
    /// Nothing happens when it is not there.
    func remove(_ path: String) throws(StoreError)
    /// Makes or replaces the symbolic link at `path`, at once for every onlooker.
    func link(_ path: String, to target: String) throws(StoreError)
    /// Makes new names and renames in the folder survive a loss of power.
    func flushFolder(_ path: String) throws(StoreError)
    /// Bytes that we may still write below this path.
    func freeBytes(_ path: String) throws(StoreError) -> Int
    /// Takes the lock file for this process and writes the pid into it; `.locked` when another one has it. The lock goes
    /// when the returned value does, or the process.
    func lock(_ path: String) throws(StoreError) -> any FileLock
    /// Where SQLite finds this path; nil when there is no real file behind it and a database has to stay in memory.
    func databasePath(_ path: String) -> String?
}

/// A file that only grows, but for taking back what was not acknowledged. Owned by one task.
package protocol AppendFile: AnyObject {
    var path: String { get }
    /// Bytes in it, by our own count since it was opened.
    var size: Int { get }
    /// Finds room for so many bytes after the end, or throws `.full` before anybody sees one of them. Where the file system
    /// cannot tell, `append` does.
    func reserve(_ count: Int) throws(StoreError)
    /// Everything or an error; after an error some of it may be in the file.
    func append(_ bytes: [UInt8]) throws(StoreError)
    /// The bytes survive a loss of power (fdatasync).
    func flush() throws(StoreError)
    func truncate(to size: Int) throws(StoreError)
    /// Waits until no other program appends to it, and keeps others waiting until `close`. Counts its bytes anew.
    func takeTurn() throws(StoreError)
    /// Whether it is still the file at its path: what is appended to one that was removed is lost with it.
    var isInPlace: Bool { get }
    func close()
}

/// Held until `release` or the end of the process.
package protocol FileLock: AnyObject, Sendable {
    /// Whether the file that is locked is still the one at its path: a lock on a file that was removed, or in a folder that was
    /// moved, keeps nobody out.
    var isInPlace: Bool { get }
    func release()
}
