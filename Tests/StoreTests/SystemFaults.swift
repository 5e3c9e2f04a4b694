import CSQLite
import CSystem
import Glibc
import Synchronization

/// Fails system calls of SQLite's, for the calling thread alone: other tests use SQLite at the same time.
enum SystemFaults {
    enum Call: String, Sendable { case open, read, write }

    private static let victim = Atomic<UInt>(0)
    private static let code = Atomic<Int32>(0)
    private static let call = Mutex<Call>(.open)

    static func failing<R, E: Error>(_ failing: Call, with number: Int32, _ body: () throws(E) -> R) throws(E) -> R {
        _ = isInstalled
        call.withLock { $0 = failing }
        code.store(number, ordering: .relaxed)
        victim.store(UInt(pthread_self()), ordering: .sequentiallyConsistent)
        defer { victim.store(0, ordering: .sequentiallyConsistent) }
        return try body()
    }

    private static func strikes(_ asked: Call) -> Bool {
        guard victim.load(ordering: .sequentiallyConsistent) == UInt(pthread_self()),
            call.withLock({ $0 == asked })
        else { return false }
        errno = code.load(ordering: .relaxed)
        return true
    }

    /// The calls by which SQLite's unix layer may have been built to read and write; those it was not are never called.
    private static let isInstalled: Bool = {
        let open: @convention(c) (UnsafePointer<CChar>?, Int32, UInt32) -> Int32 = { path, flags, mode in
            strikes(.open) ? -1 : path.map { rawi_open($0, flags, mode) } ?? -1
        }
        let read: @convention(c) (Int32, UnsafeMutableRawPointer?, Int) -> Int = { file, buffer, count in
            strikes(.read) ? -1 : Glibc.read(file, buffer, count)
        }
        let readAt: @convention(c) (Int32, UnsafeMutableRawPointer?, Int, off_t) -> Int = {
            file, buffer, count, offset in
            strikes(.read) ? -1 : pread(file, buffer, count, offset)
        }
        let write: @convention(c) (Int32, UnsafeRawPointer?, Int) -> Int = { file, buffer, count in
            strikes(.write) ? -1 : Glibc.write(file, buffer, count)
        }
        let writeAt: @convention(c) (Int32, UnsafeRawPointer?, Int, off_t) -> Int = { file, buffer, count, offset in
            strikes(.write) ? -1 : pwrite(file, buffer, count, offset)
        }
        guard let system = sqlite3_vfs_find(nil), let set = system.pointee.xSetSystemCall else { return false }
        func install(_ name: String, _ function: sqlite3_syscall_ptr) { _ = set(system, name, function) }
        install("open", unsafeBitCast(open, to: sqlite3_syscall_ptr.self))
        install("read", unsafeBitCast(read, to: sqlite3_syscall_ptr.self))
        install("write", unsafeBitCast(write, to: sqlite3_syscall_ptr.self))
        for name in ["pread", "pread64"] { install(name, unsafeBitCast(readAt, to: sqlite3_syscall_ptr.self)) }
        for name in ["pwrite", "pwrite64"] { install(name, unsafeBitCast(writeAt, to: sqlite3_syscall_ptr.self)) }
        return true
    }()
}
