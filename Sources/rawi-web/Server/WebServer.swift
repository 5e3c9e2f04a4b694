import CSystem
import Daemon
import Glibc
import Synchronization

/// HTTP/1.1 for a page that a few people look at: one thread around poll(2), one answer a connection. However many clients there are
/// and however slow, they take `limits`, and when all places are taken, the one that has been longest goes.
final class WebServer: Sendable {
    /// How a request is answered: at once, or by a lane's thread.
    enum Way {
        case now(HTTPResponse)
        case later(WorkLane, @Sendable () -> HTTPResponse)
    }

    private let sockets: [ListeningSocket]
    private let limits: Connection.Limits
    private let answer: @Sendable (HTTPRequest) -> Way
    /// Made by lanes, for connections that may be gone.
    private let made = Mutex<[(id: Int, response: HTTPResponse)]>([])
    private let wakeUp: (read: Int32, write: Int32)
    private let isStopping = Atomic(false)

    /// Nil where the system gives no descriptors.
    init?(
        _ sockets: [ListeningSocket], limits: Connection.Limits = Connection.Limits(),
        answer: @escaping @Sendable (HTTPRequest) -> Way
    ) {
        (self.sockets, self.limits, self.answer) = (sockets, limits, answer)
        var ends: [Int32] = [-1, -1]
        guard rawi_pipe(&ends) == 0, rawi_take_over(ends[0]) == 0, rawi_take_over(ends[1]) == 0 else { return nil }
        wakeUp = (ends[0], ends[1])
    }

    func stop() {
        isStopping.store(true, ordering: .relaxed)
        wake()
    }

    private func wake() {
        var byte: UInt8 = 0
        // A full pipe wakes as well.
        _ = write(wakeUp.write, &byte, 1)
    }

    /// Until `stop`.
    func run(now: @Sendable () -> Duration = { ProcessFacts.monotonicNow }) {
        var clients = Clients(limits: limits)
        /// Without descriptors left nothing is accepted for a moment.
        var acceptsFrom = Duration.zero
        while !isStopping.load(ordering: .relaxed) {
            var entries = [pollfd(fd: wakeUp.read, events: Int16(POLLIN), revents: 0)]
            let accepts = now() >= acceptsFrom
            for socket in sockets {
                entries.append(pollfd(fd: socket.descriptor, events: accepts ? Int16(POLLIN) : 0, revents: 0))
            }
            let ids = clients.watch(&entries)
            let wait = min(
                clients.nextDeadline.map { $0 - now() } ?? .seconds(60), accepts ? .seconds(60) : .milliseconds(50))
            _ = poll(&entries, nfds_t(entries.count), Int32(max(0, wait / .milliseconds(1)).rounded(.up)))
            if entries[0].revents != 0 { drain() }
            for answer in takeMade() { clients.say(answer.response, to: answer.id, now: now()) }
            for (entry, id) in zip(entries.dropFirst(1 + sockets.count), ids) where entry.revents != 0 {
                if let asked = clients.serve(id, now: now()) { settle(asked, of: id, &clients, now: now()) }
            }
            for (entry, socket) in zip(entries.dropFirst(), sockets) where entry.revents != 0 {
                if !accept(from: socket, &clients, now: now()) { acceptsFrom = now() + .milliseconds(50) }
            }
            clients.closeLate(now: now())
        }
        clients.closeAll()
        for socket in sockets { close(socket.descriptor) }
    }

    private func takeMade() -> [(id: Int, response: HTTPResponse)] {
        made.withLock { made in
            defer { made = [] }
            return made
        }
    }

    private func settle(
        _ asked: Result<HTTPRequest, HTTPRequest.Fault>, of id: Int, _ clients: inout Clients, now: Duration
    ) {
        switch asked {
        case .failure(let fault): clients.say(Self.response(to: fault), to: id, now: now)
        case .success(let request):
            switch answer(request) {
            case .now(let response): clients.say(response, to: id, now: now)
            case .later(let lane, let work):
                let isTaken = lane.take { [self] in
                    let response = work()
                    made.withLock { $0.append((id, response)) }
                    wake()
                }
                if !isTaken { clients.say(.text(.unavailable, "busy: try again"), to: id, now: now) }
            }
        }
    }

    private static func response(to fault: HTTPRequest.Fault) -> HTTPResponse {
        switch fault {
        case .malformed: .text(.badRequest, "no request that can be read")
        case .tooLong: .text(.tooLarge, "a request is \(HTTPRequest.mostBytes) bytes at most")
        case .otherMethod: .text(.methodNotAllowed, "GET and HEAD only: nothing can be changed here")
        case .otherVersion: .text(.otherVersion, "HTTP/1.1 only")
        }
    }

    /// False where the system gives no descriptor.
    private func accept(from socket: ListeningSocket, _ clients: inout Clients, now: Duration) -> Bool {
        for _ in 0..<64 {
            let descriptor = rawi_accept_client(socket.descriptor)
            guard descriptor >= 0 else {
                if errno == ECONNABORTED { continue }
                guard [EMFILE, ENFILE, ENOMEM, ENOBUFS].contains(errno) else { return true }
                clients.closeOldest()
                return false
            }
            clients.add(descriptor, now: now)
        }
        return true
    }

    private func drain() {
        var bytes = [UInt8](repeating: 0, count: 256)
        while read(wakeUp.read, &bytes, bytes.count) > 0 {}
    }
}
