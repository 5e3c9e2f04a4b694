import CSQLite
import CSystem
import Glibc

/// A result code of SQLite's and what is known about its cause; https://www.sqlite.org/rescode.html.
struct SQLiteFailure {
    /// The extended one.
    let code: Int32
    let message: String
    /// Of the system call behind it; 0 when there was none.
    let errno: Int32
    let path: String
    /// Whether the file system of the database has no room left.
    var isFull: (_ path: String) -> Bool = SQLiteFailure.isFull
    /// Why this file may not be written to; 0 when it may.
    var refusal: (_ path: String) -> Int32 = SQLiteFailure.refusal

    var storeError: StoreError {
        switch code & 0xFF {
        case SQLITE_FULL: .full(path: path)
        case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: .busy(path: path)
        case SQLITE_CANTOPEN: errno == 0 ? asSaid : DiskFiles.failure(making: path, errno)
        case SQLITE_READONLY, SQLITE_PERM: readOnly
        case SQLITE_IOERR: inputOutput
        // Nothing is wrong with the data.
        case SQLITE_NOMEM: .io(path: path, errno: ENOMEM)
        // An EIO while reading a page is called a malformed database (`SQLITE_IOERR_CORRUPTFS` in SQLite's vdbe.c). The disk is
        // at fault then, and nothing is known about the file.
        case SQLITE_CORRUPT, SQLITE_NOTADB: Self.ofDevices.contains(errno) ? .io(path: path, errno: errno) : asSaid
        // We write nothing that our own tables refuse: an index or a row is not what it was.
        case SQLITE_CONSTRAINT, SQLITE_MISMATCH: .damage(message)
        default: asSaid
        }
    }

    private static let ofDevices = [EIO, ENXIO, ERANGE]

    private var asSaid: StoreError { .database(code: code & 0xFF, message: message) }

    private var readOnly: StoreError {
        let reason = refusal(path)
        return reason == 0 ? asSaid : DiskFiles.failure(path, reason)
    }

    private var inputOutput: StoreError {
        // The file ends before the page does.
        if code == SQLITE_IOERR | 2 << 8 { return .damage(message) }
        // Not each path hands the errno up when the file that readers and writers share (-shm) cannot grow.
        if !Self.ofDevices.contains(errno), isFull(path) { return .full(path: path) }
        return errno == 0 ? asSaid : DiskFiles.failure(path, errno)
    }

    /// Less than two of the pieces by which a -shm grows.
    private static func isFull(_ path: String) -> Bool {
        do throws(StoreError) {
            return try DiskFiles().freeBytes(folder(of: path)) < 2 * 32_768
        } catch {
            return false
        }
    }

    /// The file itself is not opened to find out: closing it would take SQLite's locks away.
    private static func refusal(_ path: String) -> Int32 {
        for place in [path, folder(of: path)] where faccessat(AT_FDCWD, place, W_OK, AT_EACCESS) != 0 {
            return Glibc.errno
        }
        return 0
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
