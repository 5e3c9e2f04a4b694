/// A line of a text that came out of pages, blank ones aside.
struct PageLine {
    /// Bytes, white space around it aside.
    let range: Range<Int>
    /// Of those that form feeds part.
    let page: Int
    /// What is alike from page to page: white space as one blank, each run of digits as `#`. Empty for a line too long to be furniture.
    let mark: [UInt8]
    /// Its numbers in order.
    let numbers: [Int]

    private static let longest = 240

    static func all(_ bytes: [UInt8]) -> [PageLine] {
        var lines: [PageLine] = []
        var page = 0
        var start = 0
        for index in 0...bytes.count {
            let byte = index < bytes.count ? bytes[index] : 0x0A
            guard byte == 0x0A || byte == 0x0D || byte == 0x0C else { continue }
            if let first = bytes[start..<index].firstIndex(where: { $0 > 0x20 }),
                let last = bytes[start..<index].lastIndex(where: { $0 > 0x20 })
            {
                lines.append(PageLine(bytes, first..<(last + 1), page: page))
            }
            if byte == 0x0C { page += 1 }
            start = index + 1
        }
        return lines
    }

    private init(_ bytes: [UInt8], _ range: Range<Int>, page: Int) {
        (self.range, self.page) = (range, page)
        guard range.count <= Self.longest else {
            (mark, numbers) = ([], [])
            return
        }
        var mark: [UInt8] = []
        var numbers: [Int] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            var digit: Int? = byte &- 0x30 < 10 ? Int(byte) - 0x30 : nil
            var width = 1
            // ٠…٩ and ۰…۹
            if index + 1 < range.upperBound,
                byte == 0xD9 && bytes[index + 1] &- 0xA0 < 10 || byte == 0xDB && bytes[index + 1] &- 0xB0 < 10
            {
                digit = Int(bytes[index + 1] & 0x0F)
                width = 2
            }
            if let digit {
                if mark.last == UInt8(ascii: "#"), let number = numbers.last {
                    numbers[numbers.count - 1] = min(number * 10 + digit, 1_000_000)
                } else {
                    mark.append(UInt8(ascii: "#"))
                    numbers.append(digit)
                }
            } else if byte <= 0x20 {
                if mark.last != 0x20 { mark.append(0x20) }
            } else {
                mark.append(byte)
            }
            index += width
        }
        (self.mark, self.numbers) = (mark, numbers)
    }

    var hasNumber: Bool { !numbers.isEmpty }
    /// No letters: a number, perhaps between dashes.
    var isBareNumber: Bool {
        numbers.count == 1 && (numbers.first ?? 0) < 1000
            && mark.allSatisfy {
                $0 == UInt8(ascii: "#") || $0 == 0x20 || $0 == UInt8(ascii: "-") || $0 == 0xE2 || $0 == 0x80
                    || $0 & 0xFE == 0x94 || $0 == 0x93
            }
    }
    var isDashedNumber: Bool {
        isBareNumber && mark.first != UInt8(ascii: "#") && mark.last != UInt8(ascii: "#")
    }
    /// `2/3`, «صفحة 2 من 3»: a page and how many there are.
    var pageOfAll: (page: Int, all: Int)? {
        guard numbers.count == 2, mark.count <= 40, let low = numbers.min(), let high = numbers.max(), low >= 1 else {
            return nil
        }
        return (low, high)
    }
}
