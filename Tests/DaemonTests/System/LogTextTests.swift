import Glibc
import Logging
import Testing

@testable import Daemon

@Suite("Log lines as text")
struct LogTextTests {
    @Test("On a terminal: time, level, message, fields")
    func terminal() {
        let line = LogLine(
            level: .info, message: "noonpost: 12 entries, 3 new", metadata: ["status": "200", "source": "noonpost"])
        #expect(plain(line) == "09:41:07Z info  noonpost: 12 entries, 3 new  source=noonpost status=200\n")
    }

    @Test("In a file the day is told too")
    func file() {
        let line = LogLine(level: .warning, message: "slow", metadata: [:])
        let bytes = TextLine.plain(line, terminal: false, colour: false, secondsSinceEpoch: 1_795_254_067)
        #expect(String(decoding: bytes, as: UTF8.self) == "2026-11-21T09:41:07Z warn  slow\n")
    }

    @Test(
        "Days",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"), (4_107_542_400, "2100-03-01T00:00:00Z"),
        ] as [(Int64, String)])
    func days(seconds: Int64, expected: String) {
        let line = LogLine(level: .error, message: "m", metadata: [:])
        let bytes = TextLine.plain(line, terminal: false, colour: false, secondsSinceEpoch: seconds)
        #expect(String(decoding: bytes, as: UTF8.self) == expected + " error m\n")
    }

    @Test("Colour begins and ends in the line")
    func colour() {
        let line = LogLine(level: .error, message: "m", metadata: ["k": "v"])
        let bytes = TextLine.plain(line, terminal: true, colour: true, secondsSinceEpoch: 0)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "\u{1B}[2m00:00:00Z\u{1B}[0m \u{1B}[31merror\u{1B}[0m m\u{1B}[2m  k=v\u{1B}[0m\n")
    }

    @Test(
        "Values are quoted only where they must be",
        arguments: [
            ("plain", "plain"), ("", "\"\""), ("two words", "\"two words\""),
            ("https://a.example/?b=c&d", "https://a.example/?b=c&d"),
            ("a\"b", "\"a\\\"b\""), ("a\\b", "\"a\\\\b\""), ("a\nb\tc\r", "\"a\\nb\\tc\\r\""), ("نون", "نون"),
            ("\u{1B}[31mred", "\"\\u{1b}[31mred\""), ("a\u{202E}b", "\"a\\u{202e}b\""), ("\u{9B}2J", "\"\\u{9b}2J\""),
            ("a\u{A0}b", "\"a\u{A0}b\""), ("a\u{200F}b", "a\u{200F}b"), ("\0", "\"\\u{0}\""),
        ])
    func values(value: String, expected: String) {
        #expect(
            plain(LogLine(level: .info, message: "m", metadata: ["k": .string(value)]))
                == "09:41:07Z info  m  k=\(expected)\n")
    }

    @Test("A message from the web cannot steer the terminal")
    func messages() {
        let line = LogLine(level: .info, message: "\u{1B}]0;owned\u{7} \u{2066}x\r", metadata: [:])
        #expect(plain(line) == "09:41:07Z info  \\u{1b}]0;owned\\u{7} \\u{2066}x\\r\n")
    }

    @Test("Further lines are indented; each has the prefix where the prefix counts")
    func lines() {
        let line = LogLine(level: .critical, message: "one\n\ntwo", metadata: ["k": "v"])
        #expect(plain(line) == "09:41:07Z fatal one\n    two  k=v\n")
        #expect(String(decoding: TextLine.prefixed(line), as: UTF8.self) == "<2>one\n<2>    two  k=v\n")
    }

    @Test("Known fields come first, the others by name, nested ones as they are written")
    func order() {
        let line = LogLine(
            level: .info, message: "m",
            metadata: [
                "zeta": "1", "alpha": ["x", "y"], "record_id": "r", "duration_usec": "5", "outcome": "ok",
                "status": "200",
                "url": "u", "source": "s", "message_id": "0123456789abcdef0123456789abcdef",
            ])
        #expect(
            plain(line)
                == "09:41:07Z info  m  source=s url=u status=200 outcome=ok duration_usec=5 record_id=r alpha=\"[\\\"x\\\", \\\"y\\\"]\" zeta=1\n"
        )
    }

    @Test("Long values are cut between characters", arguments: 0..<4)
    func longValues(shift: Int) {
        let value = String(repeating: "x", count: shift) + String(repeating: "ضاد", count: 2000)
        let cut = LogText.cut(value, toBytes: 2048)
        #expect(cut.utf8.count <= 2048)
        #expect(cut.hasSuffix("…"))
        #expect(!cut.contains("\u{FFFD}"))
        #expect(value.hasPrefix(cut.dropLast()))
    }

    @Test("Too many fields are left out")
    func manyFields() {
        let many = Dictionary(uniqueKeysWithValues: (0..<1000).map { ("k\($0)", Logger.MetadataValue.string("v")) })
        #expect(LogLine(level: .info, message: "m", metadata: many).fields.count == 64)
    }

    @Test(
        "The form fits how the program was started",
        arguments: [
            (["JOURNAL_STREAM": "8:99", "INVOCATION_ID": "i"], false, true, .journal),
            (["JOURNAL_STREAM": "8:99", "INVOCATION_ID": "i"], false, false, .prefixed),
            (["JOURNAL_STREAM": "8:98", "INVOCATION_ID": "i"], false, true, .prefixed),
            (
                ["JOURNAL_STREAM": "8:98", "INVOCATION_ID": "i", "TERM": "xterm"], true, true,
                .plain(terminal: true, colour: true)
            ),
            (["INVOCATION_ID": "i"], false, true, .prefixed),
            ([:], false, true, .plain(terminal: false, colour: false)),
            (["TERM": "xterm"], false, true, .plain(terminal: false, colour: false)),
            (["TERM": "xterm"], true, true, .plain(terminal: true, colour: true)),
            (["TERM": "dumb"], true, true, .plain(terminal: true, colour: false)),
            ([:], true, true, .plain(terminal: true, colour: false)),
            (["TERM": "xterm", "NO_COLOR": "1"], true, true, .plain(terminal: true, colour: false)),
            (["TERM": "xterm", "NO_COLOR": ""], true, true, .plain(terminal: true, colour: true)),
        ] as [([String: String], Bool, Bool, LogForm)])
    func forms(environment: [String: String], terminal: Bool, answers: Bool, form: LogForm) {
        let facts = StreamFacts(device: 8, inode: 99, isTerminal: terminal)
        #expect(LogForm.chosen(environment: environment, standardError: facts, journalAnswers: answers) == form)
    }

    @Test("A stream is known by its device and inode")
    func streams() throws {
        let pipe = try Pipe()
        let facts = StreamFacts(of: pipe.writer)
        #expect(!facts.isTerminal)
        #expect(facts.inode != 0)
        let environment = ["JOURNAL_STREAM": "\(facts.device):\(facts.inode)"]
        #expect(LogForm.chosen(environment: environment, standardError: facts, journalAnswers: true) == .journal)
        #expect(StreamFacts(of: -1) == StreamFacts(device: 0, inode: 0, isTerminal: false))
    }

    @Test("An error given with a message becomes a field")
    func errors() throws {
        let pipe = try Pipe(waits: false)
        let output = LogOutput(
            form: .plain(terminal: false, colour: false), sink: LogSink(descriptor: pipe.writer),
            threshold: LogThreshold(.info))
        output.log(
            event: LogEvent(
                level: .error, message: "no", error: Errno(2), metadata: nil, source: "t", file: "f", function: "g",
                line: 1))
        #expect(try pipe.nextText().hasSuffix("Z error no  error=\"No such file or directory\"\n"))
    }

    @Test("A closed pipe costs the line and nothing else")
    func aClosedPipe() throws {
        signal(SIGPIPE, SIG_IGN)
        let pipe = try Pipe()
        pipe.closeReader()
        let sink = LogSink(descriptor: pipe.writer)
        sink.write(Array("x\n".utf8))
        #expect(sink.lostLines == 1)
    }

    @Test("A full pipe that does not wait costs the line and nothing else")
    func aFullPipe() throws {
        let pipe = try Pipe(waits: false)
        let sink = LogSink(descriptor: pipe.writer)
        for _ in 0..<100 { sink.write([UInt8](repeating: UInt8(ascii: "x"), count: 4096)) }
        #expect(sink.lostLines > 0)
    }

    @Test("The shared threshold moves all loggers, a logger's own only itself")
    func thresholds() throws {
        let pipe = try Pipe(waits: false)
        let threshold = LogThreshold(.info)
        let output = LogOutput(
            form: .prefixed, sink: LogSink(descriptor: pipe.writer), threshold: threshold,
            metadataProvider: Logger.MetadataProvider { ["instance": "i"] })
        let logger = Logger(label: "a", factory: { _ in output })
        var loud = logger
        loud.logLevel = .trace

        logger.debug("hidden")
        loud.debug("own")
        threshold.level = .debug
        logger.debug("shown", metadata: ["instance": "j"])

        #expect(try pipe.nextText() == "<7>own  instance=i\n<7>shown  instance=j\n")
    }

    private func plain(_ line: LogLine) -> String {
        let seconds: Int64 = 9 * 3600 + 41 * 60 + 7
        return String(
            decoding: TextLine.plain(line, terminal: true, colour: false, secondsSinceEpoch: seconds), as: UTF8.self)
    }
}

/// Both ends of a pipe(2).
private final class Pipe {
    let writer: Int32
    private let reader: Int32
    private var readerIsOpen = true

    /// - Parameter waits: whether a write waits for room.
    init(waits: Bool = true) throws {
        var ends: [Int32] = [-1, -1]
        try #require(pipe(&ends) == 0)
        if !waits { try #require(fcntl(ends[1], F_SETFL, O_NONBLOCK) == 0) }
        reader = ends[0]
        writer = ends[1]
    }

    deinit {
        closeReader()
        close(writer)
    }

    func closeReader() {
        if readerIsOpen { close(reader) }
        readerIsOpen = false
    }

    func nextText() throws -> String {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(reader, &buffer, buffer.count)
        try #require(count >= 0)
        return String(decoding: buffer[..<count], as: UTF8.self)
    }
}
