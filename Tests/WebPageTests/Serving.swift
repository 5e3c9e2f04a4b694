import Daemon
import Glibc
import Synchronization
import Testing

@testable import rawi_web

/// The server on a real socket.
@Suite struct Serving {
    private static func ok(_ request: HTTPRequest) -> WebServer.Way {
        .now(.text(.ok, request.path.joined(separator: " ")))
    }

    @Test func itAnswersGetAndHeadAndNothingElse() throws {
        let client = try Client(answer: Self.ok)
        #expect(try client.get("/a/b").hasSuffix("\r\n\r\na b\n"))
        #expect(try client.ask("HEAD /a HTTP/1.1\r\nHost: localhost\r\n\r\n").hasSuffix("\r\n\r\n"))
        let refused = try client.ask("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc")
        #expect(refused.hasPrefix("HTTP/1.1 405 ") && refused.contains("Allow: GET, HEAD"))
        #expect(try client.ask("nonsense\r\n\r\n").hasPrefix("HTTP/1.1 400 "))
        #expect(try client.ask("GET / HTTP/2.0\r\n\r\n").hasPrefix("HTTP/1.1 505 "))
        #expect(
            try client.ask("GET / HTTP/1.1\r\nX: \(String(repeating: "a", count: 9000))\r\n\r\n").hasPrefix(
                "HTTP/1.1 431 "))
    }

    /// All places are taken by those who never end a sentence: who comes next is served all the same.
    @Test func slowClientsKeepNobodyOut() throws {
        var limits = Connection.Limits()
        (limits.connections, limits.reading) = (8, .seconds(3600))
        let client = try Client(limits: limits, answer: Self.ok)
        let slow = try (0..<40).map { _ in
            let descriptor = try client.connect()
            Client.say("GET / HT", to: descriptor)
            return descriptor
        }
        #expect(try client.get("/well").hasSuffix("well\n"))
        // The first of them were let go.
        #expect(Client.answer(on: slow[0]) == "")
        for descriptor in slow.dropFirst() { close(descriptor) }
    }

    /// One that asks for much and does not read does not hold the others up.
    @Test func whoDoesNotReadHoldsNobodyUp() throws {
        let client = try Client { request in
            .now(
                HTTPResponse(
                    status: .ok, type: "text/plain",
                    body: [UInt8](repeating: 65, count: request.path == ["much"] ? 8 << 20 : 1)))
        }
        let greedy = try client.connect()
        Client.say("GET /much HTTP/1.1\r\nHost: localhost\r\n\r\n", to: greedy)
        #expect(try client.get("/").hasSuffix("\r\n\r\nA"))
        #expect(Client.answer(on: greedy).utf8.count > 8 << 20)
    }

    /// While a page of the long lane is made, the other lane answers; what waits beyond its bound is told so.
    @Test func aLaneThatIsBusySaysSo() throws {
        let gate = Gate()
        let lane = try #require(WorkLane("web-test", threads: 1, mostWaiting: 1))
        let client = try Client { request in
            request.path == ["slow"]
                ? .later(lane) {
                    gate.arrive()
                    return .text(.ok, "late")
                } : .now(.text(.ok, "soon"))
        }
        let first = try client.connect()
        Client.say("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n", to: first)
        gate.waitForArrival()
        let second = try client.connect()
        Client.say("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n", to: second)
        // The second one waits by now or is read before the third: one of the two is too many.
        let third = try client.connect()
        Client.say("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n", to: third)
        #expect(try client.get("/").hasSuffix("soon\n"))
        gate.open()
        let answers = [first, second, third].map(Client.answer(on:))
        #expect(answers[0].hasSuffix("late\n"))
        #expect(answers.count { $0.hasPrefix("HTTP/1.1 503 ") && $0.contains("Retry-After: ") } == 1)
    }
}

/// Holds who arrives until it is opened.
private final class Gate: Sendable {
    private let arrived = Semaphore()
    private let opened = Semaphore()

    func arrive() {
        arrived.post()
        opened.wait()
        opened.post()
    }

    func waitForArrival() { arrived.wait() }
    func open() { opened.post() }
}
