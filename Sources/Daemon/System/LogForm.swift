import Glibc

/// How log lines leave the program.
package enum LogForm: Sendable, Equatable {
    /// The journal's native protocol, which keeps the fields apart.
    case journal
    /// Text lines that begin with `<N>`, N being syslog's severity: for a service manager that reads standard error.
    case prefixed
    /// Text lines for a person. Standard error is a terminal or it is not; colour is for terminals only.
    case plain(terminal: Bool, colour: Bool)

    /// Chooses from the facts and nothing else.
    ///
    /// - `JOURNAL_STREAM` holds `device:inode` of what systemd connected. The variable alone proves nothing: it is
    ///   inherited by programs whose standard error was redirected since (systemd.exec(5)).
    /// - `INVOCATION_ID` says that a service manager started us, or someone whom it started.
    /// - Parameter journalAnswers: whether journald's socket can be reached; behind `RootDirectory=` it may not be.
    package static func chosen(
        environment: [String: String], standardError: StreamFacts, journalAnswers: Bool
    ) -> LogForm {
        let isJournal = environment["JOURNAL_STREAM"] == standardError.journalName
        if isJournal { return journalAnswers ? .journal : .prefixed }
        if !standardError.isTerminal, environment["INVOCATION_ID"] != nil { return .prefixed }
        let plainTerminal = environment["TERM"].map { $0 == "dumb" } ?? true
        let refused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        return .plain(
            terminal: standardError.isTerminal, colour: standardError.isTerminal && !plainTerminal && !refused)
    }
}

/// What fstat(2) and isatty(3) say about an open file.
package struct StreamFacts: Sendable, Equatable {
    package var device: UInt64
    package var inode: UInt64
    package var isTerminal: Bool

    package init(device: UInt64, inode: UInt64, isTerminal: Bool) {
        self.device = device
        self.inode = inode
        self.isTerminal = isTerminal
    }

    /// All zero when the descriptor is not open.
    package init(of descriptor: Int32) {
        var facts = stat()
        let known = fstat(descriptor, &facts) == 0
        self.init(
            device: known ? UInt64(facts.st_dev) : 0, inode: known ? UInt64(facts.st_ino) : 0,
            isTerminal: isatty(descriptor) == 1)
    }

    var journalName: String { "\(device):\(inode)" }
}
