import Glibc

/// One client: reads requests, carries out the steps of their replies. Never blocks.
struct Connection {
    let descriptor: Int32
    let number: Int
    private var input: [UInt8] = []
    private var output: ArraySlice<UInt8> = []
    private var steps: ArraySlice<Reply.Step> = []
    /// When a pause ends, in monotonic milliseconds.
    private(set) var wakeAt: Int?
    private var isHanging = false
    private var ending: Reply.Step?
    private var isGone = false
    /// Asked for last, and what was sent over the connection.
    private(set) var host: String?
    private(set) var sentBytes = 0

    /// Requests have no bodies here; more than this without an empty line is none.
    private static let headLimitBytes = 256 << 10

    init(descriptor: Int32, number: Int) {
        self.descriptor = descriptor
        self.number = number
    }

    var isOver: Bool { isGone || ending != nil && output.isEmpty }
    private var isReplying: Bool { !steps.isEmpty || !output.isEmpty || isHanging || wakeAt != nil }
    /// The client went while there was something left to say, or a silence to keep.
    var isAbandoned: Bool { isGone && isReplying }
    var events: Int16 { Int16(output.isEmpty ? POLLIN : POLLIN | POLLOUT) }

    mutating func advance(readable: Bool, now: Int, handle: (Request) -> Reply) {
        if readable { read() }
        if let wakeAt, wakeAt <= now { self.wakeAt = nil }
        // Bounded, so that one that sends without end leaves the others their turn.
        for _ in 0..<64 {
            guard !isGone, flush(), wakeAt == nil, !isHanging, ending == nil else { return }
            if let step = steps.popFirst() {
                take(step, now: now)
            } else if let request = nextRequest() {
                steps = handle(request).steps[...]
            } else if steps.isEmpty {
                return
            }
        }
        wakeAt = wakeAt ?? now
    }

    func close() {
        if ending == .reset {
            var linger = linger(l_onoff: 1, l_linger: 0)
            setsockopt(
                descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
        }
        Glibc.close(descriptor)
    }

    private mutating func take(_ step: Reply.Step, now: Int) {
        switch step {
        case .send(let bytes): output = bytes[...]
        case .pause(let pause): wakeAt = now + Self.milliseconds(pause)
        case .sendForever(let bytes, let pause):
            output = bytes[...]
            steps = [step]
            if pause > .zero { wakeAt = now + Self.milliseconds(pause) }
        case .hang: isHanging = true
        case .close, .reset: ending = step
        }
    }

    private mutating func read() {
        var buffer = [UInt8](repeating: 0, count: 16 << 10)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count > 0 {
            input += buffer[..<count]
            if input.count > Self.headLimitBytes { isGone = true }
        } else if count == 0 || errno != EAGAIN && errno != EINTR {
            isGone = true
        }
    }

    /// Whether all is sent.
    private mutating func flush() -> Bool {
        while !output.isEmpty {
            let count = output.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count > 0 {
                output = output.dropFirst(count)
                sentBytes += count
            } else {
                if errno != EAGAIN && errno != EINTR { isGone = true }
                return false
            }
        }
        return true
    }

    private mutating func nextRequest() -> Request? {
        // No method begins so: a TLS greeting, for one, which would have no empty line in it.
        if let first = input.first, !(0x41...0x5a ~= first) {
            input = []
            steps = Reply(status: 400, framing: .close).steps[...]
            return nil
        }
        let end = Array("\r\n\r\n".utf8)
        guard let start = input.indices.first(where: { input[$0...].starts(with: end) }) else { return nil }
        let request = Request(head: input[..<start], connection: number)
        input.removeSubrange(..<(start + end.count))
        if let request { host = request.host } else { isGone = true }
        return request
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        Int(duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000)
    }
}
