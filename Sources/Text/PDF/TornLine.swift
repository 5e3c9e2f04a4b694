/// A line that begins with the fragment of a word (a head) and ends with the beginning of one (a tail), cut into words.
struct TornLine {
    let words: [Range<Int>]
    /// The words that are heads, or a letter torn off on both sides; the first word before all.
    let seams: [Int]

    var last: Range<Int> { words[words.count - 1] }

    /// A page is not wider; what is longer is no line of one.
    private static let lengthLimit = 1_000

    /// Nil for every other line.
    init?(_ line: Span<Unicode.Scalar>) {
        // Nearly every line ends here, before it is cut.
        guard line.count <= Self.lengthLimit, let first = PDFWords.first(line), Self.isHead(line, first),
            let last = PDFWords.last(line), last != first, Self.isTail(line, last)
        else { return nil }
        words = PDFWords.ranges(line)
        var seams = [0]
        for index in 1..<words.count - 1
        where Self.isHead(line, words[index]) || Self.isSingle(line, words[index]) {
            seams.append(index)
        }
        self.seams = seams
        // With more seams than one, the end of the line continues another head.
        if seams.count > 1 { return }
        // A stroke joins to a letter before it; the gap before an initial letter is left behind one that does not join.
        if line[first.lowerBound].value == 0x640 {
            guard Self.joins(line, last) else { return nil }
            return
        }
        guard !Self.joins(line, last) else { return nil }
        // «يا» at a line's beginning calls somebody, too.
        guard Self.bare(line, first) != WordKey("يا") || Self.beforeYa.contains(Self.stem(line, last).key) else {
            return nil
        }
    }

    // MARK: Putting together

    /// The runs in order, where the one read first begins at word `cut`.
    func reordered(_ line: Span<Unicode.Scalar>, cut: Int) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(line.count)
        append(line, cut..<words.count, to: &out)
        for (number, begin) in seams.enumerated().reversed() {
            // The head of a run goes on from the word before it.
            append(head: line, words[begin], to: &out)
            append(line, begin + 1..<(number + 1 < seams.count ? seams[number + 1] : cut), to: &out)
        }
        return out
    }

    /// The words as they stand but the last one, which goes before the last head.
    func rejoined(_ line: Span<Unicode.Scalar>) -> [Unicode.Scalar] {
        var out: [Unicode.Scalar] = []
        out.reserveCapacity(line.count)
        let seam = seams[seams.count - 1]
        append(line, 0..<seam, to: &out)
        if !out.isEmpty { out.append(" ") }
        join(line, last, words[seam], to: &out)
        append(line, seam + 1..<words.count - 1, to: &out)
        return out
    }

    func join(_ line: Span<Unicode.Scalar>, _ tail: Range<Int>, _ head: Range<Int>, to out: inout [Unicode.Scalar]) {
        out.append(copying: line, tail)
        append(head: line, head, to: &out)
    }

    private func append(head line: Span<Unicode.Scalar>, _ word: Range<Int>, to out: inout [Unicode.Scalar]) {
        var start = word.lowerBound
        while start < word.upperBound, line[start].value == 0x640 { start += 1 }
        out.append(copying: line, start..<word.upperBound)
    }

    private func append(_ line: Span<Unicode.Scalar>, _ range: Range<Int>, to out: inout [Unicode.Scalar]) {
        for index in range {
            if !out.isEmpty { out.append(" ") }
            out.append(copying: line, words[index])
        }
    }

    // MARK: Words

    static func isHead(_ line: Span<Unicode.Scalar>, _ word: Range<Int>) -> Bool {
        // A word cannot begin with the stroke that joins it to a letter before.
        if line[word.lowerBound].value == 0x640 { return word.contains { ArabicLetter.isLetter(line[$0].value) } }
        // Every fragment begins with one of the two; a bracket or quote may stand before it.
        let first = firstLetter(line, word)
        return (first == 0x64A || first == 0x643) && fragments.contains(bare(line, word))
    }

    static func firstLetter(_ line: Span<Unicode.Scalar>, _ word: Range<Int>) -> UInt32? {
        word.first { isBare(line[$0].value) }.map { line[$0].value }
    }

    /// «ي» alone: the middle of a word torn twice.
    static func isSingle(_ line: Span<Unicode.Scalar>, _ word: Range<Int>) -> Bool {
        word.count == 1 && line[word.lowerBound].value == 0x64A
    }

    /// A word with no stop behind it, which another could continue.
    static func isTail(_ line: Span<Unicode.Scalar>, _ word: Range<Int>) -> Bool {
        guard let last = lastLetter(line, word) else { return false }
        return ArabicLetter.isLetter(last) && last != 0x629 && last != 0x649
    }

    static func joins(_ line: Span<Unicode.Scalar>, _ word: Range<Int>) -> Bool {
        guard let last = lastLetter(line, word) else { return false }
        return ArabicLetter.isLetter(last) && !ArabicLetter.endsJoin(last)
    }

    private static func lastLetter(_ line: Span<Unicode.Scalar>, _ word: Range<Int>) -> UInt32? {
        word.last { !ArabicLetter.isMark(line[$0].value) }.map { line[$0].value }
    }

    @inline(__always)
    private static func isBare(_ scalar: UInt32) -> Bool {
        ArabicLetter.isLetter(scalar) || ArabicLetter.isMark(scalar)
    }

    /// The word without kashida and punctuation.
    static func bare(_ line: Span<Unicode.Scalar>, _ word: Range<Int>) -> WordKey {
        var key = WordKey()
        for index in word where isBare(line[index].value) { key.append(line[index].value) }
        return key
    }

    /// Whether the bare word ends in «قال».
    static func endsInSaid(_ line: Span<Unicode.Scalar>, _ word: Range<Int>) -> Bool {
        var left: [UInt32] = [0x642, 0x627, 0x644]
        for index in word.reversed() where isBare(line[index].value) {
            guard line[index].value == left.popLast() else { return false }
            if left.isEmpty { return true }
        }
        return false
    }

    /// The bare word without the prefixes that hide that two tails are one («لسور», «السور»). The hash is FNV-1a: a clash
    /// would need a word made for it, and would then only put a line's runs in another order.
    static func stem(_ line: Span<Unicode.Scalar>, _ word: Range<Int>) -> (key: WordKey, hash: UInt64) {
        var count = word.count { isBare(line[$0].value) }
        var start = word.lowerBound
        func next(from index: Int) -> Int {
            var index = index
            while index < word.upperBound, !isBare(line[index].value) { index += 1 }
            return index
        }
        // و ف ب ل ال ل, each once and in this order.
        for prefix in [0x648, 0x641, 0x628, 0x644, 0x627, 0x644] as [UInt32] {
            let first = next(from: start)
            guard first < word.upperBound, line[first].value == prefix else { continue }
            if prefix == 0x627 {
                let second = next(from: first + 1)
                guard count > 3, second < word.upperBound, line[second].value == 0x644 else { continue }
                start = second + 1
                count -= 2
            } else if count > 2 {
                start = first + 1
                count -= 1
            }
        }
        var key = WordKey()
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in start..<word.upperBound where isBare(line[index].value) {
            key.append(line[index].value)
            hash = (hash ^ UInt64(line[index].value)) &* 0x100_0000_01B3
        }
        return (key, hash)
    }

    /// What «يا» completes, of the names and plurals that everybody writes.
    private static let beforeYa = WordSet(
        """
        سور كور نيجير بلغار ليبير إريتر سيبير هنغار قضا هدا رعا خلا ضحا زوا وصا نوا مزا سرا مرا بقا عطا منا روا خبا
        شظا خفا عسكر سر تجار إدار ضرور دور حضار وزار جذر نظر فكر جوهر ماد عاد جد اقتصاد فرد نقد تقليد حدود
        """)

    /// No Arabic word is one of these, and many words hold one behind a letter that does not join: what is left of a word
    /// torn before ي or ك.
    private static let fragments = WordSet(
        """
        ي ية يه يين يون ين ير يرة يره يرا يرات يري يران يدة يدا يده يدها يدات يل يلة يلا يله يلها يلات يق يقة يقا يقه يقها يقي يقية
        يقيا يع يعة يعه يعي يعية يعات يعها يم يمة يمي يمية يمه يمها يف يفة يفي يح يحة يحا يحات يب يبة يبا يبي يبية يخ يخي يخية
        يخا يز يزة يزي يس يسي يسا يث يثة يثي يثا يثه يج يجي يجيا يش يض يضا يضة يط يطة يطانيا يطاني يطانية يطاليا يك يكي يكا يكية
        يكات يا يًا يات ياته ياتها ياتهم يت يته يتها يتهم يارة يارات يارته يارتها ياره يادة ياده يادات يادتها ياف يام ينة ينه ينها
        ينات يني ينية ياضة ياضي ياضية ياء يداع يجاد يجابي يجابية يديولوجية يمقراطي يمقراطية يلول يولوجي يولوجية
        ك كة كات كية كيا كيه كيز كيزه كز كزي كزية كزت كد كدت كدا كدة كيد كيده كيدها كيدهم كثر كبر كبة كبات كرت كرى كاء كائه كائها
        كته كتها كتهم كتور كتوراه كرانيا كراني كرانية كاديمي كاديمية كستان كستاني كستانية كالات كالة كه كها كمة كتشاف كتيك
        """)
}
