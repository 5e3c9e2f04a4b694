import Web

/// Addresses that a format keeps behind words, among those that stand in the text.
enum SuppliedLinks {
    /// In the order of the text; those without a place in it last, in their own.
    static func merged(_ found: [CitedURL], _ links: [DocumentLink]) -> [CitedURL] {
        let behind = links.prefix(CitedURL.countLimit).compactMap { link in
            cited(link.url, words: link.words).map { (link.range, $0) }
        }
        let hrefs = behind.prefix(cutLimit).map(\.1.url.href)
        let places = behind.compactMap(\.0).sorted { $0.lowerBound < $1.lowerBound }
        // Words that are themselves an address, or the beginning of one, stand for what lies behind them.
        let free = found.filter { one in
            !overlaps(one.range, places) && !hrefs.contains { isCut(one.url.href, of: $0) }
        }
        let placed = free.map { ($0.range.lowerBound, $0) } + behind.map { ($0.0?.lowerBound ?? Int.max, $0.1) }
        // A stable order: what stands at one place stays as it came.
        return placed.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
    }

    /// More links are not compared with each address of the text.
    private static let cutLimit = 500

    /// The words of links do not overlap: the last one that begins before the end is the one to look at.
    private static func overlaps(_ range: Range<Int>, _ places: [Range<Int>]) -> Bool {
        var (low, high) = (0, places.count)
        while low < high {
            let middle = (low + high) / 2
            if places[middle].lowerBound < range.upperBound { low = middle + 1 } else { high = middle }
        }
        return low > 0 && places[low - 1].overlaps(range)
    }

    /// What stands above and below pages cites, in its order; what lies behind words last.
    static func cited(in margins: PageMargins) -> [CitedURL] {
        CitedURL.find(in: margins.lines.joined(separator: "\n\n"))
            + margins.links.prefix(CitedURL.countLimit).compactMap { cited($0.url, words: $0.words) }
    }

    /// Read out of a line of its own, its words above it.
    static func cited(_ url: String, words: String) -> CitedURL? {
        let words = words.unicodeScalars.map { $0.value < 0x20 || $0 == ":" ? " " : String($0) }.joined()
        return CitedURL.find(in: "\(words)\n<\(url)>").last
    }

    /// The first part of another address, broken off where no address ends: a line of the page was full.
    private static func isCut(_ part: String, of whole: String) -> Bool {
        let (part, whole) = (part.utf8, whole.utf8)
        guard part.count < whole.count, whole.starts(with: part), let last = part.last else { return false }
        let next = whole[whole.index(whole.startIndex, offsetBy: part.count)]
        return "-_=&?%".utf8.contains(last) || !"/?#&".utf8.contains(next) && last != UInt8(ascii: "/")
    }
}
