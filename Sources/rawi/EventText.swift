import Bytes

/// An event's line as one for a person: when, what, and what it says.
enum EventText {
    private static let unsaid: Set = ["schema", "seq", "type", "at", "url", "instance"]

    static func line(_ bytes: [UInt8]) -> String {
        do throws(JSONReader.Failure) {
            let event = try JSONReader.parse(bytes)
            guard case .object(let members) = event else { return String(decoding: bytes, as: UTF8.self) }
            let rest = members.filter { !unsaid.contains($0.name) }.map {
                "\($0.name)=\($0.value.written ?? String(decoding: JSONWriter.written($0.value), as: UTF8.self))"
            }
            return ([event["at"]?.text ?? "-", event["type"]?.text ?? "-"] + rest).joined(separator: "  ")
        } catch {
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}
