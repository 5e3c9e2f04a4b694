/// The line under a quoted message of X, in the one form that its embedding writes: `— NAME (@handle) Month D, YYYY`.
enum PDFSignature {
    static func isSignature(_ text: String) -> Bool {
        let words = text.unicodeScalars.split { $0.value <= 0x20 }
        guard words.count >= 3, words.count <= 24, let first = words.first else { return false }
        return isDash(first) && words.contains { isHandle($0) }
    }

    /// The line with its runs in order where they were written last first; nil when it is no signature, or is right.
    ///
    /// In a paragraph from right to left, the dash and an Arabic name stand right of the Latin rest.
    static func mend(_ line: [Unicode.Scalar]) -> [Unicode.Scalar]? {
        let words = line.split { $0.value <= 0x20 || $0.value == 0xA0 }
        guard words.count >= 3, words.count <= 24, let last = words.last, isDash(last),
            let handle = words.lastIndex(where: { isHandle($0) })
        else { return nil }
        let body = words.dropLast()
        let name = body[(handle + 1)...].firstIndex { $0.contains { ArabicLetter.isLetter($0.value) } } ?? body.endIndex
        return Array(([last] + body[name...] + body[..<name]).joined(separator: [" "]))
    }

    static func isYear(_ text: String) -> Bool {
        text.utf8.count == 4 && (text.utf8.starts(with: "20".utf8)) && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }

    private static func isDash(_ word: some Collection<Unicode.Scalar>) -> Bool {
        word.count == 1 && word.first?.value == 0x2014
    }

    private static func isHandle(_ word: some Collection<Unicode.Scalar>) -> Bool {
        word.count > 3 && word.starts(with: ["(", "@"]) && Array(word).last == ")"
    }
}
