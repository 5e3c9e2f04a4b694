/// An address as people speak it: `almarsa.example/news/118`, without a scheme. Only with a path behind it: names of hosts alone,
/// files and versions look alike.
enum BareAddress {
    private static let longestHost = 253

    static func begins(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
        guard line[index].isASCIILetterOrDigit, isWordStart(line, index) else { return false }
        let host = line[index...].prefix(longestHost + 1).prefix {
            $0.isASCIILetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
        let path = line[host.endIndex...]
        guard path.first == UInt8(ascii: "/"), path.dropFirst().first?.isASCIILetterOrDigit == true,
            let dot = host.lastIndex(of: UInt8(ascii: ".")), dot > host.startIndex, host.count <= longestHost
        else { return false }
        let top = host[(dot + 1)...]
        return top.count >= 2 && top.allSatisfy(\.isASCIILetter) && Site.isTopLevel(top.map(\.asciiLowered))
    }

    /// Not inside a word, a path, an e-mail address or another name.
    private static func isWordStart(_ line: ArraySlice<UInt8>, _ index: Int) -> Bool {
        guard index > line.startIndex else { return true }
        let previous = line[index - 1]
        return previous <= 0x20 || "([<\"'".utf8.contains(previous)
    }
}
