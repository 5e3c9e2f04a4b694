import Foundation
import Testing

/// A file of the repository that people read and that says what the program knows: it must not fall behind. Where it has,
/// the test prints the lines that it wants, and `scripts/docs` writes them.
struct Document {
    let path: String
    let text: String
    var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let isWriting = ProcessInfo.processInfo.environment["RAWI_WRITE_DOCS"] != nil

    init(_ path: String) throws {
        self.path = path
        text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
    }

    func expect(_ wanted: [String]) throws { try expect(wanted.joined(separator: "\n")) }

    func expect(_ wanted: String) throws {
        guard wanted != text else { return }
        if Self.isWriting {
            try Data(wanted.utf8).write(to: Self.root.appending(path: path))
            return
        }
        let there = Set(lines)
        let wanting = wanted.split(separator: "\n").filter { !there.contains(String($0)) }
        let kept = Set(wanted.split(separator: "\n").map(String.init))
        let old = lines.filter { !kept.contains($0) }
        Issue.record(
            """
            \(path) is behind the program; scripts/docs writes it anew. Wanted:
            \(wanting.joined(separator: "\n"))
            In place of:
            \(old.joined(separator: "\n"))
            """)
    }

    /// The file's lines with other rows in the table below that header.
    func table(_ header: String, _ rows: [String]) throws -> [String] {
        let lines = lines
        let head = try #require(lines.firstIndex(of: header), "no table \(header)")
        let end = lines[head...].firstIndex { !$0.hasPrefix("|") } ?? lines.endIndex
        return lines[...(head + 1)] + rows + lines[end...]
    }
}
