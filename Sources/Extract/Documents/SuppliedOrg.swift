import Bytes

/// The source of an Org document, Emacs's outlines: its keywords state title, author and day; drawers, settings and comments are its program's;
/// the rest becomes Markdown, which is read like any other (The Org Manual 9.7; Org Syntax).
enum SuppliedOrg {
    static func isSource(_ bytes: [UInt8]) -> Bool {
        let lines = bytes.prefix(4096).split(separator: 0x0A)
        return lines.prefix(20).contains { line in
            keyword(line).map { ["title", "author", "date", "startup", "options"].contains($0.name) } == true
        }
    }

    static func markdown(_ bytes: [UInt8], into head: inout SuppliedHead, _ left: inout LeftOut) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var isDrawer = false
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let words = line[SuppliedBytes.trimmed(line, line.indices)]
            if isDrawer || isDrawerMark(words) {
                isDrawer = !isEnd(words)
                // An address is somebody's source wherever it stands.
                if words.firstRange(of: Array("://".utf8)) != nil {
                    left.end()
                    out += words.drop { $0 == UInt8(ascii: ":") } + [0x0A, 0x0A]
                } else {
                    left.add("property", words)
                }
            } else if let (name, value) = keyword(words) {
                if !state(name, value, &head) { left.add("setting", words) }
                if name == "caption" { out += value + [0x0A] }
            } else if isSetting(words) {
                out += fence(words) + [0x0A]
            } else if words.first == UInt8(ascii: "#"), words.dropFirst().first ?? 0x20 == 0x20 {
                left.add("comment", words)
            } else {
                left.end()
                out += withLinks(headed(words)) + [0x0A]
            }
        }
        return out
    }

    /// `#+NAME: value`
    private static func keyword(_ line: ArraySlice<UInt8>) -> (name: String, value: ArraySlice<UInt8>)? {
        guard line.starts(with: "#+".utf8), let colon = line.prefix(40).firstIndex(of: UInt8(ascii: ":")),
            line[..<colon].allSatisfy({ $0 > 0x20 })
        else { return nil }
        let name = String(decoding: line[(line.startIndex + 2)..<colon], as: UTF8.self).lowercased()
        return (name, line[(colon + 1)...].drop { $0 == 0x20 })
    }

    /// A day stands in angle or square brackets, with its weekday: `<2025-09-14 Sun>`.
    private static func state(_ name: String, _ value: ArraySlice<UInt8>, _ head: inout SuppliedHead) -> Bool {
        let text = SuppliedField.string(value)
        switch name {
        case "title":
            head.title = head.title.map { $0 + " " + text } ?? (text.isEmpty ? nil : text)
            return true
        case "author": return head.state(.author, text)
        case "date":
            let day = value.drop { "<[".utf8.contains($0) }.prefix { !" >]".utf8.contains($0) }
            return head.state(.published, SuppliedField.string(day)) || head.state(.published, text)
        case "keywords", "filetags": return head.state(.keywords, text)
        case "description": return head.state(.summary, text)
        default: return name == "caption"
        }
    }

    /// `#+BEGIN_SRC sh`; of other blocks (quotations, verses) the words stay as they are.
    private static func isSetting(_ line: ArraySlice<UInt8>) -> Bool { line.starts(with: "#+".utf8) }

    private static func fence(_ line: ArraySlice<UInt8>) -> [UInt8] {
        let name = String(decoding: line.dropFirst(2).prefix { $0 > 0x20 }, as: UTF8.self).lowercased()
        return ["begin_src", "end_src", "begin_example", "end_example"].contains(name) ? Array("```".utf8) : []
    }

    /// `:PROPERTIES:`
    private static func isDrawerMark(_ line: ArraySlice<UInt8>) -> Bool {
        line.count > 2 && line.first == UInt8(ascii: ":") && line.last == UInt8(ascii: ":")
            && line.dropFirst().dropLast().allSatisfy {
                ($0 | 0x20) &- 0x61 < 26 || $0 &- 0x30 < 10 || $0 == UInt8(ascii: "_")
            }
    }

    private static func isEnd(_ line: ArraySlice<UInt8>) -> Bool { ASCII.isSame(line, ":end:") }

    /// Stars are levels; the document's title is its keyword's.
    private static func headed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let stars = line.prefix { $0 == UInt8(ascii: "*") }
        guard !stars.isEmpty, line[stars.endIndex...].first == 0x20 else { return line }
        return (Array("##".utf8) + line[stars.endIndex...])[...]
    }

    /// `[[address][words]]` as Markdown has it; `[[address]]` as it stands.
    private static func withLinks(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var rest = line
        while let open = rest.firstRange(of: Array("[[".utf8)),
            let close = rest[open.upperBound...].firstRange(of: Array("]]".utf8))
        {
            let parts = rest[open.upperBound..<close.lowerBound]
            out += rest[..<open.lowerBound]
            if let seam = parts.firstRange(of: Array("][".utf8)) {
                let target = parts[..<seam.lowerBound]
                let words = parts[seam.upperBound...]
                let isAddress = target.firstRange(of: Array("://".utf8)) != nil
                out +=
                    isAddress
                    ? [UInt8(ascii: "[")] + words + Array("](".utf8) + target + [UInt8(ascii: ")")] : Array(words)
            } else {
                out += parts
            }
            rest = rest[close.upperBound...]
        }
        return out + rest
    }
}
