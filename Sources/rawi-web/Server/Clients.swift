import Glibc

/// The connections of a server and their sockets. Owned by its thread.
struct Clients {
    private let limits: Connection.Limits
    private var connections: [Int: (descriptor: Int32, connection: Connection)] = [:]
    private var lastID = 0

    init(limits: Connection.Limits) { self.limits = limits }

    var nextDeadline: Duration? { connections.values.map(\.connection.deadline).min() }

    /// Adds an entry for each; in the order of the ids that come back.
    func watch(_ entries: inout [pollfd]) -> [Int] {
        let ids = connections.keys.sorted()
        for id in ids {
            guard let (descriptor, connection) = connections[id] else { continue }
            let events: Int32 =
                switch connection.state {
                case .reading, .ending: POLLIN
                case .writing: POLLOUT
                // Only an end of the connection wakes.
                case .waiting: 0
                }
            entries.append(pollfd(fd: descriptor, events: Int16(events), revents: 0))
        }
        return ids
    }

    mutating func add(_ descriptor: Int32, now: Duration) {
        if connections.count >= limits.connections { closeOldest() }
        lastID += 1
        connections[lastID] = (descriptor, Connection(limits: limits, now: now))
    }

    mutating func say(_ response: HTTPResponse, to id: Int, now: Duration) {
        guard connections[id] != nil else { return }
        connections[id]?.connection.say(response, now: now)
        // Most answers fit into the socket at once.
        flush(id, now: now)
    }

    /// Something can be read or written, or it has ended.
    ///
    /// - Returns: what was asked, once it is whole.
    mutating func serve(_ id: Int, now: Duration) -> Result<HTTPRequest, HTTPRequest.Fault>? {
        guard let state = connections[id]?.connection.state else { return nil }
        switch state {
        case .reading: return receive(id, now: now)
        case .waiting: end(id)
        case .writing: flush(id, now: now)
        case .ending: if read(id) == nil { end(id) }
        }
        return nil
    }

    private mutating func receive(_ id: Int, now: Duration) -> Result<HTTPRequest, HTTPRequest.Fault>? {
        guard let bytes = read(id) else {
            end(id)
            return nil
        }
        return connections[id]?.connection.receive(bytes, now: now)
    }

    /// Nil at the end; empty where nothing is there for now.
    private func read(_ id: Int) -> ArraySlice<UInt8>? {
        guard let descriptor = connections[id]?.descriptor else { return nil }
        var buffer = [UInt8](repeating: 0, count: HTTPRequest.mostBytes)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        if count < 0 { return errno == EAGAIN || errno == EINTR ? [] : nil }
        return count == 0 ? nil : buffer[..<count]
    }

    private mutating func flush(_ id: Int, now: Duration) {
        while let (descriptor, connection) = connections[id], connection.state == .writing {
            let count = connection.rest.withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            if count < 0, errno == EAGAIN { return }
            guard count > 0 else { return end(id) }
            if connections[id]?.connection.wrote(count, now: now) == true { shutdown(descriptor, Int32(SHUT_WR)) }
        }
    }

    mutating func closeLate(now: Duration) {
        for (id, client) in connections where client.connection.deadline <= now { end(id) }
    }

    /// Whose answer is being made goes last: that work would be for nobody.
    mutating func closeOldest() {
        let ids = connections.keys.sorted()
        if let id = ids.first(where: { connections[$0]?.connection.state != .waiting }) ?? ids.first { end(id) }
    }

    mutating func closeAll() { for id in Array(connections.keys) { end(id) } }

    private mutating func end(_ id: Int) {
        guard let client = connections.removeValue(forKey: id) else { return }
        close(client.descriptor)
    }
}
