import Lexicon

/// What a word can mean in a date.
enum DateWord: Sendable, Equatable {
    case month(Int)
    /// A month only where it stands between a day and a year of four digits: ordinary words such as «الربيع».
    case weakMonth(Int)
    /// «كانون» and «تشرين» with a 1 or 2 behind them.
    case monthPair(first: Int, second: Int)
    case hijri(Int)
    case jalali(Int)
    /// From 1 for Monday to 7, where the word alone tells it.
    case weekday(Int?)
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
    /// «الآن», `just now`: a date by itself.
    case now
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
    struct Entry: Sendable {
        var key: UInt64
        var meaning: DateWord?
        var relative: RelativeWord?
        /// Whether phrases begin with the word.
        var opensPhrase = false
    }

    /// FNV-1a over folded code points. Keys are 64-bit hashes: a clash would need a word made for it, and would then only
    /// make nonsense mean a month.
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    static func step(_ hash: UInt64, _ scalar: UInt32) -> UInt64 { (hash ^ UInt64(scalar)) &* 0x100_0000_01B3 }

    static func relative(_ entry: Int) -> RelativeWord? { tables.entries[entry].relative }

    struct Tables: Sendable {
        /// The first is that of a word nobody knows.
        fileprivate(set) var entries = [Entry(key: 0)]
        /// The entry of each key, by the key's highest bits or in the next free place behind: a `Dictionary` hashes
        /// against chosen keys, which took half of a search's time.
        private var places: [UInt16] = []
        private var shift: UInt64 = 64

        /// The entry of a key, 0 where it has none.
        @inline(__always)
        func find(_ key: UInt64) -> Int {
            var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
            while places[place] != 0, entries[Int(places[place])].key != key {
                place = (place + 1) & (places.count - 1)
            }
            return Int(places[place])
        }

        fileprivate init(_ entries: [UInt64: Entry]) {
            self.entries += entries.values
            // Three of four places stay empty, so that a word that is none of ours meets one soon.
            var width: UInt64 = 4
            while 1 << width < entries.count * 4 { width += 1 }
            shift = 64 - width
            places = Array(repeating: 0, count: 1 << width)
            for index in 1..<self.entries.count {
                var place = Int(truncatingIfNeeded: (self.entries[index].key &* 0x9E37_79B9_7F4A_7C15) >> shift)
                while places[place] != 0 { place = (place + 1) & (places.count - 1) }
                places[place] = UInt16(truncatingIfNeeded: index)
            }
        }
    }

    /// The first meaning listed for a word wins.
    static let tables: Tables = {
        var entries: [UInt64: Entry] = [:]
        func key(_ phrase: String) -> UInt64 {
            var key = seed
            for (index, word) in phrase.split(separator: " ").enumerated() {
                if index > 0 {
                    if index == 1 { entries[key, default: Entry(key: key)].opensPhrase = true }
                    key = step(key, 0x20)
                }
                var length = 0
                for scalar in word.unicodeScalars { DateFold.fold(scalar.value, DateFold.table, into: &key, &length) }
            }
            return key
        }
        func name(_ phrase: String, _ meaning: DateWord) {
            let key = key(phrase)
            if entries[key]?.meaning == nil { entries[key, default: Entry(key: key)].meaning = meaning }
        }
        func tell(_ phrase: String, _ meaning: RelativeWord) {
            let key = key(phrase)
            if entries[key]?.relative == nil { entries[key, default: Entry(key: key)].relative = meaning }
        }
        for (list, meaning) in DateNames.weekdays {
            for (number, way) in list.numbered { name(way, meaning(number)) }
        }
        for (list, meaning) in DateNames.plain {
            for phrase in list.texts { name(phrase, meaning) }
        }
        for list in DateNames.labels {
            for word in list.words { name(word, .label) }
        }
        for (list, meaning) in DateNames.numbered {
            for (number, way) in list.numbered { name(way, meaning(number)) }
        }
        for (list, meaning) in DateNames.relative {
            for phrase in list.texts { tell(phrase, meaning) }
        }
        for (list, meaning) in DateNames.relativeNumbers {
            for (number, way) in list.numbered { tell(way, meaning(number)) }
        }
        for (list, meaning) in DateNames.units {
            for phrase in list.texts { tell(phrase, meaning) }
        }
        return Tables(entries)
    }()
}

/// Folding for the words of dates: as `Folding`, and Latin and Greek letters lose their accents.
enum DateFold {
    /// Adds what a code point folds to to a word's hash, and the number of code points to its length.
    @inline(__always)
    static func fold(_ scalar: UInt32, _ folds: [UInt16], into hash: inout UInt64, _ length: inout Int) {
        if scalar < 0x80 {
            hash = DateLexicon.step(hash, scalar &- 0x41 < 26 ? scalar | 0x20 : scalar)
            length += 1
        } else if scalar < 0x800 {
            let folded = folds[Int(scalar) - 0x80]
            if folded == 0 { return }
            hash = DateLexicon.step(hash, UInt32(folded))
            length += 1
        } else {
            foldOther(scalar, folds, into: &hash, &length)
        }
    }

    private static func foldOther(_ scalar: UInt32, _ folds: [UInt16], into hash: inout UInt64, _ length: inout Int) {
        switch FoldTable.threeByte(scalar) {
        case .scalar(let value):
            hash = DateLexicon.step(hash, value)
            length += 1
        case .letters(let letters):
            // Ligatures of whole sentences are no part of our words, and one would cost as much as eighteen letters.
            guard letters.count <= 8 else {
                hash = DateLexicon.step(hash, scalar)
                return
            }
            // Letters of Arabic are two bytes.
            for index in stride(from: letters.startIndex, to: letters.endIndex - 1, by: 2) {
                let folded = folds[(Int(letters[index] & 0x1F) << 6 | Int(letters[index + 1] & 0x3F)) - 0x80]
                if folded == 0 { continue }
                hash = DateLexicon.step(hash, UInt32(folded))
                length += 1
            }
        case .dropped, .space: break
        }
    }

    static let table: [UInt16] = {
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
