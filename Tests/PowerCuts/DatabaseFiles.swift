import CSQLite
import Glibc
import Synchronization

/// SQLite's way to its files, with an ear in it: what it does to files of databases that are watched is noted, and may fail. Others are
/// left alone.
package enum DatabaseFiles {
    private struct Opened {
        let log: PowerLog
        let name: String
        /// SQLite's own methods, and the table that stands in their place.
        let methods: UInt
        let table: UInt

        var own: sqlite3_io_methods? { UnsafePointer<sqlite3_io_methods>(bitPattern: methods)?.pointee }
    }

    private static let watched = Mutex<[String: PowerLog]>([:])
    private static let opened = Mutex<[UInt: Opened]>([:])

    /// From the next time that it is opened on.
    /// - Parameter path: of the database; its companions are watched too.
    package static func watch(_ path: String, _ log: PowerLog) {
        _ = isInstalled
        watched.withLock { $0[path] = log }
    }

    package static func unwatch(_ path: String) { watched.withLock { $0[path] = nil } }

    private static func log(of path: String) -> (PowerLog, name: String)? {
        watched.withLock { watched in
            for suffix in ["", "-wal", "-journal"] where path.hasSuffix(suffix) {
                if let log = watched[String(path.dropLast(suffix.count))] { return (log, suffix) }
            }
            return nil
        }
    }

    private static func system() -> UnsafeMutablePointer<sqlite3_vfs>? { sqlite3_vfs_find("unix") }

    private static func find(_ file: UnsafeMutablePointer<sqlite3_file>?) -> Opened? {
        opened.withLock { $0[UInt(bitPattern: file)] }
    }

    private static let isInstalled: Bool = {
        guard let system = system() else { return false }
        let ours = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        ours.initialize(to: system.pointee)
        ours.pointee.pNext = nil
        ours.pointee.zName = UnsafePointer(strdup("rawi-watched"))
        ours.pointee.xOpen = { _, path, file, flags, outFlags in
            guard let system = DatabaseFiles.system() else { return SQLITE_IOERR }
            let code = system.pointee.xOpen(system, path, file, flags, outFlags)
            if code == SQLITE_OK, let path, let file { DatabaseFiles.listen(to: file, String(cString: path)) }
            return code
        }
        ours.pointee.xDelete = { _, path, flushesFolder in
            guard let system = DatabaseFiles.system(), let path else { return SQLITE_IOERR }
            guard let (log, name) = DatabaseFiles.log(of: String(cString: path)) else {
                return system.pointee.xDelete(system, path, flushesFolder)
            }
            guard log.allows() else { return SQLITE_IOERR }
            let code = system.pointee.xDelete(system, path, flushesFolder)
            if code == SQLITE_OK { log.note(.remove, of: name) }
            if code == SQLITE_OK, flushesFolder != 0 { log.flush(name) }
            return code
        }
        return sqlite3_vfs_register(ours, 1) == SQLITE_OK
    }()

    private static func listen(to file: UnsafeMutablePointer<sqlite3_file>, _ path: String) {
        guard let (log, name) = log(of: path), let own = file.pointee.pMethods else { return }
        let table = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        table.initialize(to: own.pointee)
        wrap(table)
        file.pointee.pMethods = UnsafePointer(table)
        let entry = Opened(
            log: log, name: name, methods: UInt(bitPattern: own), table: UInt(bitPattern: table))
        opened.withLock { $0[UInt(bitPattern: file)] = entry }
        log.open(name)
    }

    private static func wrap(_ table: UnsafeMutablePointer<sqlite3_io_methods>) {
        table.pointee.xClose = { file in
            let entry = DatabaseFiles.opened.withLock { $0.removeValue(forKey: UInt(bitPattern: file)) }
            guard let entry, let own = entry.own else { return SQLITE_IOERR }
            let code = own.xClose(file)
            UnsafeMutablePointer<sqlite3_io_methods>(bitPattern: entry.table)?.deallocate()
            return code
        }
        table.pointee.xWrite = { file, bytes, count, offset in
            guard let entry = DatabaseFiles.find(file), let own = entry.own, entry.log.allows() else {
                return SQLITE_IOERR
            }
            let code = own.xWrite(file, bytes, count, offset)
            if code == SQLITE_OK {
                let copy = [UInt8](UnsafeRawBufferPointer(start: bytes, count: Int(count)))
                entry.log.note(.write(copy, at: Int(offset)), of: entry.name)
            }
            return code
        }
        table.pointee.xTruncate = { file, size in
            guard let entry = DatabaseFiles.find(file), let own = entry.own, entry.log.allows() else {
                return SQLITE_IOERR
            }
            let code = own.xTruncate(file, size)
            if code == SQLITE_OK { entry.log.note(.cut(to: Int(size)), of: entry.name) }
            return code
        }
        table.pointee.xSync = { file, flags in
            guard let entry = DatabaseFiles.find(file), let own = entry.own, entry.log.allows() else {
                return SQLITE_IOERR
            }
            let code = own.xSync(file, flags)
            if code == SQLITE_OK { entry.log.flush(entry.name) }
            return code
        }
        table.pointee.xShmLock = { file, offset, count, flags in
            guard let entry = DatabaseFiles.find(file), let own = entry.own else { return SQLITE_IOERR }
            // The first lock is the writer's.
            if offset == 0, flags == SQLITE_SHM_UNLOCK | SQLITE_SHM_EXCLUSIVE { entry.log.ended() }
            return own.xShmLock(file, offset, count, flags)
        }
    }
}
