import FoundationEssentials

/// What the tests look at of an event's line.
package struct EventLine: Decodable, Equatable, Sendable {
    package var seq: Int
    package var type: String
    package var url: String?
    package var sourceId: String?
    package var reason: String?
    package var kind: String?
    package var state: String?
    package var status: Int?
    package var failures: Int?
    package var recordId: String?
    package var urlKey: String?

    package init(decoding line: [UInt8]) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(EventLine.self, from: Data(line))
    }
}

/// The number that every line carries.
package struct SequenceNumber: Decodable {
    package let seq: Int

    package init(decoding line: [UInt8]) throws {
        self = try JSONDecoder().decode(SequenceNumber.self, from: Data(line))
    }
}
