import Foundation
import Web

/// A folder with `gold.jsonl` and the pages that its lines name.
struct PageSet {
    let folder: URL
    var name: String { folder.lastPathComponent }

    private var gold: URL { folder.appending(path: "gold.jsonl") }
    private var isThere: Bool { FileManager.default.fileExists(atPath: gold.path) }

    /// The folder itself where it is a set, else the sets in it, by name.
    static func all(in folder: URL) throws -> [PageSet] {
        let own = PageSet(folder: folder)
        if own.isThere { return [own] }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        return names.map { PageSet(folder: folder.appending(path: $0)) }.filter(\.isThere)
    }

    /// The pages of all lines that can be read, and what is wrong with the others.
    func pages() throws -> (pages: [GoldPage], faults: [String]) {
        var pages: [GoldPage] = []
        var faults: [String] = []
        let lines = [UInt8](try Data(contentsOf: gold)).split(
            separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
            do {
                pages.append(try GoldPage(line: line))
            } catch {
                faults.append("line \(index + 1) of gold.jsonl cannot be read: \(error)")
            }
        }
        return (pages, faults)
    }

    func bytes(of page: GoldPage) throws -> [UInt8] {
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: page.path)))
        guard page.path.hasSuffix(".gz") else { return bytes }
        guard let whole = Gzip.inflate(bytes, limitBytes: 256 << 20), !whole.isTruncated else {
            throw SuiteError.badCase("\(page.path) is no whole gzip")
        }
        return whole.bytes
    }
}
