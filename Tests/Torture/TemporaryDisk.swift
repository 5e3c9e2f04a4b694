import Glibc
import Workbench

/// A file system of its own that can become read-only; gone with the value.
final class TemporaryDisk: Sendable {
    let path: String

    /// Nil when this user may not mount.
    init?() throws {
        path = try Files.makeTemporaryFolder()
        guard mount("rawi-torture", path, "tmpfs", 0, "size=64m") == 0 else {
            Files.remove(path)
            return nil
        }
    }

    /// Refused while somebody writes there.
    func makeReadOnly() -> Bool {
        mount(nil, path, nil, UInt(MS_REMOUNT | MS_BIND | MS_RDONLY), nil) == 0
    }

    deinit {
        umount2(path, Int32(MNT_DETACH))
        Files.remove(path)
    }
}
