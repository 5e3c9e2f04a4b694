import ArgumentParser
import Foundation

@main
struct Program: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rawi-conformance",
        abstract: "Runs case files against the stages and prints, a suite a line: name, passed, total, milliseconds.",
        discussion: """
            With --pages, extracts pages whose text, title, authors or day a person wrote down, and prints how much of it was
            found, a set a line. Ends with 1 when a line of a file cannot be read, or when a suite is below its floor.
            """)

    @Option(help: "The folder that holds the case files.")
    var suites: String?

    @Option(help: "A folder with gold.jsonl and the pages that it names, or of such folders: CONTRIBUTING.md.")
    var pages: String?

    @Option(help: "Print this many pages of each set, the lowest, to standard error.")
    var worst: Int = 0

    @Flag(
        help: "With --pages, print too what cuts took and how much of it the gold holds; with --worst, each such line.")
    var cuts = false

    @Flag(help: "Print how many phrases each list of the lexicon has in each language, a list a line, and end.")
    var words = false

    @Option(
        parsing: .upToNextOption,
        help: "add NAME PAGE URL, or update NAME…: write what is read of golden pages into expected.json, and end.")
    var golden: [String] = []

    @Option(parsing: .upToNextOption, help: "Only the suites, or the sets of pages, whose name begins so.")
    var only: [String] = []

    @Option(help: "Print this many failed cases of each suite, to standard error.")
    var failures: Int = 0

    @Option(help: "A file of name, passed and total, tab-separated, below which no suite may fall.")
    var floors: String?

    @Flag(help: "Write into the floors what is better now. Never lowers one.")
    var update = false

    func validate() throws {
        if suites == nil, pages == nil, !words, golden.isEmpty {
            throw ValidationError("--suites, --pages, --words or --golden is needed")
        }
        if update, floors == nil { throw ValidationError("--update needs --floors") }
    }

    func run() throws {
        if words { print(WordTable.lines().joined(separator: "\n")) }
        if !golden.isEmpty { return try Golden(folder: URL(filePath: "Tests/Fixtures/pages")).run(golden) }
        if let pages { try score(URL(filePath: pages)) }
        guard let suites else { return }
        var recorded = try floors.map { try Floors(file: $0) }
        var isGood = true
        for suite in Suite.all where isWanted(suite.name) {
            guard let result = run(suite, in: suites) else { continue }
            if result.unreadable > 0 { isGood = false }
            if let problem = recorded?.problem(suite.name, result.count) {
                complain(problem)
                isGood = false
            }
            recorded?.raise(suite.name, to: result.count)
        }
        if update, let floors { try recorded?.write(to: floors) }
        if !isGood { throw ExitCode(1) }
    }

    private func isWanted(_ name: String) -> Bool { only.isEmpty || only.contains { name.hasPrefix($0) } }

    private func score(_ folder: URL) throws {
        let sets = try PageSet.all(in: folder).filter { isWanted($0.name) }
        if sets.isEmpty { throw ValidationError("there is no gold.jsonl in \(folder.path) or in a folder of it") }
        var scores = PageScores(worst: worst, tell: complain, cuts: cuts ? FalseCuts() : nil)
        var isGood = true
        print(PageScores.head)
        for set in sets {
            let (line, isWhole) = try scores.score(set)
            print(line)
            if !isWhole { isGood = false }
        }
        if let cuts = scores.cuts { print(([FalseCuts.head] + cuts.lines).joined(separator: "\n")) }
        if !isGood { throw ExitCode(1) }
    }

    private struct Result {
        var count: Floors.Count
        /// Lines of the case file that are not JSON.
        var unreadable: Int
    }

    /// Nil when there is no case file.
    private func run(_ suite: Suite, in suites: String) -> Result? {
        let file = URL(filePath: suites).appending(path: suite.file)
        guard let data = FileManager.default.contents(atPath: file.path) else {
            print("\(suite.name)\tskipped")
            return nil
        }
        var unreadable = 0
        let cases = data.split(separator: UInt8(ascii: "\n")).compactMap { line in
            do {
                return try Case(line: line)
            } catch {
                complain("\(suite.name): a line of \(suite.file) cannot be read: \(error)")
                unreadable += 1
                return nil
            }
        }.filter(suite.includes)
        var failed: [String] = []
        let folder = file.deletingLastPathComponent()
        let time = ContinuousClock().measure {
            for one in cases {
                do {
                    if let difference = try suite.judge(one, folder) {
                        failed.append("\(one.id ?? "?"): \(difference)")
                    }
                } catch {
                    failed.append("\(one.id ?? "?"): \(error)")
                }
            }
        }
        let count = Floors.Count(passed: cases.count - failed.count, total: cases.count)
        print("\(suite.name)\t\(count.passed)\t\(count.total)\t\(Int(time / .milliseconds(1)))")
        for line in failed.prefix(failures) { complain("  \(suite.name) \(line)") }
        return Result(count: count, unreadable: unreadable)
    }

    private func complain(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
