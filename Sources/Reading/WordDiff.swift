/// Two texts by words: what went, what came, what stayed.
package struct WordDiff: Sendable, Equatable {
    package enum Piece: Sendable, Equatable {
        case same(String)
        case removed(String)
        case added(String)
    }

    package let pieces: [Piece]

    /// Of what lies between the first change and the last: comparing takes room by the square of it. Above that paragraphs are
    /// compared, and above that it is one change.
    static let mostParts = 4_000

    package init(from old: String, to new: String) {
        let (before, after) = (Self.words(old), Self.words(new))
        let head = zip(before, after).prefix { Self.isSame($0, $1) }.count
        let most = min(before.count, after.count) - head
        let tail = zip(before.reversed(), after.reversed()).prefix(most).prefix { Self.isSame($0, $1) }.count
        let middle = Self.compare(before[head..<before.count - tail], after[head..<after.count - tail])
        let same = { (words: ArraySlice<Substring>) in words.map { Piece.same(String($0)) } }
        pieces = Self.merged(same(after[..<head]) + middle + same(after[(after.count - tail)...]))
    }

    private static func compare(_ before: ArraySlice<Substring>, _ after: ArraySlice<Substring>) -> [Piece] {
        if before.count + after.count <= mostParts { return steps(Array(before), Array(after)) }
        let (old, new) = (before.joined(), after.joined())
        let (oldParts, newParts) = (paragraphs(old), paragraphs(new))
        if oldParts.count + newParts.count <= mostParts { return steps(oldParts, newParts) }
        return [.removed(old), .added(new)]
    }

    package var isEqual: Bool { pieces.allSatisfy { if case .same = $0 { true } else { false } } }

    /// Words with the white space behind them.
    private static func words(_ text: String) -> [Substring] {
        var words: [Substring] = []
        var start = text.startIndex
        var at = start
        while at < text.endIndex {
            let next = text.index(after: at)
            if text[at].isWhitespace, next == text.endIndex || !text[next].isWhitespace {
                words.append(text[start..<next])
                start = next
            }
            at = next
        }
        if start < text.endIndex { words.append(text[start...]) }
        return words
    }

    private static func paragraphs(_ text: String) -> [Substring] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0 + "\n" }
    }

    private static func steps(_ before: [Substring], _ after: [Substring]) -> [Piece] {
        // What a word is does not hang on the white space behind it.
        let difference = after.difference(from: before, by: isSame)
        var (removed, added) = (Set<Int>(), Set<Int>())
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        var pieces: [Piece] = []
        var (old, new) = (0, 0)
        while old < before.count || new < after.count {
            if old < before.count, removed.contains(old) {
                pieces.append(.removed(String(before[old])))
                old += 1
            } else if new < after.count, added.contains(new) {
                pieces.append(.added(String(after[new])))
                new += 1
            } else {
                pieces.append(.same(String(after[new])))
                (old, new) = (old + 1, new + 1)
            }
        }
        return pieces
    }

    private static func isSame(_ one: Substring, _ other: Substring) -> Bool { trimmed(one) == trimmed(other) }

    private static func trimmed(_ word: Substring) -> Substring {
        var word = word
        while let last = word.last, last.isWhitespace { word.removeLast() }
        return word
    }

    private static func merged(_ pieces: [Piece]) -> [Piece] {
        var merged: [Piece] = []
        for piece in pieces {
            switch (merged.last, piece) {
            case (.same(let text)?, .same(let more)): merged[merged.count - 1] = .same(text + more)
            case (.removed(let text)?, .removed(let more)): merged[merged.count - 1] = .removed(text + more)
            case (.added(let text)?, .added(let more)): merged[merged.count - 1] = .added(text + more)
            default: merged.append(piece)
            }
        }
        return merged
    }
}
