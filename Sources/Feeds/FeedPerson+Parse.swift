import Bytes
import Lexicon

extension FeedPerson {
    /// `Name`, `mail`, `mail (Name)`, `Name (mail)`, `Name <mail>`, `mailto:mail`; nil for none of them.
    static func parse(_ text: String) -> FeedPerson? {
        guard text.utf8.contains(where: { isSpecial($0) }) || text.utf8.count > 1024 else {
            let name = withoutOpening(PlainText.collapsing(Array(text.utf8)))
            return name.isEmpty ? nil : FeedPerson(name: name)
        }
        let bytes = Array(text.utf8.prefix(1024))
        var name = bytes.trimmed
        var email: [UInt8]?
        if let mail = mailRange(in: bytes) {
            email = Array(bytes[mail])
            name = Array(bytes[..<mail.lowerBound]) + [0x20] + Array(bytes[mail.upperBound...])
        }
        name = withoutLabel(stripped(name))
        guard !name.isEmpty || email != nil else { return nil }
        return FeedPerson(
            name: name.isEmpty ? nil : PlainText.collapsing(name),
            email: email.map { String(decoding: $0, as: UTF8.self) })
    }

    /// «بقلم: رنا الشويخ», «كتب - رنا الشويخ», `By: Mira Holt`: templates write the label into the element that is one.
    private static func withoutLabel(_ name: [UInt8]) -> [UInt8] {
        guard let mark = name.firstIndex(where: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "-") }),
            mark < labelBytes
        else { return name }
        let label = String(decoding: name[..<mark], as: UTF8.self).trimmed.lowercased()
        let rest = Array(name[(mark + 1)...]).trimmed
        return labels.contains(label) && !rest.isEmpty ? rest : name
    }

    /// `By Ida Fenn`: words that begin no name, and a capital behind them where the script has capitals.
    private static func withoutOpening(_ name: String) -> String {
        for opening in openings where name.utf8.count > opening.utf8.count + 1 {
            let end = name.utf8.index(name.startIndex, offsetBy: opening.utf8.count)
            guard name.utf8[end] == 0x20, String(name[..<end]).lowercased() == opening else { continue }
            let rest = String(name[end...]).trimmed
            let isSmall = rest.unicodeScalars.first?.properties.isLowercase ?? true
            if !isSmall { return rest }
        }
        return name
    }

    private static let openings = Lexicon.authorOpenings.texts

    private static let labelBytes = 40
    private static let labels = Set(Lexicon.authorLabels.texts.map { $0.lowercased() })

    /// What stands in or around a mail address, or at the end of a name by mistake.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "@"), UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: ","),
            UInt8(ascii: ":"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// The first stretch that looks like a mail address.
    private static func mailRange(in bytes: [UInt8]) -> Range<Int>? {
        var from = 0
        while let at = bytes[from...].firstIndex(of: UInt8(ascii: "@")) {
            var start = at
            var end = at + 1
            while start > from, isMailByte(bytes[start - 1]) { start -= 1 }
            while end < bytes.count, isMailByte(bytes[end]) { end += 1 }
            while end > at + 1, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
            if start < at, bytes[(at + 1)..<end].contains(UInt8(ascii: ".")) { return start..<end }
            from = at + 1
        }
        return nil
    }

    private static func isMailByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
            UInt8(ascii: "+"), UInt8(ascii: "%"), 0x80...0xFF:
            true
        default: false
        }
    }

    /// Without what stood around a mail address: brackets, quotes, `mailto:`.
    private static func stripped(_ bytes: [UInt8]) -> [UInt8] {
        var name = bytes.trimmed
        if name.suffix(7).elementsEqual("mailto:".utf8) { name = Array(name.dropLast(7)).trimmed }
        for (open, close) in [(UInt8(ascii: "("), UInt8(ascii: ")")), (UInt8(ascii: "<"), UInt8(ascii: ">"))] {
            // An empty pair is where the address stood.
            while let start = name.firstIndex(of: open),
                let end = name[start...].firstIndex(of: close), name[(start + 1)..<end].allSatisfy({ $0 <= 0x20 })
            {
                name.removeSubrange(start...end)
            }
            name = name.trimmed
            if name.first == open, name.last == close, !name.dropFirst().dropLast().contains(open) {
                name = Array(name.dropFirst().dropLast()).trimmed
            }
        }
        let quote = UInt8(ascii: "\"")
        if name.count > 1, name.first == quote, name.last == quote { name = Array(name.dropFirst().dropLast()).trimmed }
        return Array(ASCII.trimmedEnd(name) { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") || $0 <= 0x20 })
    }
}
