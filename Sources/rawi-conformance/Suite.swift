import FoundationEssentials

/// One named row of the table that `rawi-conformance` prints: a set of cases and how one of them is judged.
struct Suite: Sendable {
    /// The name in docs/BENCHMARKS.md, such as `urls/wpt-http`.
    let name: String
    /// The case file, relative to the suites folder.
    let file: String
    /// Which cases of the file belong to this row.
    let includes: @Sendable (Case) -> Bool
    /// Nil when the case passes, else what came out instead, in a few words.
    let judge: @Sendable (Case, _ folder: URL) throws -> String?

    init(
        _ name: String, file: String, includes: @escaping @Sendable (Case) -> Bool = { _ in true },
        judge: @escaping @Sendable (Case, _ folder: URL) throws -> String?
    ) {
        self.name = name
        self.file = file
        self.includes = includes
        self.judge = judge
    }

    /// One row a line in the output, in this order. Each area lists its own in `Suite+<Area>.swift`.
    static let all: [Suite] = urls + robots + charsets + dates + feeds + sitemaps + html5 + arabic + nearDuplicates
}

/// One line of a case file. `input` and `expected` keep whatever shape the suite gives them.
struct Case: Sendable {
    let id: String?
    let suite: String?
    let tier: String?
    let kind: String?
    let lang: String?
    let mapped: Bool?
    let input: Value?
    let expected: Value?
    /// The whole line, for fields that only one suite has.
    let line: Value

    init(line: some Collection<UInt8>) throws {
        try self.init(JSONDecoder().decode(Value.self, from: Data(Surrogates.replacingLone(in: line))))
    }

    private init(_ line: Value) {
        self.line = line
        id = line["id"]?.string
        suite = line["suite"]?.string
        tier = line["tier"]?.string
        kind = line["kind"]?.string
        lang = line["lang"]?.string
        mapped = line["mapped"]?.bool
        input = line["input"]
        expected = line["expected"]
    }

    /// The bytes of `input.file`, relative to the folder of the case file.
    func fileBytes(in folder: URL) throws -> [UInt8] {
        guard let name = input?["file"]?.string else { throw SuiteError.noFile }
        return [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }
}

enum SuiteError: Error {
    case noFile
    case badCase(String)
}
