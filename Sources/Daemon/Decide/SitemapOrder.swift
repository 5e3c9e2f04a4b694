import Feeds
import FoundationEssentials
import Text
import Web

/// In which order the sitemaps of an index are asked: what may hold news first.
enum SitemapOrder {
    /// More are not followed; those of news stand first.
    static let limit = 1000

    /// By lastmod, else by the numbers in their names (`2026-11`, `post-sitemap12`), else the last first: archives grow at
    /// the end. One without lastmod beside others may be the current one.
    static func newestFirst(_ children: [FeedChild]) -> [FeedChild] {
        let ranked = children.enumerated().map { index, child in
            Ranked(
                child: child, day: child.updated.map(EntryOrder.instant) ?? .distantFuture,
                numbers: numbers(in: child.url), index: index)
        }
        return ranked.sorted { left, right in
            if left.day != right.day { return left.day > right.day }
            if left.numbers != right.numbers { return right.numbers.lexicographicallyPrecedes(left.numbers) }
            return left.index > right.index
        }.map(\.child)
    }

    private struct Ranked {
        let child: FeedChild
        let day: Date
        let numbers: [Int]
        let index: Int
    }

    /// The runs of digits in path and query; a long one is an identifier and stands for its first digits.
    private static func numbers(in address: String) -> [Int] {
        guard let url = WebURL(address) else { return [] }
        var numbers: [Int] = []
        var digits = 0
        for byte in url.requestTarget.utf8 {
            guard (0x30...0x39).contains(byte) else {
                digits = 0
                continue
            }
            if digits == 0 { numbers.append(0) }
            digits += 1
            if digits <= 15, let last = numbers.indices.last { numbers[last] = numbers[last] * 10 + Int(byte - 0x30) }
        }
        return numbers
    }
}
