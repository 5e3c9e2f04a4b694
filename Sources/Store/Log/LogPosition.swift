/// How far the database has taken in a log: everything before `offset` of `segment`, up to and with `seq`.
package struct LogPosition: Sendable, Equatable, Codable {
    /// The segment's file name without compression suffix.
    package var segment: String
    package var offset: Int
    package var seq: Int

    package init(segment: String, offset: Int, seq: Int) {
        self.segment = segment
        self.offset = offset
        self.seq = seq
    }
}
