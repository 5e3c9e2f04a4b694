import Web

/// Lines of a supplied text that hold an address and no sentence.
///
/// They are the writer's own words like any other, and stay, but for three kinds: the line that names the text's own address,
/// which the record states; the last line where it says whence a copy was taken («المصدر: https://…»), which is cited; and
/// what a browser prints at the foot of every page. Printing shows by the pages: the same address again with their numbers,
/// or, where numbers were lost, three times and more.
enum SuppliedAddresses {
    /// - Parameter own: the text's own address, where it names one.
    static func mark(_ lines: inout SuppliedLines, own: String?) {
        let ownKey = own.flatMap { WebURL($0) }.map { CanonicalURL($0).key }
        var printed: [String: [(index: Int, page: SuppliedPageNumber?)]] = [:]
        for index in lines.lines.indices {
            guard let found = AddressLine(lines.bytes[lines.lines[index].range]) else { continue }
            if let ownKey, found.keys == [ownKey], found.rest.isEmpty || found.isLabelledOwn {
                lines.lines[index].role = .field
            } else if found.rest.isEmpty {
                lines.lines[index].role = .address
            } else if index == lines.count - 1, found.isLabelledSource(lines.bytes[lines.lines[index].range]) {
                lines.lines[index].role = .source
            }
            let page = found.rest.isEmpty ? page(beside: index, in: lines) : SuppliedPageNumber(found.rest)
            if found.rest.isEmpty || page != nil, let key = found.keys.first, found.keys.count == 1 {
                printed[key, default: []].append((index, page))
            }
        }
        for all in printed.values where isPrint(all.map(\.page)) {
            for (index, _) in all { lines.lines[index].role = .print }
        }
    }

    private static func isPrint(_ pages: [SuppliedPageNumber?]) -> Bool {
        let known = pages.compactMap(\.self)
        // A whole count of pages, or two that differ.
        if let last = known.last, let all = last.all, known.count == all, last.number == all { return true }
        return Set(known.map(\.number)).count >= 2 || pages.count >= 3
    }

    private static func page(beside index: Int, in lines: SuppliedLines) -> SuppliedPageNumber? {
        let next = index + 1
        guard next < lines.count, lines.lines[next].length <= 12 else { return nil }
        return SuppliedPageNumber([lines.bytes[lines.lines[next].range]])
    }
}

/// `2/3`, the number of a printed page and of all.
struct SuppliedPageNumber: Equatable {
    let number: Int
    let all: Int?

    init?(_ words: [ArraySlice<UInt8>]) {
        guard words.count == 1, let word = words.first, word.count <= 9 else { return nil }
        let parts = word.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard parts.count == 2, numbers.count == 2, numbers[0] >= 1, numbers[0] <= numbers[1] else { return nil }
        (number, all) = (numbers[0], numbers[1])
    }
}

/// A line's addresses and its other words.
private struct AddressLine {
    let keys: [String]
    let rest: [ArraySlice<UInt8>]

    /// Nil for a line without an address.
    init?(_ line: ArraySlice<UInt8>) {
        guard line.count <= 4096,
            line.indices.contains(where: { line[$0] == UInt8(ascii: ":") && line[$0...].starts(with: "://".utf8) })
        else { return nil }
        let found = CitedURL.find(in: String(decoding: line, as: UTF8.self))
        guard !found.isEmpty else { return nil }
        keys = found.map { CanonicalURL($0.url).key }
        var words: [ArraySlice<UInt8>] = []
        var at = line.startIndex
        for range in found.map(\.range) + [line.count..<line.count] {
            let start = line.startIndex + range.lowerBound
            guard start >= at else { continue }
            words += line[at..<start].split(separator: 0x20).filter { !JunkLabels.fold($0).isEmpty }
            at = line.startIndex + range.upperBound
        }
        rest = words
    }

    /// «رابط المقال»: the words are a label of the text's own address.
    var isLabelledOwn: Bool {
        SuppliedLabels.shared.isOwnAddress(String(decoding: Array(rest.joined()), as: UTF8.self))
    }

    /// «المصدر: » and an address, and nothing behind it.
    func isLabelledSource(_ line: ArraySlice<UInt8>) -> Bool {
        guard keys.count == 1, let colon = SuppliedField.colon(in: line) else { return false }
        let label = JunkLabels.fold(line[..<colon.lowerBound])
        return SuppliedLabels.shared.sources.contains(label) && JunkLabels.fold(rest.joined()) == label
    }
}
