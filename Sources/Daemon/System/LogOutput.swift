import Glibc
package import Logging
import Synchronization

/// The least level that is written, shared by all loggers so that a reload can change it.
package final class LogThreshold: Sendable {
    private let rank: Atomic<Int>

    package init(_ level: Logger.Level) { rank = Atomic(Self.rank(of: level)) }

    package var level: Logger.Level {
        get { Logger.Level.allCases[rank.load(ordering: .relaxed)] }
        set { rank.store(Self.rank(of: newValue), ordering: .relaxed) }
    }

    private static func rank(of level: Logger.Level) -> Int { Logger.Level.allCases.firstIndex(of: level) ?? 0 }
}

/// swift-log's back end: chooses the form once, then turns events into lines.
package struct LogOutput: LogHandler {
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private let form: LogForm
    private let sink: LogSink
    private let threshold: LogThreshold
    private var ownLevel: Logger.Level?

    /// The level of this logger alone when it was set, else the shared one.
    package var logLevel: Logger.Level {
        get { ownLevel ?? threshold.level }
        set { ownLevel = newValue }
    }

    package init(
        form: LogForm, sink: LogSink, threshold: LogThreshold, metadataProvider: Logger.MetadataProvider? = nil
    ) {
        self.form = form
        self.sink = sink
        self.threshold = threshold
        self.metadataProvider = metadataProvider
    }

    /// The output that fits how the program was started: standard error, or the journal behind it.
    package static func standard(
        threshold: LogThreshold, environment: [String: String] = ProcessFacts.environment
    ) -> LogOutput {
        let form = LogForm.chosen(
            environment: environment, standardError: StreamFacts(of: STDERR_FILENO),
            journalAnswers: access(LogSink.journalPath, W_OK) == 0)
        let sink =
            switch form {
            case .journal: LogSink()
            case .prefixed, .plain: LogSink(descriptor: STDERR_FILENO)
            }
        return LogOutput(form: form, sink: sink, threshold: threshold)
    }

    /// Lines that could not be written, over all loggers that share this output.
    package var lostLines: Int { sink.lostLines }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { $1 } }
        if let own = event.metadata { all.merge(own) { $1 } }
        if let error = event.error, all["error"] == nil { all["error"] = "\(error)" }
        write(
            LogLine(
                level: event.level, message: event.message.description, metadata: all, file: event.file,
                line: event.line, function: event.function))
    }

    private func write(_ line: LogLine) {
        switch form {
        case .journal: sink.write(JournalFrame(line).bytes)
        case .prefixed: sink.write(TextLine.prefixed(line))
        case .plain(let terminal, let colour):
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            sink.write(
                TextLine.plain(line, terminal: terminal, colour: colour, secondsSinceEpoch: Int64(now.tv_sec)))
        }
    }
}
