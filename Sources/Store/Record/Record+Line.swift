import Bytes

extension Record {
    package static let schemaName: StaticString = "rawi-record/1"

    /// The JSON line with its `\n`, keys in the order of docs/RECORD.md.
    package func line(seq: Int) -> [UInt8] {
        var json = JSONWriter(capacity: (text?.utf8.count ?? 0) + 2048)
        RecordLine(seq: seq, record: self).write(to: &json)
        json.bytes.append(UInt8(ascii: "\n"))
        return json.bytes
    }

    /// Derived from `url_key` and `revision` alone: the same article gives the same id on every machine.
    ///
    /// The first 130 bits of SHA-256 over `<url_key>\n<revision>`, as 26 letters and digits of base32 (RFC 4648 section 6,
    /// lower case, no padding).
    package static func id(urlKey: String, revision: Int) -> String {
        let digest = SHA256.digest([UInt8]("\(urlKey)\n\(revision)".utf8))
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        var letters: [UInt8] = []
        var buffer = 0
        var bits = 0
        for byte in digest.prefix(17) {
            buffer = (buffer & 31) << 8 | Int(byte)
            bits += 8
            while bits >= 5, letters.count < 26 {
                bits -= 5
                letters.append(alphabet[buffer >> bits & 31])
            }
        }
        return String(decoding: letters, as: UTF8.self)
    }
}

extension Event {
    package static let schemaName = "rawi-event/1"
    /// Taken by the envelope: a further field of that name is left out.
    static let envelope: Set<String> = ["schema", "seq", "type", "at", "url", "source_id", "instance"]

    /// The JSON line with its `\n`: envelope, further fields in their order, instance.
    package func line(seq: Int) -> [UInt8] {
        var json = JSONWriter(capacity: 512)
        json.object { json in
            json.member("schema", Self.schemaName)
            json.member("seq", seq)
            json.member("type", type)
            json.member("at", at, milliseconds: true)
            json.member("url", url)
            json.member("source_id", sourceID)
            for field in fields where !field.name.isEmpty && !Self.envelope.contains(field.name) {
                json.key(field.name)
                switch field.value {
                case .text(let text): json.string(text)
                case .number(let number): json.integer(number)
                case .flag(let flag): json.boolean(flag)
                case .instant(let instant): json.instant(instant, milliseconds: true)
                }
            }
            json.member("instance", instance)
        }
        json.bytes.append(UInt8(ascii: "\n"))
        return json.bytes
    }
}
