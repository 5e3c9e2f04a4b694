import FoundationEssentials

/// What a person asks of a running daemon: a line of JSON on its socket.
package struct OperatorCommand: Codable, Sendable, Equatable {
    package enum Verb: String, Codable, Sendable { case poll, pause, resume, reload, status }

    package var verb: Verb
    /// Sources, by id. For `pause` and `resume` none means all that the daemon does.
    package var sources: [String]?
    /// For `poll`: all that fail.
    package var failing: Bool?
    /// For `poll`: a page.
    package var url: String?

    package init(_ verb: Verb, sources: [String] = [], failing: Bool = false, url: String? = nil) {
        self.verb = verb
        self.sources = sources.isEmpty ? nil : sources
        self.failing = failing ? true : nil
        self.url = url
    }

    /// For the log.
    var words: String {
        ([verb.rawValue] + (sources ?? []) + (failing == true ? ["--failing"] : []) + [url].compactMap(\.self))
            .joined(separator: " ")
    }

    /// Whether it changes anything: that is for root and the daemon's own user.
    package var acts: Bool { verb != .status }
}

/// What comes of it: a line of JSON back.
package struct OperatorAnswer: Codable, Sendable, Equatable {
    package var isDone: Bool
    /// For people.
    package var lines: [String]

    package init(isDone: Bool, lines: [String]) { (self.isDone, self.lines) = (isDone, lines) }

    package static func refused(_ why: String) -> OperatorAnswer { OperatorAnswer(isDone: false, lines: [why]) }
}
