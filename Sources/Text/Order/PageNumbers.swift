/// Page furniture of a text without form feeds: lines of one kind whose number goes up by one from each to the next, and what stands
/// beside every one of them.
enum PageNumbers {
    /// Furniture is not longer, in bytes without digits.
    private static let longest = 100
    private static let neighbours = 3

    static func counted(_ lines: [PageLine]) -> Set<Int> {
        var taken: Set<Int> = []
        let kinds = Dictionary(
            grouping: lines.indices.filter { lines[$0].hasNumber && lines[$0].mark.count <= longest }
        ) {
            lines[$0].mark
        }
        for all in kinds.values where all.count > 1 {
            guard let counted = counted(all.map { lines[$0].numbers }) else { continue }
            let beside = beside(all, lines)
            // One number that goes up may be that of a list or of chapters.
            guard counted == .pageOfAll || !beside.isEmpty else { continue }
            // A page has lines.
            guard zip(all, all.dropFirst()).allSatisfy({ $1 - $0 >= 4 }) else { continue }
            taken.formUnion(all)
            taken.formUnion(beside)
        }
        return taken
    }

    private enum Counted { case pageOfAll, page }

    /// A place at which the numbers are 1, 2, 3, and whether another holds how many there are.
    private static func counted(_ rows: [[Int]]) -> Counted? {
        guard let first = rows.first else { return nil }
        for place in first.indices {
            let column = rows.map { $0[place] }
            guard zip(column, column.dropFirst()).allSatisfy({ $1 == $0 + 1 }), let last = column.last else { continue }
            let isOfAll = first.indices.contains { other in
                other != place && Set(rows.map { $0[other] }).count == 1
                    && (rows[0][other] == last || rows[0][other] == last + 1)
            }
            return isOfAll && first.count == 2 ? .pageOfAll : .page
        }
        return nil
    }

    /// The lines next to all of them that are alike too.
    private static func beside(_ all: [Int], _ lines: [PageLine]) -> [Int] {
        var found: [Int] = []
        for step in [-1, 1] {
            for distance in 1...neighbours {
                let next = all.map { $0 + step * distance }.filter(lines.indices.contains)
                guard next.count >= max(2, all.count - 1), let mark = next.first.map({ lines[$0].mark }), !mark.isEmpty,
                    mark.count <= longest, next.allSatisfy({ lines[$0].mark == mark })
                else { break }
                found += next
            }
        }
        return found
    }

    /// The number of the only page, or one between dashes that stands in a sentence.
    static func single(_ lines: [PageLine], besides taken: Set<Int>) -> [Int] {
        guard let last = lines.indices.last, lines.count >= 8 else { return [] }
        var found: [Int] = []
        let isBroken = lines.allSatisfy { !$0.mark.isEmpty }
        // `1/1` at the end, an address perhaps below it.
        for index in [last, last - 1] where !taken.contains(index) {
            if let page = lines[index].pageOfAll, page.page == page.all, lines[index].mark.elementsEqual("#/#".utf8) {
                found.append(index)
            }
            // The same behind an address: `file:///a.html 1/1`.
            let words = lines[index].mark.split(separator: 0x20)
            if words.count == 2, words[1].elementsEqual("#/#".utf8), words[0].firstRange(of: Array("://".utf8)) != nil,
                let numbers = Optional(lines[index].numbers.suffix(2)), numbers.first == numbers.last
            {
                found.append(index)
            }
        }
        if isBroken, lines[last].isBareNumber { found.append(last) }
        // Between dashes, and the line above goes on.
        for index in lines.indices.dropFirst() where lines[index].isDashedNumber && !taken.contains(index) {
            if let end = lines[index - 1].mark.last, !".:!?\"".utf8.contains(end), lines[index - 1].mark.count >= 30 {
                found.append(index)
            }
        }
        return found
    }
}
