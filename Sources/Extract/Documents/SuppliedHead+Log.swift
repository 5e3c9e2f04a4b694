import Text

/// Chats and logs: each entry begins with its day and its clock, and what it says is nobody's byline.
extension SuppliedHead {
    private static let fewestEntries = 3

    /// `[14/03/2026, 8:02:40] Rana: …`, `14/03/2026, 8:02 - Rana: …`, `NAME, [11/01/2026 06:30]`: three of the kind, one at the top.
    func isLog(_ lines: SuppliedLines) -> Bool {
        guard lines.lines.indices.prefix(2).contains(where: { isEntry($0, lines) }) else { return false }
        return lines.lines.indices.prefix(60).count { isEntry($0, lines) } >= Self.fewestEntries
    }

    private func isEntry(_ index: Int, _ lines: SuppliedLines) -> Bool {
        Self.isEntryHead(lines.bytes[lines.lines[index].range])
    }

    static func isEntryHead(_ line: ArraySlice<UInt8>) -> Bool {
        let head = SuppliedField.withoutSigns(line.prefix(120))
        if let open = head.firstIndex(of: UInt8(ascii: "[")),
            let close = head[open...].firstIndex(of: UInt8(ascii: "]")),
            open == head.startIndex || close + 1 == line.endIndex
        {
            return isInstant(SuppliedField.string(head[(open + 1)..<close]))
        }
        // WhatsApp's other form.
        guard head.first.map({ $0 &- 0x30 < 10 || $0 >= 0xD9 }) == true,
            let dash = head.firstRange(of: Array(" - ".utf8)),
            SuppliedField.colon(in: head[dash.upperBound...]) != nil
        else { return false }
        return isInstant(SuppliedField.string(head[..<dash.lowerBound]))
    }

    private static func isInstant(_ text: String) -> Bool { TextDate.parse(text)?.hour != nil }
}
