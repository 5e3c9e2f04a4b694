import Synchronization

/// Requests by the first digit of their status.
final class RequestCount: Sendable {
    private let counts = Mutex<[String: Int]>(["2xx": 0, "4xx": 0, "5xx": 0])

    func note(_ response: HTTPResponse) {
        counts.withLock { $0["\(response.status.rawValue / 100)xx", default: 0] += 1 }
    }

    var all: [String: Int] { counts.withLock { $0 } }
}
