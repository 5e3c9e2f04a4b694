import Glibc
import Synchronization

package enum LoopbackError: Error, Equatable, Sendable {
    /// The system call that failed and its errno.
    case system(String, Int32)
}

/// An HTTP/1.1 server on 127.0.0.1 that answers as a closure says, however badly.
///
/// One thread serves all connections, so that starting, stopping and the order of events are certain. The closure runs on
/// it and must not block: a slow server is `Reply.after`, a silent one `Reply.never`.
package final class LoopbackServer: Sendable {
    package let port: UInt16
    private let journal: Journal
    private let stopPipe: Int32
    private let thread: Mutex<pthread_t?>

    /// Listens when it returns, on a free port where none is given. Connections beyond `maxConnections` wait in the kernel's queue.
    package init(
        port: UInt16 = 0, maxConnections: Int = 512, handler: @escaping @Sendable (Request) -> Reply
    ) throws(LoopbackError) {
        let (listener, port) = try Self.listen(port)
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            Glibc.close(listener)
            throw .system("pipe", errno)
        }
        let (readEnd, writeEnd) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let journal = Journal()
        let start = Unmanaged.passRetained(
            Start {
                var loop = ServerLoop(
                    listener: listener, stop: readEnd, maxConnections: maxConnections, journal: journal,
                    handler: handler)
                loop.run()
            })
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body() }
                return nil
            }, start.toOpaque())
        guard code == 0 else {
            start.release()
            for descriptor in [listener, readEnd, writeEnd] { Glibc.close(descriptor) }
            throw .system("pthread_create", code)
        }
        self.port = port
        self.journal = journal
        stopPipe = writeEnd
        self.thread = Mutex(thread)
    }

    /// Virtual hosts, by name without port; 404 for others.
    package convenience init(sites: [String: @Sendable (Request) -> Reply]) throws(LoopbackError) {
        try self.init { request in sites[request.host]?(request) ?? .notFound }
    }

    deinit { stop() }

    /// Closes every connection and the port, and returns when the thread has ended. What was recorded stays readable.
    package func stop() {
        guard let thread = thread.withLock({ $0.take() }) else { return }
        // A byte, not the end of the pipe: a child that was started meanwhile may hold that open.
        _ = write(stopPipe, [1], 1)
        Glibc.close(stopPipe)
        pthread_join(thread, nil)
    }

    /// `http://127.0.0.1:port` and the path.
    package func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    /// For `connect_to`: any name and port lead here.
    package var connectToEverything: String { "::127.0.0.1:\(port)" }

    /// In the order in which they came.
    package var requests: [Request] { journal.read { $0.requests } }
    /// Connections accepted so far.
    package var connections: Int { journal.read { $0.connections } }
    /// Most connections open at once so far.
    package var mostConnections: Int { journal.read { $0.mostOpen } }
    /// Replies whose end the client did not wait for.
    package var abandoned: Int { journal.read { $0.abandoned } }

    /// What went out to who asked for that name, on connections that are over.
    package func sentBytes(to host: String) -> Int { journal.read { $0.sentBytes[host] ?? 0 } }

    /// Returns once so many requests came, or the server has stopped.
    package func waitForRequests(_ count: Int) async {
        await journal.wait { $0.requests.count >= count }
    }

    /// Returns once the client has left so many replies unfinished, or the server has stopped.
    package func waitForAbandoned(_ count: Int) async {
        await journal.wait { $0.abandoned >= count }
    }

    private final class Start {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    private static func listen(_ wanted: UInt16) throws(LoopbackError) -> (descriptor: Int32, port: UInt16) {
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let listener = socket(AF_INET, kind, 0)
        guard listener >= 0 else { throw .system("socket", errno) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = wanted.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let failed: String? = withUnsafeMutableBytes(of: &address) { raw in
            let generic = raw.baseAddress?.assumingMemoryBound(to: sockaddr.self)
            if bind(listener, generic, length) != 0 { return "bind" }
            if Glibc.listen(listener, 1024) != 0 { return "listen" }
            if getsockname(listener, generic, &length) != 0 { return "getsockname" }
            return nil
        }
        if let failed {
            let code = errno
            Glibc.close(listener)
            throw .system(failed, code)
        }
        return (listener, UInt16(bigEndian: address.sin_port))
    }
}
