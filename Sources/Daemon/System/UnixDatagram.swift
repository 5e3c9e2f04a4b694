import CSystem
import Glibc

/// A socket that sends datagrams to named AF_UNIX sockets: the service manager's and the journal's.
///
/// The address goes with every datagram, so a receiver that restarts is found again without our help.
final class UnixDatagram: Sendable {
    private let descriptor: Int32

    /// Nil when the system gives no socket, for instance because it has no descriptors left.
    init?() {
        descriptor = rawi_datagram_socket()
        guard descriptor >= 0 else { return nil }
    }

    deinit { close(descriptor) }

    /// Zero, or the errno of the attempt.
    /// - Parameters:
    ///   - path: a path below 108 bytes, or `@name` in the abstract name space.
    ///   - waits: whether to wait for room in the receiver's queue; otherwise `EAGAIN` is the answer.
    func send(_ bytes: [UInt8], to path: String, waits: Bool) -> Int32 {
        let result = bytes.withUnsafeBytes { buffer in
            rawi_send_datagram(descriptor, path, buffer.baseAddress, buffer.count, -1, waits ? 0 : Int32(MSG_DONTWAIT))
        }
        return result == 0 ? 0 : errno
    }

    /// Sends the bytes as a sealed memory file, for what is too large for a datagram. Zero, or the errno of the attempt.
    func sendAsFile(_ bytes: [UInt8], to path: String) -> Int32 {
        let file = bytes.withUnsafeBytes { rawi_sealed_memory($0.baseAddress, $0.count) }
        guard file >= 0 else { return errno }
        defer { close(file) }
        return rawi_send_datagram(descriptor, path, nil, 0, file, Int32(MSG_DONTWAIT)) == 0 ? 0 : errno
    }
}
