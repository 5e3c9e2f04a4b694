import Bytes

/// Writes an object of JavaScript as JSON: names get their quotation marks, strings theirs, and the parameters of the
/// function around it become what it is called with: `(function(a){return {title:a}}("The ferry"))`.
struct ScriptLiteral {
    /// What comes of one script; an argument that stands in many places would make it grow.
    static let bytesBound = 4 << 20

    private let bytes: ArraySlice<UInt8>
    private let arguments: [[UInt8]: [UInt8]]
    private var out: [UInt8] = []

    /// - Parameter arguments: JSON by the parameter's name.
    static func json(_ bytes: ArraySlice<UInt8>, arguments: [[UInt8]: [UInt8]] = [:]) -> [UInt8] {
        var literal = ScriptLiteral(bytes: bytes, arguments: arguments)
        literal.run()
        return literal.out
    }

    private init(bytes: ArraySlice<UInt8>, arguments: [[UInt8]: [UInt8]]) {
        (self.bytes, self.arguments) = (bytes, arguments)
        out.reserveCapacity(bytes.count)
    }

    private mutating func run() {
        var at = bytes.startIndex
        while at < bytes.endIndex, out.count < Self.bytesBound {
            let byte = bytes[at]
            if byte == 0x22 || byte == 0x27 || byte == 0x60 {
                let end = ScriptText.endOfString(at, in: bytes) ?? bytes.endIndex
                write(string: bytes[at + 1..<max(at + 1, end - 1)])
                at = end
            } else if Self.isWord(byte), byte &- 0x30 >= 10 {
                var end = at
                while end < bytes.endIndex, Self.isWord(bytes[end]) { end += 1 }
                write(word: bytes[at..<end], isName: isName(end))
                at = end
            } else if byte == UInt8(ascii: "!") {
                // `!0` is true, `!1` false.
                let next = at + 1 < bytes.endIndex ? bytes[at + 1] : 0
                out.append(contentsOf: Array((next == 0x30 ? "true" : "false").utf8))
                at += next == 0x30 || next == 0x31 ? 2 : 1
            } else {
                out.append(byte)
                at += 1
            }
        }
    }

    /// Whether a colon follows.
    private func isName(_ end: Int) -> Bool {
        var at = end
        while at < bytes.endIndex, bytes[at] <= 0x20 { at += 1 }
        return at < bytes.endIndex && bytes[at] == 0x3A
    }

    private mutating func write(word: ArraySlice<UInt8>, isName: Bool) {
        if !isName, let argument = arguments[Array(word)] { return out.append(contentsOf: argument) }
        let isValue = !isName && Self.values.contains(Array(word))
        if isValue { return out.append(contentsOf: word) }
        if isName { write(string: word) } else { out.append(contentsOf: Array("null".utf8)) }
    }

    private mutating func write(string: ArraySlice<UInt8>) {
        out.append(0x22)
        for byte in ScriptText.string(string) {
            switch byte {
            case 0x22, 0x5C: out.append(contentsOf: [0x5C, byte])
            case 0x0A: out.append(contentsOf: [0x5C, UInt8(ascii: "n")])
            case 0..<0x20: out.append(0x20)
            default: out.append(byte)
            }
        }
        out.append(0x22)
    }

    private static let values: Set<[UInt8]> = [Array("true".utf8), Array("false".utf8), Array("null".utf8)]

    static func isWord(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte == 0x24 || byte >= 0x80
    }
}
