import Bytes

/// What React's server components send (`self.__next_f.push([1,"…"])`): rows of a text, each a value with an id that
/// others name as `$1a`.
struct FlightRows {
    private(set) var values: [JSONValue] = []
    /// By `$id`.
    private(set) var references: [String: JSONValue] = [:]

    private static let mark = Array("__next_f.push(".utf8)
    private static let rowsBound = 2_000

    /// - Parameter scripts: in the order of the page: rows go over from one to the next.
    init(_ scripts: [ArraySlice<UInt8>]) {
        var text: [UInt8] = []
        for script in scripts where Self.isFlight(script) {
            guard let start = Self.start(in: script), let end = ScriptText.end(of: start, in: script),
                let push = JSONReader.documents(script[start..<end]).values.first, push.elements.count == 2,
                let piece = push.elements[1].text
            else { continue }
            text.append(contentsOf: Array(piece.utf8))
        }
        read(text)
    }

    static func isFlight(_ script: ArraySlice<UInt8>) -> Bool { start(in: script.prefix(200)) != nil }

    private static func start(in script: ArraySlice<UInt8>) -> Int? {
        var at = script.startIndex
        while at + mark.count < script.endIndex, at < script.startIndex + 200 {
            if script[at] == mark[0], script[at..<at + mark.count].elementsEqual(mark) {
                return script[at...].firstIndex(of: 0x5B)
            }
            at += 1
        }
        return nil
    }

    private mutating func read(_ text: [UInt8]) {
        var at = 0
        while at < text.count, values.count < Self.rowsBound {
            guard let colon = text[at...].firstIndex(of: 0x3A), colon - at <= 8 else {
                at = (text[at...].firstIndex(of: 0x0A) ?? text.count) + 1
                continue
            }
            let id = "$" + String(decoding: text[at..<colon], as: UTF8.self)
            let start = colon + 1
            if start < text.count, text[start] == UInt8(ascii: "T"), let comma = text[start...].firstIndex(of: 0x2C) {
                // A text of so many bytes, line ends and all.
                let length = text[start + 1..<comma].reduce(0) { sum, digit in
                    min(sum << 4 | Int(Hex.value(digit) ?? 0), text.count)
                }
                let end = min(text.count, comma + 1 + length)
                references[id] = .string(String(decoding: text[comma + 1..<end], as: UTF8.self))
                at = end
                continue
            }
            let end = text[start...].firstIndex(of: 0x0A) ?? text.count
            if start < end, text[start] == 0x5B || text[start] == 0x7B,
                let value = JSONReader.documents(text[start..<end]).values.first
            {
                references[id] = value
                values.append(value)
            }
            at = end + 1
        }
    }
}
