import Bytes

extension FuzzEntry {
    static let json: [FuzzEntry] = [
        FuzzEntry("json") { bytes in
            do throws(JSONReader.Failure) {
                let value = try JSONReader.parse(bytes)
                // Escapes of controls mean white space in pages; all else is read the same way.
                guard !bytes.contains(UInt8(ascii: "\\")) else { return }
                switch value {
                case .array, .object:
                    precondition(JSONReader.documents(bytes[...]).values == [value], "two ways, two values")
                default: return
                }
            } catch {
                precondition(error.offset <= bytes.count, "a failure beyond the text")
            }
        },
        FuzzEntry("json-page") { bytes in
            let documents = JSONReader.documents(bytes[...])
            precondition(!documents.isCutOff || !documents.values.isEmpty, "a cut document that is not there")
        },
    ]
}
