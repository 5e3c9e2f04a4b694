import Foundation

/// Runs parsers on inputs that nobody would write.
///
///     rawi-fuzz --list
///     rawi-fuzz SECONDS FOLDER [NAME …]     mutated inputs, each entry in a process of its own; findings go to FOLDER
///     rawi-fuzz --once NAME FILE            one input again, as it was found
///     rawi-fuzz --seeds NAME FOLDER         what mutation starts from, a file each: a first corpus for libFuzzer
///     rawi-fuzz --libfuzzer NAME [ARG …]    libFuzzer, where it is linked in
///
/// Ends with 1 when an input crashed a parser or hung it; those slower than 100 ms a MB are named.
@main
enum FuzzProgram {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "--list": for entry in FuzzEntry.all { print(entry.name) }
        case "--once" where arguments.count == 3: once(entry(arguments[1]), file: arguments[2])
        case "--seeds" where arguments.count == 3: writeSeeds(entry(arguments[1]), folder: arguments[2])
        case "--worker" where arguments.count == 4: work(arguments)
        case "--libfuzzer" where arguments.count >= 2: LibFuzzerRun.start(entry(arguments[1]), arguments.dropFirst(2))
        default:
            guard arguments.count >= 2, let seconds = Int(arguments[0]) else {
                end("rawi-fuzz SECONDS FOLDER [NAME …] | --list | --once NAME FILE | --libfuzzer NAME [ARG …]", 64)
            }
            let names = arguments.count > 2 ? Array(arguments[2...]) : FuzzEntry.all.map(\.name)
            supervise(names.map { entry($0).name }, seconds: seconds, folder: arguments[1])
        }
    }

    private static func entry(_ name: String) -> FuzzEntry {
        guard let found = FuzzEntry.all.first(where: { $0.name == name }) else {
            end("no entry is called \(name); --list names them", 64)
        }
        return found
    }

    private static func once(_ entry: FuzzEntry, file: String) {
        guard let data = FileManager.default.contents(atPath: file) else { end("\(file): cannot be read", 66) }
        print("\(entry.name): \(data.count) bytes, \(FuzzRun.cost(of: [UInt8](data), entry)) of CPU time")
    }

    private static func writeSeeds(_ entry: FuzzEntry, folder: String) {
        do {
            for (index, seed) in FuzzSeeds.of(entry.name).enumerated() {
                try Data(seed).write(to: URL(filePath: "\(folder)/seed-\(index)"))
            }
        } catch {
            end("\(folder): \(error)", 73)
        }
    }

    private static func work(_ arguments: [String]) {
        guard let input = CurrentInput(file: arguments[3]) else { end("\(arguments[3]): cannot be mapped", 73) }
        let run = FuzzRun(entry(arguments[1]), into: input).run(for: .seconds(Int(arguments[2]) ?? 1))
        print("\(run.inputs) \(run.bytes >> 20) \(run.slow)")
        exit(run.slow == 0 ? 0 : FuzzRun.slowStatus)
    }

    /// A crash ends only the child; what it was reading is in its mapped file.
    private static func supervise(_ names: [String], seconds: Int, folder: String) {
        let manager = FileManager.default
        do {
            try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
            var failed = false
            for name in names {
                let file = "\(folder)/\(name).current"
                let child = Process()
                let output = Pipe()
                child.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
                child.arguments = ["--worker", name, String(seconds), file]
                child.standardOutput = output
                // glibc then fills what it hands out with lead bytes of UTF-8 (0xEE): who reads behind the end sees them.
                child.environment = ProcessInfo.processInfo.environment.merging(["MALLOC_PERTURB_": "17"]) { $1 }
                try child.run()
                let said = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
                child.waitUntilExit()
                let words = said.split(whereSeparator: \.isWhitespace)
                if child.terminationReason == .exit, child.terminationStatus == 0 || !words.isEmpty {
                    print("\(name)\t\(words.first ?? "0") inputs, \(words.dropFirst().first ?? "0") MB", terminator: "")
                    print(child.terminationStatus == 0 ? "" : ", \(words.last ?? "?") SLOW")
                } else {
                    let kept = "\(folder)/\(name).crash"
                    try CurrentInput.contents(of: file).write(to: URL(filePath: kept))
                    let isHang = child.terminationReason == .uncaughtSignal && child.terminationStatus == SIGALRM
                    print("\(name)\t\(isHang ? "HANG" : "CRASH") (\(child.terminationStatus)): \(kept)")
                }
                // Slow ones are kept and said, but a busy machine must not fail a build.
                failed = failed || (child.terminationStatus != 0 && child.terminationStatus != FuzzRun.slowStatus)
                try manager.removeItem(atPath: file)
            }
            exit(failed ? 1 : 0)
        } catch {
            end("\(folder): \(error)", 74)
        }
    }

    static func end(_ sentence: String, _ code: Int32) -> Never {
        FileHandle.standardError.write(Data((sentence + "\n").utf8))
        exit(code)
    }
}
