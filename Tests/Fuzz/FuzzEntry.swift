/// One parser under fuzzing. `run` takes any bytes and must come back: quickly, without a crash, whatever they are.
struct FuzzEntry: Sendable {
    let name: String
    /// How often `run` goes over the whole input: so many times as long it may take.
    let passes: Int
    let run: @Sendable ([UInt8]) -> Void

    init(_ name: String, passes: Int = 1, run: @escaping @Sendable ([UInt8]) -> Void) {
        self.name = name
        self.passes = passes
        self.run = run
    }

    /// Each area lists its own in `Fuzz<Area>.swift`.
    static let all: [FuzzEntry] =
        addresses + robots + encodings + dates + arabic + html + json + feeds + records
        + supplied + headers
}
