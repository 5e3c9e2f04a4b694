/// Lines whose runs were written last first, with a word torn at each seam («يا … سور» for «… سوريا …»).
///
/// Some fonts leave a gap before an initial ي or ك, others before a letter that joins to the one before; an extractor
/// takes the gap for the end of a run and writes the runs of the line from left to right. Such a line begins with the
/// fragment of a word (a head) and ends with the beginning of one (a tail). Torn words are always put together, and the
/// runs put in order: the order as written is certainly wrong, so the likeliest place of the seam is taken, and noted as
/// `reversed-runs-likely` where it is less than known.
enum PDFRuns {
    /// What is known around a line.
    struct Context {
        /// Torn words seen at the ends of the text's lines, as `TornLine.stem` hashes them.
        var tails: Set<UInt64> = []
        /// The last word of the line above, put right, and the first one of the line below as it stands.
        var above: SeamWord?
        var below: SeamWord?
        /// Whether the line stands in a text, and the one above does not go on in it.
        var opensParagraph = false

        var isKnown: Bool { above != nil || below != nil }
    }

    /// The torn line put right.
    static func mend(
        _ torn: TornLine, in line: Span<Unicode.Scalar>, _ context: Context, _ log: inout RepairLog
    ) -> [Unicode.Scalar] {
        if let cut = start(ofFirstRun: torn, in: line, tails: context.tails) {
            log.note("reversed-runs")
            return torn.reordered(line, cut: cut)
        }
        if torn.seams.count == 1, let seam = seam(torn, in: line, context) {
            let isKnown = seam.probability >= 0.5
            // Below .4 the words that never meet and those that open a clause find 99 of 199 seams, the table 81; above it the
            // table finds more. (3,666 news lines torn for the purpose; where a sentence ends finds fewer at any odds.)
            let cut =
                seam.probability >= 0.4 || context.isKnown
                ? nil : clash(torn, in: line) ?? opening(torn, in: line)
            log.note(isKnown ? "reversed-runs" : "reversed-runs-likely")
            return torn.reordered(line, cut: cut ?? seam.start)
        }
        log.note("torn-words")
        return torn.rejoined(line)
    }

    /// Where the one seam of a line is.
    private static func seam(_ torn: TornLine, in line: Span<Unicode.Scalar>, _ context: Context) -> LineSeam? {
        guard torn.words.count <= LineSeam.wordLimit + 1 else { return nil }
        var whole: [Unicode.Scalar] = []
        torn.join(line, torn.last, torn.words[0], to: &whole)
        var circle = [SeamWord(whole.span, 0..<whole.count)]
        circle.reserveCapacity(torn.words.count)
        for index in 1..<torn.words.count - 1 { circle.append(SeamWord(line, torn.words[index])) }
        return LineSeam(
            circle, above: context.above, below: context.below, opensParagraph: context.opensParagraph)
    }

    /// Where the run begins that is read first; nil when nothing shows it.
    private static func start(ofFirstRun torn: TornLine, in line: Span<Unicode.Scalar>, tails: Set<UInt64>) -> Int? {
        let words = torn.words
        let seams = torn.seams
        let end = words.count - 1
        let seam = seams[seams.count - 1]
        guard seams.count > 1, seam < end else { return nil }
        // The run of the last seam ends in a torn word of its own: a letter alone is both ends of it.
        if TornLine.isSingle(line, words[seam]) { return seam + 1 }
        let known = TornLine.stem(line, words[end]).hash
        for index in seam + 1..<end where TornLine.isTail(line, words[index]) {
            let stem = TornLine.stem(line, words[index]).hash
            if stem == known || tails.contains(stem) { return index + 1 }
        }
        let opensWithStroke = line[words[seams[seams.count - 2]].lowerBound].value == 0x640
        // Before a head that a stroke joins, the first word that can join to it.
        if opensWithStroke { return (seam + 1..<end).first { TornLine.joins(line, words[$0]) }.map { $0 + 1 } }
        // Before ي and ك, the word that looks most like a torn one.
        let fragment = words[seams[seams.count - 2]]
        let head = TornTail.Head(
            letter: TornLine.firstLetter(line, fragment), isIndefinite: fragment.contains { line[$0].value == 0x64B })
        var best: (start: Int, weight: Int)?
        for index in seam + 1..<end {
            let word = words[index]
            let next = index + 1 < end ? SeamWord(line, words[index + 1]) : nil
            let weight = TornTail.evidence(
                SeamWord(line, word), last: line[word.upperBound - 1].value, before: head, next: next)
            if let weight, best.map({ weight >= $0.weight }) ?? true { best = (index + 1, weight) }
        }
        return best?.start
    }

    /// Where two words meet that never do: a preposition twice, or one before a conjunction. The runs were parted there.
    private static func clash(_ torn: TornLine, in line: Span<Unicode.Scalar>) -> Int? {
        let words = torn.words
        for index in 1..<words.count - 1 {
            guard ArabicLetter.isLetter(line[words[index - 1].upperBound - 1].value) else { continue }
            let left = TornLine.bare(line, words[index - 1])
            if leaning.contains(left) {
                let right = TornLine.bare(line, words[index])
                if left == right || openings.contains(right) { return index }
            }
            let word = words[index]
            if verbal.contains(left), word.count >= 2, line[word.lowerBound].value == 0x627,
                line[word.lowerBound + 1].value == 0x644
            {
                return index
            }
        }
        return nil
    }

    /// A word that opens a clause, with no stop before it: it stood at the line's beginning.
    private static func opening(_ torn: TornLine, in line: Span<Unicode.Scalar>) -> Int? {
        let words = torn.words
        // A letter alone at the end is the whole of the first run, unless the clause opens right behind the head.
        if torn.last.count == 1, TornLine.joins(line, torn.last),
            !openings.contains(TornLine.bare(line, words[1]))
        {
            return nil
        }
        var found: Int?
        for index in 1..<words.count - 1 {
            let before = line[words[index - 1].upperBound - 1].value
            guard ArabicLetter.isLetter(before) || ArabicLetter.isMark(before), opens(torn, in: line, index) else {
                continue
            }
            // What was said begins with one, too; and two that stand apart leave it open.
            if TornLine.endsInSaid(line, words[index - 1]) { continue }
            if let found {
                if index == found + 1 { continue }
                return nil
            }
            found = index
        }
        return found
    }

    private static func opens(_ torn: TornLine, in line: Span<Unicode.Scalar>, _ index: Int) -> Bool {
        let word = TornLine.bare(line, torn.words[index])
        guard fromOrIn.contains(word) else { return openings.contains(word) }
        return phrases.contains(TornLine.bare(line, torn.words[index + 1]))
    }

    private static let fromOrIn = WordSet("من في")

    /// What opens a sentence behind «من» or «في».
    private static let phrases = WordSet(
        """
        المعروف المرجح المتوقع المقرر الممكن المهم الطبيعي الواضح جانبه جانبها المقابل الواقع
        """)

    /// Particles that only a verb may follow.
    private static let verbal = WordSet("إذا قد لم لن سوف وقد")

    /// Words that lean on the next one, which is a noun or a verb.
    private static let leaning = WordSet(
        """
        في من على إلى عن أن مع بأن وأن لأن منذ حول بين التي الذي والتي
        """)

    /// Words that open a sentence or a clause.
    private static let openings = WordSet(
        """
        إن أما بل رغم ورغم كما لكن وفي ومع ومن وقد ويرى ويبدو والواقع وتعتبر ويعتبر وأكد وأكدت وقال وقالت وصرح وأعلن
        وأعلنت وأوضح وأضاف وأضافت ويضيف ويؤكد وكان وكانت وتأتي ويأتي وخلال وعقب وبعد وحاليًا وأحد ومنذ وبحسب ووفق
        حيث فيما بينما عندما وذلك ولم ولا
        """)
}
