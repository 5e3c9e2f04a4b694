/// Subtitles and transcripts: SubRip, and WebVTT (W3C, WebVTT: The Web Video Text Tracks Format, 4.1). What is spoken is the text.
enum SuppliedCues {
    /// Nil for what is neither: then a line of times is somebody's words.
    static func spoken(_ bytes: [UInt8], _ left: inout LeftOut) -> [UInt8]? {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { $0[SuppliedBytes.trimmed($0, $0.indices)] }
        let isTrack = lines.first.map { $0.starts(with: "WEBVTT".utf8) } == true
        guard isTrack || lines.drop(while: \.isEmpty).prefix(2).contains(where: isTiming) else { return nil }
        let blocks = lines.split(whereSeparator: \.isEmpty)
        let cues = blocks.compactMap { block in block.prefix(2).firstIndex(where: isTiming).map { block[($0 + 1)...] } }
        // All but WebVTT's own blocks are cues; others are lines that an editor has added, and no subtitles.
        let others = blocks.filter { block in
            !block.prefix(2).contains(where: isTiming) && !(isTrack && isOwn(block.first ?? []))
        }
        guard cues.count >= 2, others.isEmpty else { return nil }
        for block in blocks where isTrack && block.first?.starts(with: "NOTE".utf8) == true {
            left.add("comment", Array(block.joined(separator: [0x20]))[...])
            left.end()
        }
        var out: [UInt8] = []
        var speaker: [UInt8] = []
        for line in cues.joined() {
            let voice = voice(line)
            let words = withoutTags(line)
            guard words.contains(where: { $0 > 0x20 }) else { continue }
            if !voice.isEmpty, voice != speaker {
                out += voice + Array(": ".utf8)
                speaker = voice
            }
            out += words + [0x0A]
        }
        return out
    }

    private static func isTiming(_ line: ArraySlice<UInt8>) -> Bool {
        guard let arrow = line.prefix(20).firstRange(of: Array("-->".utf8)), let first = line.first else {
            return false
        }
        return first &- 0x30 < 10
            && line[..<arrow.lowerBound].allSatisfy { $0 &- 0x30 < 10 || ":., ".utf8.contains($0) }
    }

    private static func isOwn(_ line: ArraySlice<UInt8>) -> Bool {
        ["WEBVTT", "NOTE", "STYLE", "REGION"].contains { line.starts(with: $0.utf8) }
    }

    /// `<v Nora>`: who speaks.
    private static func voice(_ line: ArraySlice<UInt8>) -> [UInt8] {
        guard line.starts(with: "<v".utf8), let end = line.prefix(200).firstIndex(of: UInt8(ascii: ">")),
            let blank = line[..<end].firstIndex(of: 0x20)
        else { return [] }
        let name = line[(blank + 1)..<end]
        return Array(name[SuppliedBytes.trimmed(name, name.indices)])
    }

    /// Without `<i>`, `</v>`, `<00:01.500>`, `{\an8}`.
    private static func withoutTags(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        var index = line.startIndex
        while index < line.endIndex {
            let next = index + 1 < line.endIndex ? line[index + 1] : 0x20
            let isTag =
                line[index] == UInt8(ascii: "<")
                && (next == UInt8(ascii: "/") || next &- 0x30 < 10 || (next | 0x20) &- 0x61 < 26)
            let close = isTag ? UInt8(ascii: ">") : UInt8(ascii: "}")
            if isTag || line[index] == UInt8(ascii: "{") && next == UInt8(ascii: "\\"),
                let end = line[index...].prefix(200).firstIndex(of: close)
            {
                index = end + 1
                continue
            }
            out.append(line[index])
            index += 1
        }
        return out
    }
}
