import ArgumentParser
import Foundation

@main
struct Program: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rawi-conformance",
        abstract: "Runs case files against the stages and prints, a suite a line: name, passed, total, milliseconds.")

    @Option(help: "The folder that holds the case files.")
    var suites: String

    @Option(parsing: .upToNextOption, help: "Only the suites whose name begins so.")
    var only: [String] = []

    @Option(help: "Print this many failed cases of each suite, to standard error.")
    var failures: Int = 0

    func run() throws {
        for suite in Suite.all where only.isEmpty || only.contains(where: { suite.name.hasPrefix($0) }) {
            run(suite)
        }
    }

    private func run(_ suite: Suite) {
        let file = URL(filePath: suites).appending(path: suite.file)
        guard let data = FileManager.default.contents(atPath: file.path) else {
            print("\(suite.name)\tskipped")
            return
        }
        let cases = data.split(separator: UInt8(ascii: "\n")).compactMap { line in
            do {
                return try JSONDecoder().decode(Case.self, from: Data(line))
            } catch {
                complain("\(suite.name): a line of \(suite.file) cannot be read: \(error)")
                return nil
            }
        }.filter(suite.includes)
        var failed: [String] = []
        let folder = file.deletingLastPathComponent()
        let time = ContinuousClock().measure {
            for one in cases {
                do {
                    if let difference = try suite.judge(one, folder) { failed.append("\(one.id ?? "?"): \(difference)") }
                } catch {
                    failed.append("\(one.id ?? "?"): \(error)")
                }
            }
        }
        let milliseconds = time / .milliseconds(1)
        print("\(suite.name)\t\(cases.count - failed.count)\t\(cases.count)\t\(Int(milliseconds))")
        for line in failed.prefix(failures) { complain("  \(suite.name) \(line)") }
    }

    private func complain(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
