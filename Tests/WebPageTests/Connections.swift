import Testing

@testable import rawi_web

/// What a client may take of time, by a clock of our own.
@Suite struct Connections {
    private static let limits = Connection.Limits()
    private static let head = Array("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)

    /// Each byte that comes does not give it more time.
    @Test func aHeadThatDripsEndsAtItsDeadline() {
        var connection = Connection(limits: Self.limits, now: .seconds(100))
        for (index, byte) in Self.head.dropLast().enumerated() {
            let asked = connection.receive([byte], now: .seconds(100) + .milliseconds(100 * index))
            #expect(asked == nil)
        }
        #expect(connection.state == .reading)
        #expect(connection.deadline == .seconds(105))
    }

    @Test func anAnswerThatIsReadSlowlyEndsAtItsDeadline() throws {
        var connection = Connection(limits: Self.limits, now: .zero)
        let received = connection.receive(Self.head[...], now: .seconds(1))
        let request = try #require(received).get()
        #expect(request.path == [])
        #expect(connection.state == .waiting)
        #expect(connection.deadline == .seconds(31))
        connection.say(.text(.ok, "well"), now: .seconds(2))
        let whole = Array(connection.rest)
        #expect(connection.deadline == .seconds(22))
        let isDone = connection.wrote(1, now: .seconds(9))
        #expect(!isDone)
        #expect(connection.rest.elementsEqual(whole[1...]))
        #expect(connection.deadline == .seconds(22))
        let isAll = connection.wrote(whole.count - 1, now: .seconds(10))
        #expect(isAll)
        #expect(connection.state == .ending)
        #expect(connection.deadline == .seconds(11))
    }

    @Test func headsGetNoBody() {
        let response = HTTPResponse.text(.ok, "well")
        let (whole, head) = (response.bytes(isHead: false), response.bytes(isHead: true))
        #expect(whole == head + Array("well\n".utf8))
        #expect(String(decoding: head, as: UTF8.self).contains("Content-Length: 5\r\n"))
    }

    /// Nothing is loaded, run, framed, embedded or sent anywhere.
    @Test func everyAnswerHasItsFences() {
        for status in [HTTPResponse.Status.ok, .badRequest, .notFound, .failed] {
            let head = String(decoding: HTTPResponse.html([], status).bytes(isHead: true), as: UTF8.self)
            #expect(head.hasPrefix("HTTP/1.1 \(status.rawValue) "))
            #expect(head.hasSuffix("\r\n\r\n"))
            for line in [
                "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer",
                "Cross-Origin-Resource-Policy: same-origin",
                "Cache-Control: no-store", "Connection: close",
            ] { #expect(head.contains("\r\n" + line + "\r\n"), "\(line)") }
        }
    }
}
