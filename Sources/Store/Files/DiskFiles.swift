import CSystem
import Glibc

/// The real file system, by system calls: signals do not disturb it, short writes are continued.
package struct DiskFiles: FileSystem {
    package init() {}

    package func makeFolder(_ path: String) throws(StoreError) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += made.isEmpty || made == "/" ? String(part) : "/" + part
            guard mkdir(made, 0o755) != 0, errno != EEXIST, errno != EISDIR else { continue }
            let code = errno
            // A parent that may not be written to is no failure as long as it is there.
            var status = stat()
            if stat(made, &status) != 0 { throw Self.failure(making: made, code) }
        }
    }

    package func list(_ folder: String) throws(StoreError) -> [String] {
        guard let stream = opendir(folder) else { throw Self.failure(folder, errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            // In place: a copy would be of 256 bytes, and the entry ends with its name.
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    package func size(_ path: String) throws(StoreError) -> Int? {
        var status = stat()
        if stat(path, &status) == 0 { return Int(status.st_size) }
        if errno == ENOENT || errno == ENOTDIR { return nil }
        throw Self.failure(path, errno)
    }

    package func read(_ path: String, at offset: Int, count: Int) throws(StoreError) -> [UInt8] {
        let descriptor = rawi_open(path, O_RDONLY, 0)
        guard descriptor >= 0 else { throw Self.failure(path, errno) }
        defer { Glibc.close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Self.failure(path, errno) }
        let available = Int(status.st_size) - offset
        guard offset >= 0, count > 0, available > 0 else { return [] }
        var code: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: min(count, available)) { buffer, filled in
            while filled < buffer.count {
                let step = pread(
                    descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, off_t(offset + filled))
                if step < 0 {
                    if errno == EINTR { continue }
                    code = errno
                    return
                }
                if step == 0 { return }
                filled += step
            }
        }
        if code != 0 { throw Self.failure(path, code) }
        return bytes
    }

    package func openForAppending(_ path: String) throws(StoreError) -> any AppendFile {
        let descriptor = rawi_open(path, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        guard descriptor >= 0 else { throw Self.failure(making: path, errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            Glibc.close(descriptor)
            throw Self.failure(path, code)
        }
        return DiskFile(path: path, descriptor: descriptor, size: Int(status.st_size))
    }

    package func rename(_ from: String, to: String) throws(StoreError) {
        guard Glibc.rename(from, to) == 0 else { throw Self.failure(from, errno) }
    }

    package func remove(_ path: String) throws(StoreError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw Self.failure(path, errno) }
    }

    package func link(_ path: String, to target: String) throws(StoreError) {
        let fresh = path + ".new"
        try remove(fresh)
        guard symlink(target, fresh) == 0 else { throw Self.failure(making: fresh, errno) }
        try rename(fresh, to: path)
    }

    package func flushFolder(_ path: String) throws(StoreError) {
        let descriptor = rawi_open(path, O_RDONLY | O_DIRECTORY, 0)
        guard descriptor >= 0 else { throw Self.failure(path, errno) }
        defer { Glibc.close(descriptor) }
        // Some file systems cannot flush a folder and say EINVAL.
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw Self.failure(path, errno) }
    }

    package func freeBytes(_ path: String) throws(StoreError) -> Int {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { throw Self.failure(path, errno) }
        let (bytes, overflow) = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        return overflow ? Int.max : Int(clamping: bytes)
    }

    package func lock(_ path: String) throws(StoreError) -> any FileLock {
        let descriptor = rawi_open(path, O_RDWR | O_CREAT, 0o644)
        guard descriptor >= 0 else { throw Self.failure(making: path, errno) }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            Glibc.close(descriptor)
            guard code == EWOULDBLOCK else { throw Self.failure(path, code) }
            let holder = (try? read(path, at: 0, count: 16)).map { String(decoding: $0, as: UTF8.self) }
            throw .locked(path: path, pid: holder.flatMap { Int32($0.prefix { $0.isNumber }) })
        }
        // The pid is for the person who meets the lock; the lock itself does not need it, not even on a full disk.
        let pid = [UInt8]("\(getpid())\n".utf8)
        if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, pid, pid.count, 0) }
        return DiskLock(path: path, descriptor: descriptor)
    }

    package func databasePath(_ path: String) -> String? { path }

    static func isInPlace(_ descriptor: Int32, _ path: String) -> Bool {
        var (held, there) = (stat(), stat())
        guard fstat(descriptor, &held) == 0 else { return false }
        // What cannot be looked up for other reasons is not gone.
        guard stat(path, &there) == 0 else { return errno != ENOENT && errno != ENOTDIR }
        return held.st_ino == there.st_ino && held.st_dev == there.st_dev
    }

    /// What errno means for a file that we read or write.
    static func failure(_ path: String, _ code: Int32) -> StoreError {
        switch code {
        case ENOSPC, EDQUOT: .full(path: path)
        case EACCES, EPERM, EROFS: .notPermitted(path: path, errno: code)
        default: .io(path: path, errno: code)
        }
    }

    /// What errno means for a file or folder that we make.
    static func failure(making path: String, _ code: Int32) -> StoreError {
        switch code {
        case ENOSPC, EDQUOT: .full(path: path)
        case EACCES, EPERM: .notPermitted(path: path, errno: code)
        case EROFS, ENOENT, ENOTDIR, EISDIR, ENAMETOOLONG, ELOOP: .cannotCreate(path: path, errno: code)
        default: .io(path: path, errno: code)
        }
    }
}

private final class DiskFile: AppendFile {
    let path: String
    private(set) var size: Int
    private var descriptor: Int32

    init(path: String, descriptor: Int32, size: Int) {
        self.path = path
        self.descriptor = descriptor
        self.size = size
    }

    deinit { close() }

    func reserve(_ count: Int) throws(StoreError) {
        while rawi_reserve(descriptor, Int64(size), Int64(count)) != 0 {
            let code = errno
            switch code {
            case EINTR: continue
            // Not on this file system; pipes and devices.
            case EOPNOTSUPP, ENOSYS, EINVAL, ENODEV, ESPIPE: return
            default:
                // Gives back what was found, though it is too little: the file keeps its length.
                _ = ftruncate(descriptor, off_t(size))
                throw DiskFiles.failure(path, code)
            }
        }
    }

    func append(_ bytes: [UInt8]) throws(StoreError) {
        var written = 0
        var code: Int32 = 0
        bytes.withUnsafeBytes { buffer in
            while written < buffer.count, code == 0 {
                let step = write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
                if step >= 0 {
                    written += step
                } else if errno != EINTR {
                    code = errno
                }
            }
        }
        size += written
        if code != 0 { throw DiskFiles.failure(path, code) }
    }

    func flush() throws(StoreError) {
        while fdatasync(descriptor) != 0 {
            // Pipes and devices (`/dev/full` in tests) have nothing to flush.
            if errno == EINVAL { return }
            guard errno == EINTR else { throw DiskFiles.failure(path, errno) }
        }
    }

    func truncate(to newSize: Int) throws(StoreError) {
        while ftruncate(descriptor, off_t(newSize)) != 0 {
            guard errno == EINTR else { throw DiskFiles.failure(path, errno) }
        }
        size = newSize
    }

    func takeTurn() throws(StoreError) {
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw DiskFiles.failure(path, errno) }
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw DiskFiles.failure(path, errno) }
        size = Int(status.st_size)
    }

    var isInPlace: Bool { DiskFiles.isInPlace(descriptor, path) }

    func close() {
        if descriptor >= 0 { Glibc.close(descriptor) }
        descriptor = -1
    }
}

private final class DiskLock: FileLock {
    private let path: String
    private let descriptor: Int32

    init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    var isInPlace: Bool { DiskFiles.isInPlace(descriptor, path) }

    deinit { Glibc.close(descriptor) }

    func release() {
        // The number of a process that has ended may be given to another: whoever signals it would hit a stranger.
        _ = ftruncate(descriptor, 0)
        flock(descriptor, LOCK_UN)
    }
}
