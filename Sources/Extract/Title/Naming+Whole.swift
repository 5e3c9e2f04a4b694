import Bytes

/// Statements that lost their end on the way into the page's head.
extension Naming {
    /// The statement, or the one that goes on where it breaks off: at a quotation mark that ended its attribute, at an
    /// ellipsis, behind a comma or a dash.
    static func whole(_ text: String, of others: [String]) -> String {
        let bytes = Array(text.utf8)
        var start = bytes.count
        var isCut = false
        for mark in ["…", "..."] where text.hasSuffix(mark) {
            start -= mark.utf8.count
            isCut = true
        }
        while start > 0, ASCII.isSpace(bytes[start - 1]) { start -= 1 }
        if start > 0, [0x2C, 0x2D, 0x28].contains(bytes[start - 1]) { isCut = true }
        // Shorter ones begin other sentences by chance.
        guard start >= 12 else { return text }
        let longer = others.first { other in
            guard other.utf8.count > bytes.count, other.utf8.starts(with: bytes[..<start]) else { return false }
            let rest = other.utf8.dropFirst(start)
            return isCut || rest.first { !ASCII.isSpace($0) }.map { $0 == 0x22 || $0 == 0x27 } ?? false
        }
        return longer ?? text
    }
}
