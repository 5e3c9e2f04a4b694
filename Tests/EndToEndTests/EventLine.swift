import FoundationEssentials

/// What the tests look at of an event's line.
struct EventLine: Decodable, Equatable, Sendable {
    var seq: Int
    var type: String
    var url: String?
    var sourceId: String?
    var reason: String?
    var kind: String?
    var state: String?
    var status: Int?
    var failures: Int?
    var recordId: String?
    var urlKey: String?

    init(decoding line: [UInt8]) throws {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        self = try decoder.decode(EventLine.self, from: Data(line))
    }
}

/// The number that every line carries.
struct SequenceNumber: Decodable {
    let seq: Int

    init(decoding line: [UInt8]) throws {
        self = try JSONDecoder().decode(SequenceNumber.self, from: Data(line))
    }
}
