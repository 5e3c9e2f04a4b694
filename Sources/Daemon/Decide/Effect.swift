package import Store

/// What follows from an outcome. The loop carries effects out, in order; nothing else does.
package enum Effect: Sendable, Equatable {
    case append(Record)
    case event(Event)
    case change(StateChange)
    case log(Remark)
    /// There is more of the answer: its next portion is settled with this.
    case carry(EntryCount)

    /// Another row in the frontier.
    var isAddition: Bool {
        if case .change(.add) = self { true } else { false }
    }
}

/// A line for the person who follows the log.
package struct Remark: Sendable, Equatable {
    package enum Level: Sendable { case debug, info, notice, warning, error }

    package var level: Level
    package var message: String
    /// `source`, `url`, `status`, `outcome`, `duration_usec`, `record_id`: journal fields and `key=value` alike.
    package var fields: [String: String]
    /// What the journal's catalog explains about it.
    package var id: MessageID?
    /// Where in the program it was said.
    package let place: Place

    /// Two remarks that say the same are the same, wherever they are made.
    package struct Place: Sendable, Equatable {
        package let file: String
        package let function: String
        package let line: UInt

        package static func == (a: Place, b: Place) -> Bool { true }
    }

    package init(
        _ level: Level, _ message: String, _ fields: [String: String] = [:], id: MessageID? = nil,
        file: String = #fileID, function: String = #function, line: UInt = #line
    ) {
        self.level = level
        self.message = message
        self.fields = fields
        self.id = id
        place = Place(file: file, function: function, line: line)
    }
}
