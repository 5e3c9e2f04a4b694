/// One client, from its first byte to our last; what it may take of room and time. It touches no socket, and is told the time.
struct Connection {
    enum State: Equatable {
        case reading
        /// The answer is being made.
        case waiting
        case writing
        /// All was said; what the client still sends is read away for a moment, so that it is not told of a reset.
        case ending
    }

    struct Limits: Sendable {
        var connections = 128
        /// Whole heads, whole answers: what comes drop by drop ends then too.
        var reading = Duration.seconds(5)
        var waiting = Duration.seconds(30)
        var writing = Duration.seconds(20)
        var ending = Duration.seconds(1)
    }

    private(set) var state = State.reading
    /// When it is closed, whatever was said until then.
    private(set) var deadline: Duration
    private(set) var isHead = false
    private var received: [UInt8] = []
    private var answer: [UInt8] = []
    private var sent = 0
    private let limits: Limits

    init(limits: Limits, now: Duration) {
        self.limits = limits
        deadline = now + limits.reading
    }

    /// What the next write may take.
    var rest: ArraySlice<UInt8> { answer[sent...] }

    /// - Returns: a request, once it is whole, or why there is none.
    mutating func receive(_ bytes: ArraySlice<UInt8>, now: Duration) -> Result<HTTPRequest, HTTPRequest.Fault>? {
        guard state == .reading else { return nil }
        received += bytes
        do throws(HTTPRequest.Fault) {
            guard let request = try HTTPRequest.parse(received) else { return nil }
            received = []
            isHead = request.method == .head
            (state, deadline) = (.waiting, now + limits.waiting)
            return .success(request)
        } catch {
            received = []
            (state, deadline) = (.waiting, now + limits.waiting)
            return .failure(error)
        }
    }

    mutating func say(_ response: HTTPResponse, now: Duration) {
        guard state == .waiting else { return }
        answer = response.bytes(isHead: isHead)
        (state, deadline) = (.writing, now + limits.writing)
    }

    /// - Returns: whether all is written.
    mutating func wrote(_ count: Int, now: Duration) -> Bool {
        sent += count
        guard sent >= answer.count else { return false }
        answer = []
        sent = 0
        (state, deadline) = (.ending, now + limits.ending)
        return true
    }
}
