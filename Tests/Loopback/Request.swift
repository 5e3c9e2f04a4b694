/// One request as the loopback server read it.
package struct Request: Sendable, Equatable {
    package struct Field: Sendable, Equatable {
        package let name: String
        package let value: String
    }

    package let method: String
    /// As it stood in the request line: `/path?query`, or a whole address when the server is used as a proxy.
    package let target: String
    package let fields: [Field]
    /// Counts connections from 0: two requests with the same number came over the same one.
    package let connection: Int

    /// The first value of that name, whatever its case.
    package subscript(name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// Name asked for, without the port: what virtual hosts go by. Empty when there was none.
    package var host: String {
        let whole = self["Host"] ?? ""
        guard let colon = whole.lastIndex(of: ":"), !whole.hasSuffix("]") else { return whole }
        return String(whole[..<colon])
    }

    package var path: String { String(target.prefix { $0 != "?" }) }

    /// Nil for what is no request.
    init?(head: ArraySlice<UInt8>, connection: Int) {
        let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count == 3 else { return nil }
        method = String(words[0])
        target = String(words[1])
        fields = lines.dropFirst().compactMap { line in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return Field(name: String(line[..<colon]), value: String(value))
        }
        self.connection = connection
    }
}
