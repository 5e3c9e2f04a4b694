/// What the loopback server does with a request: steps, one after the other, so that any misbehaviour can be put together.
package struct Reply: Sendable {
    package enum Step: Sendable, Equatable {
        case send([UInt8])
        case pause(Duration)
        /// Until the client goes or the server stops.
        case sendForever([UInt8], every: Duration)
        /// Say nothing more, until the client goes or the server stops.
        case hang
        case close
        /// Close with a TCP reset.
        case reset
    }

    /// How the end of the body is told.
    package enum Framing: Sendable, Equatable {
        case length
        /// A Content-Length that is not the body's; the connection closes after the body.
        case claimedLength(Int)
        case chunks(of: Int)
        /// The connection closes.
        case close
    }

    /// After the last one the connection is kept for the next request, unless that step closed it.
    package var steps: [Step]

    package init(steps: [Step]) { self.steps = steps }

    package init(
        status: Int = 200, headers: [(String, String)] = [], body: [UInt8] = [], framing: Framing = .length
    ) {
        var headers = headers
        var framed = body
        switch framing {
        case .length:
            if status != 304, status != 204 { headers.append(("Content-Length", "\(body.count)")) }
        case .claimedLength(let claimed):
            headers += [("Content-Length", "\(claimed)")]
        case .chunks(let size):
            headers.append(("Transfer-Encoding", "chunked"))
            framed = Self.chunked(body, size: size)
        case .close:
            headers.append(("Connection", "close"))
        }
        steps = [.send(Self.head(status: status, headers: headers))]
        if !framed.isEmpty { steps.append(.send(framed)) }
        switch framing {
        case .claimedLength, .close: steps.append(.close)
        case .length, .chunks: break
        }
    }

    package static func text(_ text: String, type: String = "text/html; charset=utf-8") -> Reply {
        Reply(headers: [("Content-Type", type)], body: Array(text.utf8))
    }

    package static func redirect(to location: String, status: Int = 302) -> Reply {
        Reply(status: status, headers: [("Location", location)])
    }

    package static let notFound = Reply(status: 404, body: Array("not here".utf8))

    /// 304 when the request's validators are these, else `reply` with them added.
    package static func validated(
        _ request: Request, etag: String, lastModified: String, body: [UInt8]
    ) -> Reply {
        let validators = [("ETag", etag), ("Last-Modified", lastModified)]
        let isKnown = request["If-None-Match"].map { $0 == etag } ?? (request["If-Modified-Since"] == lastModified)
        return isKnown ? Reply(status: 304, headers: validators) : Reply(headers: validators, body: body)
    }

    /// The same, after a while.
    package func after(_ pause: Duration) -> Reply { Reply(steps: [.pause(pause)] + steps) }

    /// The same, after interim responses such as 103.
    package func afterInterim(_ status: Int, headers: [(String, String)] = []) -> Reply {
        Reply(steps: [.send(Self.head(status: status, headers: headers))] + steps)
    }

    /// The same with everything after the header in small pieces.
    package func dripping(_ size: Int, every pause: Duration) -> Reply {
        var dripped = Array(steps.prefix(1))
        for step in steps.dropFirst() {
            guard case .send(let bytes) = step else {
                dripped.append(step)
                continue
            }
            for start in stride(from: 0, to: bytes.count, by: max(1, size)) {
                dripped += [.send(Array(bytes[start..<min(bytes.count, start + max(1, size))])), .pause(pause)]
            }
        }
        return Reply(steps: dripped)
    }

    /// The same, cut after so many bytes of it and ended in that way.
    package func cut(after limit: Int, then end: Step) -> Reply {
        let bytes = steps.flatMap { step -> [UInt8] in
            if case .send(let bytes) = step { bytes } else { [] }
        }
        return Reply(steps: [.send(Array(bytes.prefix(limit))), end])
    }

    /// A status line and fields, with the empty line after them.
    package static func head(status: Int, headers: [(String, String)]) -> [UInt8] {
        let lines = ["HTTP/1.1 \(status) Said So"] + headers.map { "\($0.0): \($0.1)" } + ["", ""]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    private static func chunked(_ body: [UInt8], size: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: body.count, by: max(1, size)) {
            let piece = body[start..<min(body.count, start + max(1, size))]
            bytes += Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + [0x0d, 0x0a]
        }
        return bytes + Array("0\r\n\r\n".utf8)
    }
}

extension Reply: CustomStringConvertible {
    /// Short, since it names the cases of parameterised tests.
    package var description: String {
        steps.map { step in
            switch step {
            case .send(let bytes): "send \(bytes.count)"
            case .pause(let pause): "pause \(pause)"
            case .sendForever(let bytes, let pause): "send \(bytes.count) for ever, every \(pause)"
            case .hang: "hang"
            case .close: "close"
            case .reset: "reset"
            }
        }.joined(separator: ", ")
    }
}
