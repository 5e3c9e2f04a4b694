/// Text of other languages within lines of ours.
package enum Bidi {
    /// FIRST STRONG ISOLATE to POP DIRECTIONAL ISOLATE (UAX 9): what stands beside it keeps its side.
    package static func isolate(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : "\u{2068}\(text)\u{2069}"
    }
}
