import Logging
import Testing

@testable import Daemon

@Suite("Message IDs")
struct MessageIDTests {
    @Test("Each is unique and one that the journal takes", arguments: MessageID.allCases)
    func isAnID(id: MessageID) {
        let line = LogLine(level: .info, message: "m", metadata: .id(id, ["source": "qalam"]))
        #expect(line.messageID == id.rawValue)
        #expect(line.fields == [LogLine.Field(key: "source", value: "qalam")])
        #expect(MessageID.allCases.count { $0.rawValue == id.rawValue } == 1)
    }
}
