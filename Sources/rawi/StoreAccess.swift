import Daemon
import Glibc
import Store

/// The commands that only read a store tell one that is not there from one that this user may not look into.
enum StoreAccess {
    /// Whether the file is there. Ends the command where that, or its first byte, may not be read.
    static func exists(_ path: String, in folder: String) throws -> Bool {
        do throws(StoreError) {
            let files = DiskFiles()
            guard let size = try files.size(path) else { return false }
            // A folder's size says that it can be looked up, its list whether it can be looked into.
            if path == folder {
                _ = try files.list(path)
            } else if size > 0 {
                _ = try files.read(path, at: 0, count: 1)
            }
            return true
        } catch {
            try refuse(error, folder)
        }
    }

    static func status(in folder: String) throws -> StatusFile? {
        do throws(StoreError) {
            return try StatusFile.read(folder: folder)
        } catch {
            try refuse(error, folder)
        }
    }

    /// What root writes into another user's store, that one's daemon could not open again.
    static func refuseAnothers(_ folder: String) throws {
        var facts = stat()
        guard geteuid() == 0, stat(folder, &facts) == 0, facts.st_uid != 0 else { return }
        let name = getpwuid(facts.st_uid).map { String(cString: $0.pointee.pw_name) } ?? "#\(facts.st_uid)"
        try Refusal(.permission, "\(folder) is \(name)'s: sudo -u \(name) rawi …").end()
    }

    private static func refuse(_ error: StoreError, _ folder: String) throws -> Never {
        try Refusal(StoreText.exitCode(error), StoreText.unreadable(folder, error)).end()
    }
}
