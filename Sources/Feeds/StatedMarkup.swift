import Markup

/// Fields that hold a value alone, where a system printed the markup that it would show on a page.
enum StatedMarkup {
    /// The words of a date: those of `<time datetime="…">`, or what is left without tags.
    static func date(_ field: [UInt8]) -> [UInt8] {
        guard field.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return field }
        let stated = field.withUnsafeBufferPointer { MarkupTags.value(of: ["datetime", "content"], in: $0) }
        return Array((stated ?? PlainText.of(field)).utf8)
    }
}
