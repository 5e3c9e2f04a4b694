import Bytes
import Testing

@testable import Dedupe

@Suite("What texts are compared by")
struct FingerprintTests {
    /// What is stored today is compared with what is made tomorrow, on another machine. Whoever changes these changes
    /// `Sketch.version` too.
    @Test("Signatures and bands never change")
    func golden() {
        let text = """
            افتتحت بلدية وادي الزيتون صباح الثلاثاء جسرًا جديدًا للمشاة طوله 120 مترًا، بعد أعمال دامت 14 شهرًا. وقال رئيس \
            البلدية إن الجسر سيخدم 3500 تلميذ يعبرون النهر كل يوم. The footbridge was drawn by two students of the town's \
            own school, and its railings carry the names of all who gave a stone.
            """
        let fingerprint = Fingerprint(of: text)
        #expect(fingerprint.contentHash == "sha256:a8a6217ab35c617b184e9e30875ae79c5baaaafeb779fe0f3f226793359d03a4")
        #expect(fingerprint.wordCount == 54)
        #expect(fingerprint.signature.count == 289)
        #expect(fingerprint.signature.prefix(17) == [1, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15, 0])
        #expect(
            SHA256.text(fingerprint.signature)
                == "sha256:d5048159c0065cd1bddf002fcadc25e8ae603ac94151e23bb902db6332f833b0")
        #expect(
            fingerprint.bands == [
                1_485_580_004_170_215_729, -7_359_568_330_660_500_586, 6_779_000_187_677_496_389,
                -3_926_337_115_176_509_154, 7_108_085_237_522_605_791, 2_381_404_991_747_887_212,
                991_492_504_787_072_699, 1_164_705_710_080_222_970, 2_069_422_409_645_371_119,
                -942_070_388_200_439_119, -2_784_490_089_503_274_356, -557_152_049_941_019_252,
            ])
    }

    @Test("A text too short to be near has neither signature nor bands", arguments: [0, 1, 19])
    func short(words: Int) {
        let fingerprint = Fingerprint(of: InventedText.words(seed: 20, count: words).joined(separator: " "))
        #expect(fingerprint.wordCount == words)
        #expect(fingerprint.signature.isEmpty)
        #expect(fingerprint.bands.isEmpty)
        #expect(fingerprint.contentHash.utf8.count == 71)
    }

    @Test("A record costs 289 bytes and 12 keys", arguments: [20, 100, 5000])
    func cost(words: Int) {
        let fingerprint = Fingerprint(of: InventedText.words(seed: 21, count: words).joined(separator: " "))
        #expect(fingerprint.signature.count == 289)
        #expect(Set(fingerprint.bands).count == 12)
    }

    @Test("Punctuation and case change the hash at most, never the signature")
    func punctuation() {
        let plain = InventedText.words(seed: 22, count: 50)
        let left = Fingerprint(of: plain.joined(separator: " ") + " Harbour Town")
        let right = Fingerprint(of: plain.joined(separator: "، ") + " — HARBOUR, TOWN!")
        #expect(left.signature == right.signature)
        #expect(left.bands == right.bands)
        #expect(left.contentHash != right.contentHash)
    }

    @Test("The estimate is close to the share in common", arguments: [0.2, 0.5, 0.56, 0.7, 0.9], [100, 600, 6000])
    func estimate(share: Double, words: Int) {
        let common = Int(2 * share / (1 + share) * Double(words))
        let left = InventedText.words(seed: 23, count: words)
        let right = left.prefix(common) + InventedText.words(seed: 24, count: words - common)
        let likeness = Sketch.likeness(
            Fingerprint(of: left.joined(separator: " ")).signature,
            Fingerprint(of: right.joined(separator: " ")).signature)
        #expect(abs((likeness?.runs ?? 0) - share) < 0.08)
    }

    @Test("A word's hash does not depend on what follows it", arguments: 1...20)
    func wordHash(length: Int) {
        let word = (0..<length).map { UInt8(0x61 + $0) }
        let alone = word.withUnsafeBytes { WordHash.hash($0, 0..<length) }
        let within = ([0x20] + word + Array(repeating: 0x7A, count: 12)).withUnsafeBytes {
            WordHash.hash($0, 1..<1 + length)
        }
        let longer = (word + [0x61]).withUnsafeBytes { WordHash.hash($0, 0..<1 + length) }
        #expect(alone == within)
        #expect(alone != longer)
    }

    @Test("Any bytes have a fingerprint")
    func anyBytes() {
        var state: UInt64 = 25
        for round in 0..<3000 {
            let bytes = (0..<round % 400).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            let fingerprint = Fingerprint(utf8: bytes)
            #expect(fingerprint.signature.isEmpty == (fingerprint.wordCount < 20))
        }
    }
}
