import FoundationEssentials

/// What a person asks of a running daemon: a line of JSON on its socket.
package struct OperatorCommand: Codable, Sendable, Equatable {
    package enum Verb: String, Codable, Sendable { case poll, pause, resume, reload, status, backfill }
    /// What of a walk through a source's past.
    package enum Act: String, Codable, Sendable { case begin, look, stop }

    package var verb: Verb
    /// Sources, by id. For `pause` and `resume` none means all that the daemon does.
    package var sources: [String]?
    /// For `poll`: all that fail.
    package var failing: Bool?
    /// For `poll`: a page.
    package var url: String?
    /// For `backfill`.
    package var act: Act?
    package var walk: WalkOrder?

    package init(_ verb: Verb, sources: [String] = [], failing: Bool = false, url: String? = nil) {
        self.verb = verb
        self.sources = sources.isEmpty ? nil : sources
        self.failing = failing ? true : nil
        self.url = url
    }

    /// For the log.
    var words: String {
        ([verb.rawValue] + (sources ?? []) + (failing == true ? ["--failing"] : [])
            + [url, act?.rawValue].compactMap(\.self))
            .joined(separator: " ")
    }

    package static func backfill(_ id: String, _ act: Act, _ order: WalkOrder? = nil) -> OperatorCommand {
        var command = OperatorCommand(.backfill, sources: [id])
        (command.act, command.walk) = (act, order)
        return command
    }

    /// Asked every second.
    var isLook: Bool { act == .look }

    /// Whether it changes anything: that is for root and the daemon's own user.
    package var acts: Bool { verb != .status }
}

/// What comes of it: a line of JSON back.
package struct OperatorAnswer: Codable, Sendable, Equatable {
    package var isDone: Bool
    /// For people.
    package var lines: [String]
    /// For `backfill`.
    package var walk: WalkReport?

    package init(isDone: Bool, lines: [String]) { (self.isDone, self.lines) = (isDone, lines) }

    package static func refused(_ why: String) -> OperatorAnswer { OperatorAnswer(isDone: false, lines: [why]) }
}
