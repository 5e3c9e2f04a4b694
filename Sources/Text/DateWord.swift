/// What a word can mean in a date.
enum DateWord: Sendable, Equatable {
    case month(Int)
    /// A month only where it stands between a day and a year of four digits: ordinary words such as «الربيع».
    case weakMonth(Int)
    /// «كانون» and «تشرين» with a 1 or 2 behind them.
    case monthPair(first: Int, second: Int)
    case hijri(Int)
    case jalali(Int)
    case weekday
    /// A day of the month spelt out («سوم»).
    case day(Int)
    case am
    case pm
    /// «م» is afternoon behind a time and the common era behind a year.
    case pmOrCommonEra
    case noon
    case midnight
    case era(Era)
    /// Belongs to a date and says nothing: `de`, «عام», `th`, `г`.
    case filler
    /// Stands before a date: «نشر في», `Published on`.
    case label
    case hourMark
    case minuteMark
    case secondMark
    case yearMark
    case monthMark
    case dayMark
    /// Seconds east of UTC.
    case zone(Int)

    enum Era: Sendable { case common, hijri, jalali }
}

/// What a word can mean in «قبل 3 ساعات»: apart from `DateWord`, because `ago` is also August and «ساعة» also a filler.
enum RelativeWord: Sendable, Equatable {
    /// `count` is set where the word holds a number («يومين»).
    case unit(DateUnit, count: Int?)
    /// «قبل», `vor`: stands before the number.
    case before
    /// `ago`, «پیش»: stands behind the unit.
    case ago
    /// «قبل» and «پیش» are both, by language.
    case beforeOrAgo
    /// Days from today: 0 today, -1 yesterday.
    case relativeDay(Int)
    /// `an`, `bir`, «ثلاث»: a number in words, before a unit; two of them side by side are one number («خمس عشرة»).
    case number(Int)
    /// «نصف», `yarım`: a part of an hour, in minutes.
    case part(minutes: Int)
}

enum DateUnit: Sendable { case second, minute, hour, day, week, month, year }

/// Looks up words and phrases of up to three words, folded.
enum DateLexicon {
    /// FNV-1a over the folded bytes. Keys are 64-bit hashes: a clash would need a word made for it, and would then only
    /// make nonsense mean a month.
    static func hash(_ bytes: some Sequence<UInt8>, continuing seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
        var hash = seed
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }

    static func meaning(_ hash: UInt64) -> DateWord? { tables.words[hash] }

    static func relative(_ hash: UInt64) -> RelativeWord? { tables.relative[hash] }

    static func opensPhrase(_ hash: UInt64) -> Bool { tables.heads.contains(hash) }

    private struct Tables {
        var words: [UInt64: DateWord] = [:]
        var relative: [UInt64: RelativeWord] = [:]
        var heads: Set<UInt64> = []

        /// The key of a phrase whose words are parted by `_`.
        mutating func key(_ name: Substring) -> UInt64? {
            let parts = name.split(separator: "_").map { DateFold.fold([UInt8]($0.utf8)) }
            guard let first = parts.first else { return nil }
            var key = hash(first)
            if parts.count > 1 { heads.insert(key) }
            for part in parts.dropFirst() { key = hash(part, continuing: hash([0x20], continuing: key)) }
            return key
        }
    }

    /// The first meaning listed for a word wins.
    private static let tables: Tables = {
        var tables = Tables()
        for (names, meaning) in DateNames.plain {
            for name in names.split(separator: " ") {
                if let key = tables.key(name), tables.words[key] == nil { tables.words[key] = meaning }
            }
        }
        for (row, meaning) in DateNames.numbered {
            for (index, names) in row.split(separator: " ").enumerated() {
                for name in names.split(separator: "|") {
                    if let key = tables.key(name), tables.words[key] == nil { tables.words[key] = meaning(index + 1) }
                }
            }
        }
        for (names, meaning) in DateNames.relative {
            for name in names.split(separator: " ") {
                if let key = tables.key(name), tables.relative[key] == nil { tables.relative[key] = meaning }
            }
        }
        return tables
    }()
}

/// Folding for the words of dates: as `Folding`, and Latin and Greek letters lose their accents.
enum DateFold {
    static func fold(_ utf8: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(utf8.count)
        append(utf8[...], to: &out)
        return out
    }

    static func append(_ utf8: ArraySlice<UInt8>, to out: inout [UInt8]) {
        var index = utf8.startIndex
        while index < utf8.endIndex {
            let byte = utf8[index]
            if byte < 0x80 {
                out.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                index += 1
            } else if byte >= 0xC2, byte < 0xE0, index + 1 < utf8.endIndex {
                let folded = table[(Int(byte & 0x1F) << 6 | Int(utf8[index + 1] & 0x3F)) - 0x80]
                if folded != 0 { Folding.append(UInt32(folded), to: &out) }
                index += 2
            } else if byte >= 0xE0, byte < 0xF0, index + 2 < utf8.endIndex {
                let scalar =
                    UInt32(byte & 0x0F) << 12 | UInt32(utf8[index + 1] & 0x3F) << 6 | UInt32(utf8[index + 2] & 0x3F)
                switch FoldTable.threeByte(scalar) {
                case .scalar(let value): Folding.append(value, to: &out)
                case .letters(let letters): append(letters, to: &out)
                case .dropped, .space: break
                }
                index += 3
            } else {
                index += 1
            }
        }
    }

    private static let table: [UInt16] = {
        var table = FoldTable.twoByte
        for (base, accented) in accents {
            guard let letter = base.unicodeScalars.first else { continue }
            for scalar in accented.unicodeScalars where scalar.value < 0x800 {
                table[Int(scalar.value) - 0x80] = UInt16(letter.value)
            }
        }
        // Capitals follow their small letters; combining accents go, Hebrew points and geresh too.
        for scalar in 0xC0...0x52F {
            let lower = FoldTable.twoByte[scalar - 0x80]
            if lower >= 0x80, Int(lower) != scalar { table[scalar - 0x80] = table[Int(lower) - 0x80] }
        }
        for mark in Array(0x300...0x36F) + Array(0x591...0x5C7) + [0x5F3, 0x5F4] { table[mark - 0x80] = 0 }
        return table
    }()

    private static let accents = [
        ("a", "àáâãäåāăą"), ("c", "çćčċ"), ("d", "ďđ"), ("e", "èéêëēĕėęěə"), ("g", "ğģġ"), ("h", "ħ"),
        ("i", "ìíîïīĭįı"),
        ("k", "ķ"), ("l", "ĺļľł"), ("n", "ñńņň"), ("o", "òóôõöøōő"), ("r", "ŕřŗ"), ("s", "śşšș"), ("t", "ťţț"),
        ("u", "ùúûüūŭůű"), ("y", "ýÿ"), ("z", "źżž"), ("α", "ά"), ("ε", "έ"), ("η", "ή"), ("ι", "ίϊΐ"), ("ο", "ό"),
        ("υ", "ύϋΰ"), ("ω", "ώ"), ("е", "ё"),
    ]
}
