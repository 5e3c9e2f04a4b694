import Glibc
import Testing

/// A real AF_UNIX datagram socket in the abstract name space, standing in for the service manager or journald.
final class ListeningSocket {
    let address: String
    private let descriptor: Int32

    /// - Parameter folder: a path in it instead of an abstract name.
    init(in folder: String? = nil) throws {
        descriptor = Int32(socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0))
        try #require(descriptor >= 0)
        let unique = "rawi-test-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        address = folder.map { $0 + "/" + unique } ?? "@" + unique
        var name = sockaddr_un()
        name.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(address.utf8)
        withUnsafeMutableBytes(of: &name.sun_path) { room in
            for (index, byte) in bytes.enumerated() { room[index] = byte }
            if folder == nil { room[0] = 0 }
        }
        let size = socklen_t(2 + bytes.count + (folder == nil ? 0 : 1))
        let bound = withUnsafePointer(to: &name) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        try #require(bound == 0)
    }

    deinit {
        close(descriptor)
        if address.hasPrefix("/") { unlink(address) }
    }

    /// The next datagram; it has been sent before this is called, so nothing waits.
    func nextBytes() throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        try #require(count >= 0, "nothing was sent")
        return Array(buffer[..<count])
    }

    func nextText() throws -> String { String(decoding: try nextBytes(), as: UTF8.self) }

    var isEmpty: Bool {
        var byte: UInt8 = 0
        return recv(descriptor, &byte, 1, Int32(MSG_DONTWAIT) | Int32(MSG_PEEK)) < 0
    }

    /// The content of the file that came attached to an empty datagram, and whether it was sealed.
    func nextFile() throws -> (content: [UInt8], isSealed: Bool) {
        var control = [UInt64](repeating: 0, count: 8)
        var part: UInt8 = 0
        let file: Int32 = try control.withUnsafeMutableBytes { room in
            try withUnsafeMutablePointer(to: &part) { part in
                var vector = iovec(iov_base: part, iov_len: 1)
                return try withUnsafeMutablePointer(to: &vector) { vector in
                    var message = msghdr()
                    message.msg_iov = vector
                    message.msg_iovlen = 1
                    message.msg_control = room.baseAddress
                    message.msg_controllen = room.count
                    let count = recvmsg(descriptor, &message, Int32(MSG_DONTWAIT))
                    try #require(count == 0, "expected an empty datagram")
                    // cmsghdr: length, level and type, then the descriptor.
                    try #require(message.msg_controllen >= 20)
                    return room.load(fromByteOffset: 16, as: Int32.self)
                }
            }
        }
        defer { close(file) }
        var facts = stat()
        try #require(fstat(file, &facts) == 0)
        var content = [UInt8](repeating: 0, count: Int(facts.st_size))
        try #require(pread(file, &content, content.count, 0) == content.count)
        return (content, pwrite(file, "x", 1, 0) < 0)
    }
}
