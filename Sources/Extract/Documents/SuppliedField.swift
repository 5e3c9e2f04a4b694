import Text

/// Taking a short line apart: labels, their values, and the parts between separators.
enum SuppliedField {
    /// The first colon, with what it takes: `:` or the full-width one.
    static func colon(in line: ArraySlice<UInt8>) -> Range<Int>? {
        var index = line.startIndex
        while index < line.endIndex {
            if line[index] == UInt8(ascii: ":") { return index..<(index + 1) }
            if line[index] == 0xEF, line[index...].starts(with: [0xEF, 0xBC, 0x9A]) { return index..<(index + 3) }
            index += 1
        }
        return nil
    }

    /// `label: value`, where the label is known.
    static func labelled(_ line: ArraySlice<UInt8>) -> (field: SuppliedLabels.Field, value: String)? {
        if let colon = colon(in: line), colon.lowerBound - line.startIndex <= 80,
            let field = SuppliedLabels.shared.field(of: line[..<colon.lowerBound])
        {
            let value = string(line[colon.upperBound...])
            return value.isEmpty ? nil : (field, value)
        }
        // «نشر في DATE», "By NAME": the label is the first one to four words.
        var at = line.startIndex
        var best: (field: SuppliedLabels.Field, value: String)?
        for _ in 0..<4 {
            guard let end = line[at...].firstIndex(of: 0x20) else { break }
            let folded = JunkLabels.fold(line[..<end])
            if let open = SuppliedLabels.shared.openFields.first(where: { $0.label == folded }) {
                best = (open.field, string(line[end...]))
            }
            at = end + 1
            if at >= line.endIndex { break }
        }
        return best.flatMap { $0.value.isEmpty ? nil : $0 }
    }

    /// Several labels with their values in one line: «نُشر: 18 مارس | 10:22 - آخر تحديث: 19 مارس», "Giriş: … Güncelleme: …".
    static func segments(_ line: ArraySlice<UInt8>) -> [(field: SuppliedLabels.Field, value: String)] {
        var starts: [(field: SuppliedLabels.Field, label: Int, value: Int)] = []
        var at = line.startIndex
        while let colon = colon(in: line[at...]), starts.count < 8 {
            defer { at = colon.upperBound }
            // The label is the last words before the colon, as many as make one.
            var begin = colon.lowerBound
            var found: (SuppliedLabels.Field, Int)?
            for _ in 0..<4 {
                let before = line[(starts.last?.value ?? line.startIndex)..<begin]
                guard let word = before.lastIndex(where: { $0 > 0x20 }) else { break }
                begin = before[..<word].lastIndex { $0 <= 0x20 }.map { $0 + 1 } ?? before.startIndex
                if let field = SuppliedLabels.shared.fields[JunkLabels.fold(line[begin..<colon.lowerBound])] {
                    found = (field, begin)
                }
            }
            if let found { starts.append((found.0, found.1, colon.upperBound)) }
        }
        guard starts.count > 1, starts[0].label == line.startIndex else { return [] }
        return starts.indices.compactMap { index in
            let end = index + 1 < starts.count ? starts[index + 1].label : line.endIndex
            let value = parts(line[starts[index].value..<end]).map(string).joined(separator: " ")
            return value.isEmpty ? nil : (starts[index].field, value)
        }
    }

    /// A number of the page under whatever name: «کد خبر: ۱۱۸۲۲».
    static func isCode(_ part: ArraySlice<UInt8>) -> Bool {
        guard let colon = colon(in: part), colon.lowerBound - part.startIndex <= 40 else { return false }
        let value = string(part[colon.upperBound...])
        return !value.isEmpty && value.unicodeScalars.allSatisfy { $0.properties.numericType == .decimal }
    }

    /// `10:22`, `10:22 PM`, in any digits.
    static func isTime(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard scalars.count <= 12, let colon = scalars.firstIndex(of: ":"), 1...2 ~= colon else { return false }
        return scalars[..<colon].allSatisfy { $0.properties.numericType == .decimal }
            && scalars[(colon + 1)...].prefix(2).count { $0.properties.numericType == .decimal } == 2
    }

    /// What follows the words that fold to `label`.
    static func rest(of line: ArraySlice<UInt8>, behind label: [UInt8]) -> String {
        var at = line.startIndex
        while let end = line[at...].firstIndex(of: 0x20) {
            if JunkLabels.fold(line[..<end]).count >= label.count { return string(line[end...]) }
            at = end + 1
        }
        return ""
    }

    /// The parts between `|`, `•`, `·`, `>`, `»`, `›` and dashes that stand between blanks.
    static func parts(_ line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start = line.startIndex
        var index = line.startIndex
        // `Haberler>Gündem>…`: the way to a page, with two steps at least.
        let isWay = line.lazy.filter { $0 == UInt8(ascii: ">") }.prefix(2).count > 1
        while index < line.endIndex {
            guard let width = separatorWidth(line, index, isWay: isWay) else {
                index += 1
                continue
            }
            parts.append(line[start..<index])
            index += width
            start = index
        }
        parts.append(line[start...])
        return parts.map { $0[SuppliedBytes.trimmed($0, $0.indices)] }.filter { !$0.isEmpty }
    }

    private static func separatorWidth(_ line: ArraySlice<UInt8>, _ index: Int, isWay: Bool) -> Int? {
        let rest = line[index...]
        if rest.first == UInt8(ascii: "|") { return 1 }
        if isWay, rest.first == UInt8(ascii: ">"), index > line.startIndex { return 1 }
        guard index > line.startIndex, line[index - 1] <= 0x20 else { return nil }
        for mark in marks where rest.starts(with: mark) {
            let behind = index + mark.count
            return behind < line.endIndex && line[behind] <= 0x20 ? mark.count : nil
        }
        return nil
    }

    private static let marks = ["-", ">", "/", "•", "·", "»", "›", "–", "—", "←", "→"].map { Array($0.utf8) }

    /// Without the pictures, stars and bullets that people set before a line of a head and behind it.
    static func withoutSigns(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        // `:Author: Nora Feld`, a field of reStructuredText or AsciiDoc.
        if line.first == UInt8(ascii: ":"), line.count > 1, line[line.startIndex + 1] > 0x20,
            colon(in: line.dropFirst()) != nil
        {
            return withoutSigns(line.dropFirst())
        }
        guard line.contains(where: { $0 >= 0xE0 || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "_") }) else {
            return line
        }
        var scalars = Substring(String(decoding: line, as: UTF8.self)).unicodeScalars
        while let first = scalars.first, isSign(first) { scalars.removeFirst() }
        while let last = scalars.last, isSign(last) { scalars.removeLast() }
        return Array(String(Substring(scalars)).utf8)[...]
    }

    private static func isSign(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .otherSymbol, .spaceSeparator, .format, .surrogate, .privateUse: true
        // Variation selectors behind pictures; what Markdown and messengers write for bold and italics.
        default: (0xFE00...0xFE0F).contains(scalar.value) || scalar == "*" || scalar == "_"
        }
    }

    static func string(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes[SuppliedBytes.trimmed(bytes, bytes.indices)], as: UTF8.self)
    }
}
