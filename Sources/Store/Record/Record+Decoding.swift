import Bytes

extension Record {
    /// Reads a line back, with or without its `\n`.
    package init(decoding line: some Sequence<UInt8>) throws(StoreError) {
        self = try Self.decode(line).record
    }

    /// The line's number and the record in it. Throws `.badLine` with an empty path and the offset within the line.
    package static func decode(_ line: some Sequence<UInt8>) throws(StoreError) -> (seq: Int, record: Record) {
        let json: JSONValue
        do throws(JSONReader.Failure) {
            json = try JSONReader.parse(line)
        } catch {
            throw .badLine(path: "", offset: error.offset, reason: error.reason)
        }
        var reader = FieldReader(json)
        let found = reader.owner(RecordLine.self)
        if let missing = reader.missing { throw .badLine(path: "", offset: 0, reason: "no usable \(missing)") }
        return (found.seq, found.record)
    }
}
