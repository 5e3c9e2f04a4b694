import Glibc
import Logging
import Testing

@testable import Daemon

@Suite("The journal's native protocol")
struct JournalTests {
    @Test("Every field is one line")
    func fieldsAreLines() {
        let line = LogLine(
            level: .warning, message: "qalam: answered 503",
            metadata: [
                "status": "503", "source": "qalam", "url": "https://qalam.example/feed?a=b", "outcome": "soft",
                "duration_usec": "412000", "record_id": "r1", "retry-after": "60",
                "message_id": "0123456789abcdef0123456789abcdef",
            ],
            file: "Daemon/Settle.swift", line: 12, function: "settle()")
        #expect(
            String(decoding: JournalFrame(line).bytes, as: UTF8.self) == """
                MESSAGE=qalam: answered 503 (https://qalam.example/feed?a=b)
                PRIORITY=4
                SYSLOG_IDENTIFIER=rawi
                MESSAGE_ID=0123456789abcdef0123456789abcdef
                CODE_FILE=Daemon/Settle.swift
                CODE_LINE=12
                CODE_FUNC=settle()
                RAWI_SOURCE=qalam
                RAWI_URL=https://qalam.example/feed?a=b
                RAWI_HTTP_STATUS=503
                RAWI_OUTCOME=soft
                RAWI_DURATION_USEC=412000
                RAWI_RECORD_ID=r1
                RAWI_RETRY_AFTER=60

                """)
    }

    @Test(
        "Outlet and address stand in the message, unless it names them",
        arguments: [
            ("http_404, again in 10m", "http_404, again in 10m (qalam, https://qalam.example/a)"),
            ("qalam is silent", "qalam is silent (https://qalam.example/a)"),
            ("https://qalam.example/a of qalam", "https://qalam.example/a of qalam"),
        ])
    func places(message: String, sentence: String) {
        let line = LogLine(
            level: .info, message: message, metadata: ["source": "qalam", "url": "https://qalam.example/a"])
        #expect(line.sentence == sentence && line.message == message)
    }

    @Test("A value with a line break goes with its length")
    func lineBreaksGoWithALength() {
        let bytes = JournalFrame(LogLine(level: .info, message: "أول\nثان", metadata: [:])).bytes
        let expected: [UInt8] =
            Array("MESSAGE\n".utf8) + [13, 0, 0, 0, 0, 0, 0, 0] + Array("أول\nثان\nPRIORITY=6\n".utf8)
        #expect(bytes.starts(with: expected))
    }

    @Test(
        "A message ID that is none is left out",
        arguments: ["", "x", "0123456789ABCDEF0123456789ABCDEF", "0123456789abcdef0123456789abcdef\nPRIORITY=0"])
    func aBadMessageID(id: String) {
        let text = String(
            decoding: JournalFrame(LogLine(level: .info, message: "m", metadata: ["message_id": .string(id)])).bytes,
            as: UTF8.self)
        #expect(text == "MESSAGE=m\nPRIORITY=6\nSYSLOG_IDENTIFIER=rawi\n")
    }

    @Test(
        "Keys become names that the journal takes",
        arguments: [
            ("status", "RAWI_HTTP_STATUS"), ("url", "RAWI_URL"), ("a=b\nc", "RAWI_A_B_C"), ("مفتاح", "RAWI___________"),
            ("", "RAWI_"), (String(repeating: "k", count: 99), "RAWI_" + String(repeating: "K", count: 59)),
        ])
    func names(key: String, name: String) {
        #expect(JournalFrame.name(of: key) == name)
    }

    @Test("A line arrives as a datagram")
    func aDatagram() throws {
        let journal = try ListeningSocket()
        var logger = Logger(label: "test", factory: { _ in output(to: journal) })
        logger[metadataKey: "source"] = "qalam"
        logger.notice("12 entries", metadata: ["status": "200"])
        let text = try journal.nextText()
        #expect(text.hasPrefix("MESSAGE=12 entries (qalam)\nPRIORITY=5\n"))
        #expect(text.hasSuffix("RAWI_SOURCE=qalam\nRAWI_HTTP_STATUS=200\n"))
        #expect(text.contains("CODE_FILE=DaemonTests/JournalTests.swift\n"))
    }

    @Test("What is too large for a datagram arrives as a sealed file")
    func aSealedFile() throws {
        let journal = try ListeningSocket()
        let sink = LogSink(journalAt: journal.address)
        let text = String(repeating: "سطر طويل ", count: 1_000_000)
        let frame = JournalFrame(LogLine(level: .error, message: text, metadata: ["stack": .string(text)]))
        // Above what a kernel lets through in one piece, however large its buffers were made.
        let large = frame.bytes + [UInt8](repeating: UInt8(ascii: "x"), count: 32 << 20)
        sink.write(large)
        let file = try journal.nextFile()
        #expect(file.content == large)
        #expect(file.isSealed)
        #expect(sink.lostLines == 0)
    }

    @Test("A journal that is gone costs the line and nothing else")
    func theJournalIsGone() {
        let sink = LogSink(journalAt: "@rawi-nobody")
        sink.write(Array("MESSAGE=x\n".utf8))
        #expect(sink.lostLines == 1)
    }

    @Test("A journal that does not read costs lines and no waiting")
    func theJournalIsStuck() throws {
        let journal = try ListeningSocket()
        let sink = LogSink(journalAt: journal.address)
        for _ in 0..<2000 { sink.write(Array("MESSAGE=x\n".utf8)) }
        #expect(sink.lostLines > 0)
    }

    private func output(to journal: ListeningSocket) -> LogOutput {
        LogOutput(form: .journal, sink: LogSink(journalAt: journal.address), threshold: LogThreshold(.info))
    }
}
