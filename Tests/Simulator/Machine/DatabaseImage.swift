import Store

/// The files of the database as they lie there at one moment.
struct DatabaseImage: Sendable {
    /// By what follows the name of the database.
    private(set) var files: [String: [UInt8]] = [:]

    private static let suffixes = ["", "-wal", "-journal"]

    init(_ files: [String: [UInt8]] = [:]) { self.files = files }

    init(of path: String) throws(StoreError) {
        let disk = DiskFiles()
        for suffix in Self.suffixes {
            guard let size = try disk.size(path + suffix) else { continue }
            files[suffix] = try disk.read(path + suffix, at: 0, count: size)
        }
    }

    /// Puts them there in place of what there is.
    func restore(to path: String) throws(StoreError) {
        let disk = DiskFiles()
        for suffix in Self.suffixes + ["-shm", ".damaged"] { try disk.remove(path + suffix) }
        for (suffix, bytes) in files {
            let file = try disk.openForAppending(path + suffix)
            try file.append(bytes)
            file.close()
        }
    }
}
