/// Lines whose runs were written last first, with a word torn at each seam («يا … سور» for «… سوريا …»).
///
/// Some fonts leave a gap before an initial ي or ك, others before a letter that joins to the one before; an extractor
/// takes the gap for the end of a run and writes the runs of the line from left to right. Such a line begins with the
/// fragment of a word (a head) and ends with the beginning of one (a tail). Torn words are always put together, and the
/// runs put in order: the order as written is certainly wrong, so the likeliest place of the seam is taken, and noted as
/// `reversed-runs-likely` where it is less than known.
enum PDFRuns {
    private typealias Word = ArraySlice<Unicode.Scalar>

    /// What is known around a line.
    struct Context {
        /// Torn words seen at the ends of the text's lines.
        var tails: Set<String> = []
        /// The last line above, put right, and the next one as it stands.
        var above: [Unicode.Scalar]?
        var below: [Unicode.Scalar]?
        /// Whether the line stands in a text, and the one above does not go on in it.
        var opensParagraph = false

        var isKnown: Bool { above != nil || below != nil }
    }

    /// A page is not wider; what is longer is no line of one.
    private static let lineBound = 1_000

    /// The line put right, or as it was.
    static func mend(_ line: [Unicode.Scalar], _ context: Context, _ log: inout RepairLog) -> [Unicode.Scalar] {
        guard line.count <= lineBound else { return line }
        let words = split(line)
        guard isReversed(words), let last = words.last else { return line }
        var seams = [0]
        for index in 1..<words.count - 1 where isHead(words[index]) || isSingle(words[index]) { seams.append(index) }
        if let cut = start(ofFirstRun: words, seams: seams, tails: context.tails) {
            log.note("reversed-runs")
            return join(reordered(words, seams: seams, cut: cut))
        }
        if seams.count == 1, let seam = seam(words, context) {
            let isKnown = seam.probability >= 0.5
            let cut =
                seam.probability >= 0.4 || context.isKnown ? nil : clash(words) ?? sentenceEnd(words) ?? opening(words)
            log.note(isKnown ? "reversed-runs" : "reversed-runs-likely")
            return join(reordered(words, seams: seams, cut: cut ?? seam.start))
        }
        log.note("torn-words")
        // The end of the line belongs to the last head; the other heads follow the word before the next seam.
        var result = words.dropLast().map(Array.init)
        let lastSeam = seams[seams.count - 1]
        result[lastSeam] = Array(last) + Array(strip(words[lastSeam]))
        return join(result)
    }

    /// The torn word at the end of a line that begins with a fragment.
    static func tail(of line: [Unicode.Scalar]) -> String? {
        guard line.count <= lineBound else { return nil }
        let words = split(line)
        guard isReversed(words), let last = words.last else { return nil }
        return stem(last)
    }

    /// Whether a line begins and ends with the parts of a torn word.
    private static func isReversed(_ words: [Word]) -> Bool {
        guard words.count >= 2, isHead(words[0]), let last = words.last, isTail(last) else { return false }
        // With more seams than one, the end of the line continues another head.
        guard !words[1..<words.count - 1].contains(where: { isHead($0) || isSingle($0) }) else { return true }
        // A stroke joins to a letter before it; the gap before an initial letter is left behind one that does not join.
        guard words[0].first?.value != 0x640 else { return joins(last) }
        guard !joins(last) else { return false }
        // «يا» at a line's beginning calls somebody, too.
        return bare(words[0]) != "يا" || beforeYa.contains(stem(last))
    }

    /// What «يا» completes, of the names and plurals that everybody writes.
    private static let beforeYa: Set<String> = [
        "سور", "كور", "نيجير", "بلغار", "ليبير", "إريتر", "سيبير", "هنغار", "قضا", "هدا", "رعا", "خلا", "ضحا", "زوا",
        "وصا",
        "نوا", "مزا", "سرا", "مرا", "بقا", "عطا", "منا", "روا", "خبا", "شظا", "خفا", "عسكر", "سر", "تجار", "إدار",
        "ضرور", "دور",
        "حضار", "وزار", "جذر", "نظر", "فكر", "جوهر", "ماد", "عاد", "جد", "اقتصاد", "فرد", "نقد", "تقليد", "حدود",
    ]

    /// Where the one seam of a line is.
    private static func seam(_ words: [Word], _ context: Context) -> LineSeam? {
        guard let last = words.last else { return nil }
        var circle = [Word(Array(last) + Array(strip(words[0])))]
        circle.append(contentsOf: words[1..<words.count - 1])
        return LineSeam(
            circle, above: context.above.flatMap { split($0).last }, below: context.below.flatMap { split($0).first },
            opensParagraph: context.opensParagraph)
    }

    /// Where the run begins that is read first; nil when nothing shows it.
    private static func start(ofFirstRun words: [Word], seams: [Int], tails: Set<String>) -> Int? {
        let end = words.count - 1
        let seam = seams[seams.count - 1]
        guard seams.count > 1, seam < end else { return nil }
        // The run of the last seam ends in a torn word of its own: a letter alone is both ends of it.
        if isSingle(words[seam]) { return seam + 1 }
        let known = stem(words[end])
        for index in seam + 1..<end where isTail(words[index]) {
            let stem = stem(words[index])
            if stem == known || tails.contains(stem) { return index + 1 }
        }
        // Before ي and ك the gap is left behind ر and ز most of all, then behind the other letters that do not join.
        if words[seams[seams.count - 2]].first?.value != 0x640 {
            for letters in [[0x631, 0x632], [0x623, 0x648, 0x62F, 0x630]] as [[UInt32]] {
                for index in (seam + 1..<end).reversed() where letters.contains(words[index].last?.value ?? 0) {
                    return index + 1
                }
            }
        }
        // Before a head that a stroke joins, the first word that can join to it.
        if words[seams[seams.count - 2]].first?.value == 0x640 {
            for index in seam + 1..<end where joins(words[index]) { return index + 1 }
        }
        return nil
    }

    /// With one seam, the last run is taken to end where a sentence does, unless the next one follows on («ية. ثم»).
    private static func sentenceEnd(_ words: [Word]) -> Int? {
        for index in (0..<words.count - 1).reversed() {
            guard let stop = words[index].last?.value, stop == 0x2E || stop == 0x61F || stop == 0x21 else { continue }
            // Right behind the head, a conjunction goes on from it.
            let next = words[index + 1].first?.value
            if index > 0 || next != 0x648 { return index + 1 }
        }
        return nil
    }

    /// Where two words meet that never do: a preposition twice, or one before a conjunction. The runs were parted there.
    private static func clash(_ words: [Word]) -> Int? {
        for index in 1..<words.count - 1 {
            let left = bare(words[index - 1])
            guard words[index - 1].last.map({ ArabicLetter.isLetter($0.value) }) == true else { continue }
            let right = bare(words[index])
            if leaning.contains(left), left == right || openings.contains(right) { return index }
            if verbal.contains(left), words[index].starts(with: ["\u{627}", "\u{644}"]) { return index }
        }
        return nil
    }

    /// A word that opens a clause, with no stop before it: it stood at the line's beginning.
    private static func opening(_ words: [Word]) -> Int? {
        // A letter alone at the end is the whole of the first run, unless the clause opens right behind the head.
        if let last = words.last, isLetterAlone(last), !openings.contains(bare(words[1])) { return nil }
        var found: Int?
        for index in 1..<words.count - 1 {
            guard opens(words, index), let before = words[index - 1].last?.value,
                ArabicLetter.isLetter(before) || ArabicLetter.isMark(before)
            else { continue }
            // What was said begins with one, too; and two that stand apart leave it open.
            if bare(words[index - 1]).hasSuffix("قال") { continue }
            if let found {
                if index == found + 1 { continue }
                return nil
            }
            found = index
        }
        return found
    }

    private static func opens(_ words: [Word], _ index: Int) -> Bool {
        let word = bare(words[index])
        guard word == "من" || word == "في" else { return openings.contains(word) }
        return phrases.contains(bare(words[index + 1]))
    }

    /// What opens a sentence behind «من» or «في».
    private static let phrases: Set<String> = [
        "المعروف", "المرجح", "المتوقع", "المقرر", "الممكن", "المهم", "الطبيعي", "الواضح", "جانبه", "جانبها", "المقابل",
        "الواقع",
    ]

    /// Particles that only a verb may follow.
    private static let verbal: Set<String> = ["إذا", "قد", "لم", "لن", "سوف", "وقد"]

    /// Words that lean on the next one, which is a noun or a verb.
    private static let leaning: Set<String> = [
        "في", "من", "على", "إلى", "عن", "أن", "مع", "بأن", "وأن", "لأن", "منذ", "حول", "بين", "التي", "الذي", "والتي",
    ]

    /// Words that open a sentence or a clause.
    private static let openings: Set<String> = [
        "إن", "أما", "بل", "رغم", "ورغم", "كما", "لكن", "وفي", "ومع", "ومن", "وقد", "ويرى", "ويبدو", "والواقع",
        "وتعتبر", "ويعتبر", "وأكد",
        "وأكدت", "وقال", "وقالت", "وصرح", "وأعلن", "وأعلنت", "وأوضح", "وأضاف", "وأضافت", "ويضيف", "ويؤكد", "وكان",
        "وكانت", "وتأتي", "ويأتي",
        "وخلال", "وعقب", "وبعد", "وحاليًا", "وأحد", "ومنذ", "وبحسب", "ووفق", "حيث", "فيما", "بينما", "عندما", "وذلك",
        "ولم", "ولا",
    ]

    private static func reordered(_ words: [Word], seams: [Int], cut: Int) -> [[Unicode.Scalar]] {
        var result = words[cut...].map(Array.init)
        for (number, begin) in seams.enumerated().reversed() {
            let end = number + 1 < seams.count ? seams[number + 1] : cut
            guard let tail = result.popLast() else { break }
            result.append(tail + Array(strip(words[begin])))
            result.append(contentsOf: words[begin + 1..<end].map(Array.init))
        }
        return result
    }

    /// No Arabic word is one of these, and many words hold one behind a letter that does not join: what is left of a word torn
    /// before ي or ك.
    private static let fragments: Set<String> = Set(
        """
        ي ية يه يين يون ين ير يرة يره يرا يرات يري يران يدة يدا يده يدها يدات يل يلة يلا يله يلها يلات يق يقة يقا يقه يقها يقي يقية
        يقيا يع يعة يعه يعي يعية يعات يعها يم يمة يمي يمية يمه يمها يف يفة يفي يح يحة يحا يحات يب يبة يبا يبي يبية يخ يخي يخية
        يخا يز يزة يزي يس يسي يسا يث يثة يثي يثا يثه يج يجي يجيا يش يض يضا يضة يط يطة يطانيا يطاني يطانية يطاليا يك يكي يكا يكية
        يكات يا يًا يات ياته ياتها ياتهم يت يته يتها يتهم يارة يارات يارته يارتها ياره يادة ياده يادات يادتها ياف يام ينة ينه ينها
        ينات يني ينية ياضة ياضي ياضية ياء يداع يجاد يجابي يجابية يديولوجية يمقراطي يمقراطية يلول يولوجي يولوجية
        ك كة كات كية كيا كيه كيز كيزه كز كزي كزية كزت كد كدت كدا كدة كيد كيده كيدها كيدهم كثر كبر كبة كبات كرت كرى كاء كائه كائها
        كته كتها كتهم كتور كتوراه كرانيا كراني كرانية كاديمي كاديمية كستان كستاني كستانية كالات كالة كه كها كمة كتشاف كتيك
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    private static func isHead(_ word: Word) -> Bool {
        // A word cannot begin with the stroke that joins it to a letter before.
        if word.first?.value == 0x640 { return word.contains { ArabicLetter.isLetter($0.value) } }
        return fragments.contains(bare(word))
    }

    /// «ي» alone: the middle of a word torn twice.
    private static func isSingle(_ word: Word) -> Bool { word.count == 1 && word.first?.value == 0x64A }

    private static func isLetterAlone(_ word: Word) -> Bool { word.count == 1 && joins(word) }

    /// A word with no stop behind it, which another could continue.
    private static func isTail(_ word: Word) -> Bool {
        guard let last = word.last(where: { !ArabicLetter.isMark($0.value) })?.value else { return false }
        return ArabicLetter.isLetter(last) && last != 0x629 && last != 0x649
    }

    private static func joins(_ word: Word) -> Bool {
        guard let last = word.last(where: { !ArabicLetter.isMark($0.value) })?.value else { return false }
        return ArabicLetter.isLetter(last) && !ArabicLetter.endsJoin(last)
    }

    private static func strip(_ word: Word) -> Word { word.drop { $0.value == 0x640 } }

    /// The word without kashida and punctuation.
    private static func bare(_ word: Word) -> String {
        Array(word.filter { ArabicLetter.isLetter($0.value) || ArabicLetter.isMark($0.value) }).string
    }

    /// The bare word without the prefixes that hide that two tails are one («لسور», «السور»).
    private static func stem(_ word: Word) -> String {
        var letters = Array(bare(word).unicodeScalars)
        for prefix in ["و", "ف", "ب", "ل", "ال", "ل"] {
            let scalars = Array(prefix.unicodeScalars)
            if letters.count > scalars.count + 1, letters.starts(with: scalars) { letters.removeFirst(scalars.count) }
        }
        return letters.string
    }

    private static func split(_ line: [Unicode.Scalar]) -> [Word] {
        line.split { $0.value <= 0x20 || $0.value == 0xA0 }
    }

    private static func join(_ words: [[Unicode.Scalar]]) -> [Unicode.Scalar] {
        Array(words.joined(separator: [" "]))
    }
}
