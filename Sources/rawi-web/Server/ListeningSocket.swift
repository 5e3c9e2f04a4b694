import CSystem
import Daemon
import Glibc

/// Where clients come in: loopback addresses and unix sockets only, opened here or handed over by the service manager.
struct ListeningSocket: Sendable {
    enum Place: Equatable, Sendable {
        case loopback(address: String, port: UInt16)
        case unix(String)

        /// `127.0.0.1:8380`, `[::1]:8380`, `unix:/run/rawi-web/page.sock`; nil for what is none of these.
        init?(_ text: String) {
            if text.hasPrefix("unix:") {
                let path = String(text.dropFirst(5))
                guard path.hasPrefix("/") else { return nil }
                self = .unix(path)
                return
            }
            guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
                return nil
            }
            var address = text[..<colon]
            if address.hasPrefix("["), address.hasSuffix("]") { address = address.dropFirst().dropLast() }
            if address == "localhost" { address = "127.0.0.1" }
            self = .loopback(address: String(address), port: port)
        }
    }

    let descriptor: Int32

    struct Refused: Error { let number: Int32 }

    static func open(_ place: Place) throws(Refused) -> ListeningSocket {
        let descriptor =
            switch place {
            case .loopback(let address, let port): rawi_listen_loopback(address, port)
            case .unix(let path): rawi_listen(path)
            }
        guard descriptor >= 0, rawi_take_over(descriptor) == 0 else { throw Refused(number: errno) }
        return ListeningSocket(descriptor: descriptor)
    }

    /// sd_listen_fds(3); empty where nobody handed any over.
    static func inherited(environment: [String: String] = ProcessFacts.environment) -> [ListeningSocket] {
        guard environment["LISTEN_PID"].flatMap({ Int32($0) }) == getpid(),
            let count = environment["LISTEN_FDS"].flatMap({ Int32($0) }), (1...16).contains(count)
        else { return [] }
        return (3..<3 + count).filter { rawi_take_over($0) == 0 }.map { ListeningSocket(descriptor: $0) }
    }

    /// Nil for a unix socket.
    var port: Int? {
        let port = rawi_bound_port(descriptor)
        return port > 0 ? Int(port) : nil
    }
}
