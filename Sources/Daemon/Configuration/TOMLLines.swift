/// Where the keys of a TOML file stand: its parser keeps no positions, so they are found again in the text. In one pass: a list of
/// ten thousand sources asks as often.
struct TOMLLines {
    /// Of several tables of one name, by number.
    private struct Table: Hashable {
        let path: String
        let index: Int
    }

    private struct Place: Hashable {
        let table: Table
        let key: String
    }

    private var openings: [Table: Int] = [:]
    private var keys: [Place: Int] = [:]

    init(_ text: String) {
        var here = Table(path: "", index: 0)
        var count: [String: Int] = [:]
        let lines = Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            let bare = line.drop { Self.isBlank($0) }
            if bare.first == UInt8(ascii: "[") {
                let name = bare.drop { $0 == UInt8(ascii: "[") }.prefix { $0 != UInt8(ascii: "]") }
                let path = String(decoding: name, as: UTF8.self)
                here = Table(path: path, index: count[path, default: 0])
                count[path] = here.index + 1
                openings[here] = number + 1
            } else {
                let key = bare.prefix { $0 != UInt8(ascii: "=") && !Self.isBlank($0) }
                let place = Place(table: here, key: String(decoding: key, as: UTF8.self))
                if keys[place] == nil { keys[place] = number + 1 }
            }
        }
    }

    /// The line where `key` is set within the `index`th table named `path`, from 1; where it is not, the line that opens that table. At
    /// the top (an empty path) a key may be a table's name.
    func line(of key: String, in path: String, index: Int) -> Int? {
        let table = Table(path: path, index: index)
        let set = keys[Place(table: table, key: key)]
        guard path.isEmpty else { return set ?? openings[table] }
        return [set, openings[Table(path: key, index: 0)]].compactMap(\.self).min()
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
