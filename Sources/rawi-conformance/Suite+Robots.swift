import Foundation
import Synchronization
import Web

extension Suite {
    static let robots: [Suite] = [
        Suite(
            "robots/google", file: "robots/cases.jsonl", includes: { $0.suite == "google" },
            judge: { one, _ in try judgeRobots(one, text: robotsText(one), escapes: .asGoogle) }),
        Suite(
            "robots/protego", file: "robots/cases.jsonl",
            includes: {
                $0.suite == "protego" && $0.input?["query"]?.string == "allowed"
                    && $0.line["google_oracle"] == $0.expected
            },
            judge: { one, _ in try judgeRobots(one, text: robotsText(one), escapes: .asGoogle) }),
        // Recorded from Google's matcher, so compared as it compares. The daemon's own comparison (`.normalised`) differs in
        // three rows, where rule and address spell one octet `%2B` and `%2b`.
        Suite(
            "robots/real", file: "robots/real.jsonl",
            judge: { one, folder in
                let texts = try realRobots.texts(in: folder)
                guard let name = one.input?["file"]?.string, let text = texts[name] else { throw SuiteError.noFile }
                return try judgeRobots(one, text: text, escapes: .asGoogle)
            }),
    ]
}

private func robotsText(_ one: Case) throws -> [UInt8] {
    guard let text = one.input?["robots"]?.string else { throw SuiteError.badCase("no text") }
    return Array(text.utf8)
}

private func judgeRobots(_ one: Case, text: [UInt8], escapes: RobotsRules.Escapes) throws -> String? {
    guard let agent = one.input?["agent"]?.string, let url = one.input?["url"]?.string,
        let expected = one.expected?.bool
    else { throw SuiteError.badCase("no question") }
    let answer = RobotsRules(parsing: text, escapes: escapes).allows(requestTarget(of: url), agent: agent)
    return answer == expected ? nil : "\(agent) \(url): \(answer)"
}

/// Path and query as Google's matcher cuts them out of an address: as they stand, nothing encoded.
private func requestTarget(of url: String) -> String {
    let bytes = Array(url.utf8)
    let starts = Set("/?;".utf8)
    var from = bytes.starts(with: "//".utf8) ? 2 : 0
    let early = bytes[from...].firstIndex(where: starts.contains)
    if let scheme = url.utf8.firstRange(of: "://".utf8) {
        let offset = url.utf8.distance(from: url.utf8.startIndex, to: scheme.lowerBound)
        // A path before `://` means that this is no scheme.
        if offset >= from, early.map({ $0 >= offset }) ?? true { from = offset + 3 }
    }
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.count
    guard let start = bytes[from...].firstIndex(where: starts.contains), start < hash else { return "/" }
    let target = String(decoding: bytes[start..<hash], as: UTF8.self)
    return target.hasPrefix("/") ? target : "/" + target
}

private let realRobots = RealRobots()

/// The texts that the questions name, unpacked once.
private final class RealRobots: Sendable {
    private let loaded = Mutex<[String: [UInt8]]?>(nil)

    func texts(in folder: URL) throws -> [String: [UInt8]] {
        try loaded.withLock { known in
            if let known { return known }
            let texts = try Self.read(folder.appending(path: "real-texts.jsonl.gz"))
            known = texts
            return texts
        }
    }

    private static func read(_ file: URL) throws -> [String: [UInt8]] {
        let unpack = Process()
        let output = Pipe()
        unpack.executableURL = URL(filePath: "/usr/bin/gzip")
        unpack.arguments = ["-dc", file.path]
        unpack.standardOutput = output
        try unpack.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        unpack.waitUntilExit()
        var texts: [String: [UInt8]] = [:]
        for line in data.split(separator: UInt8(ascii: "\n")) {
            let value = try JSONDecoder().decode(Value.self, from: Data(line))
            guard let name = value["file"]?.string, let base64 = value["base64"]?.string,
                let text = Data(base64Encoded: base64)
            else { throw SuiteError.badCase("no text in \(file.lastPathComponent)") }
            texts[name] = [UInt8](text)
        }
        return texts
    }
}
