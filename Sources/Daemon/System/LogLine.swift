import Logging

/// One message with all that belongs to it, ready to be written in any form.
struct LogLine: Sendable {
    var level: Logger.Level
    var message: String
    /// In the order in which people read them: the known keys first, the others by name.
    var fields: [Field]
    /// The 128-bit message ID as 32 hexadecimal digits, when the metadata names one (see systemd/rawi.catalog).
    var messageID: String?
    var file: String
    var line: UInt
    var function: String

    struct Field: Sendable, Equatable {
        var key: String
        var value: String
    }

    /// Metadata of this key is the message ID: the journal and its catalog know it, people do not want to see it.
    static let messageIDKey = "message_id"
    /// A line with more fields than this was made by a loop; the rest is left out.
    private static let mostFields = 64

    init(
        level: Logger.Level, message: String, metadata: Logger.Metadata, file: String = "", line: UInt = 0,
        function: String = ""
    ) {
        self.level = level
        self.message = message
        self.file = file
        self.line = line
        self.function = function
        messageID = metadata[Self.messageIDKey].map { "\($0)" }.flatMap { Self.isMessageID($0) ? $0 : nil }
        fields = metadata.filter { $0.key != Self.messageIDKey }
            .map { Field(key: $0.key, value: "\($0.value)") }
            .sorted { (Self.rank($0.key), $0.key) < (Self.rank($1.key), $1.key) }
        if fields.count > Self.mostFields { fields.removeLast(fields.count - Self.mostFields) }
    }

    /// The message as it stands where its fields are not shown beside it (`journalctl`): with outlet and address, unless it
    /// names them itself.
    var sentence: String {
        let places = ["source", "url"].compactMap { key in fields.first { $0.key == key }?.value }
            .filter { !$0.isEmpty && message.firstRange(of: $0) == nil }
        return places.isEmpty ? message : "\(message) (\(places.joined(separator: ", ")))"
    }

    /// syslog(3)'s numbers.
    var severity: Int {
        switch level {
        case .trace, .debug: 7
        case .info: 6
        case .notice: 5
        case .warning: 4
        case .error: 3
        case .critical: 2
        }
    }

    private static let order = ["source", "url", "status", "outcome", "duration_usec", "record_id"]

    private static func rank(_ key: String) -> Int { order.firstIndex(of: key) ?? order.count }

    private static func isMessageID(_ text: String) -> Bool {
        text.utf8.count == 32
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
            }
    }
}
