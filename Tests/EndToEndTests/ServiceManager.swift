import Glibc
import Synchronization
import Workbench

/// The other end of sd_notify(3): a datagram socket in the file system.
final class ServiceManager: Sendable {
    let path: String
    private let descriptor: Int32
    private let heard = Heard()

    init(path: String) throws {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw ChildError.system("socket", errno) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { place in
            place.copyBytes(from: path.utf8.prefix(place.count - 1))
        }
        let failed = withUnsafeBytes(of: &address) { raw in
            bind(
                descriptor, raw.baseAddress?.assumingMemoryBound(to: sockaddr.self),
                socklen_t(MemoryLayout<sockaddr_un>.size)) != 0
        }
        guard !failed else {
            let code = errno
            close(descriptor)
            throw ChildError.system("bind", code)
        }
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// All assignments so far, in order.
    var assignments: [String] {
        heard.lines.withLock { lines in
            var buffer = [UInt8](repeating: 0, count: 8192)
            while true {
                let count = recv(descriptor, &buffer, buffer.count, 0)
                guard count > 0 else { return lines }
                lines += String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: "\n").map(String.init)
            }
        }
    }

    private final class Heard: Sendable {
        let lines = Mutex<[String]>([])
    }
}
