/// Running text for measurements whose subject is not the text: words drawn by a fixed seed.
struct InventedText {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    static let arabic = [
        "قال", "المتحدث", "إن", "المدينة", "شهدت", "اليوم", "أمطارا", "غزيرة", "على", "الطرق", "المؤدية", "إلى",
        "الميناء", "ودعا", "السكان",
        "البقاء", "في", "منازلهم", "حتى", "مساء", "الغد", "وأضاف", "أن", "فرق", "الإنقاذ", "تعمل", "منذ", "الفجر",
        "لفتح", "الجسر", "الكبير",
    ]

    /// SplitMix64.
    mutating func number() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// Sentences of ten words; a number in each, so that no two texts are alike.
    mutating func words(_ count: Int) -> String {
        var text = ""
        for index in 0..<count {
            let drawn = number()
            text += index % 10 == 9 ? "\(drawn % 100_000)" : Self.arabic[Int(drawn % UInt64(Self.arabic.count))]
            text += index % 10 == 9 ? ".\n" : " "
        }
        return text
    }
}
