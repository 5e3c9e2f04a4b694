import Glibc

/// Polls the listener and all connections until the stop pipe ends. Confined to the server's thread.
struct ServerLoop {
    let listener: Int32
    let stop: Int32
    let maxConnections: Int
    let journal: Journal
    let handler: @Sendable (Request) -> Reply
    private var connections: [Connection] = []
    private var accepted = 0

    init(
        listener: Int32, stop: Int32, maxConnections: Int, journal: Journal,
        handler: @escaping @Sendable (Request) -> Reply
    ) {
        self.listener = listener
        self.stop = stop
        self.maxConnections = maxConnections
        self.journal = journal
        self.handler = handler
    }

    mutating func run() {
        while true {
            var watched = [
                pollfd(fd: stop, events: Int16(POLLIN), revents: 0),
                // A negative descriptor is passed over.
                pollfd(fd: connections.count < maxConnections ? listener : -1, events: Int16(POLLIN), revents: 0),
            ]
            watched += connections.map { pollfd(fd: $0.descriptor, events: $0.events, revents: 0) }
            let now = Self.milliseconds
            let wait = connections.compactMap(\.wakeAt).min().map { Int32(clamping: max(0, $0 - now)) } ?? -1
            guard poll(&watched, nfds_t(watched.count), wait) >= 0 || errno == EINTR else { break }
            if watched[0].revents != 0 { break }

            for index in connections.indices {
                connections[index].advance(
                    readable: watched[index + 2].revents & ~Int16(POLLOUT) != 0, now: Self.milliseconds, handle: reply)
            }
            for connection in connections where connection.isOver { end(connection) }
            connections.removeAll(where: \.isOver)
            if watched[1].revents != 0 { acceptAll() }
        }
        for connection in connections { end(connection) }
        close(listener)
        close(stop)
        journal.write { $0.isStopped = true }
    }

    private func reply(to request: Request) -> Reply {
        journal.write { state in
            if state.requests.count < Journal.requestLimit { state.requests.append(request) }
        }
        return handler(request)
    }

    private mutating func acceptAll() {
        while connections.count < maxConnections {
            let descriptor = accept(listener, nil, nil)
            guard descriptor >= 0 else { return }
            guard fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
                close(descriptor)
                continue
            }
            var on: Int32 = 1
            setsockopt(
                descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
            connections.append(Connection(descriptor: descriptor, number: accepted))
            accepted += 1
            journal.write { state in
                state.connections += 1
                state.open += 1
                state.mostOpen = max(state.mostOpen, state.open)
            }
        }
    }

    private func end(_ connection: Connection) {
        let (isAbandoned, host, sent) = (connection.isAbandoned, connection.host, connection.sentBytes)
        connection.close()
        journal.write { state in
            state.open -= 1
            if isAbandoned { state.abandoned += 1 }
            if let host { state.sentBytes[host, default: 0] += sent }
        }
    }

    private static var milliseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
