import Extract
import Testing

@testable import Daemon

@Suite struct DocumentFolderTests {
    @Test func filesOfEveryFormatAreListed() throws {
        let suffixes = DocumentFormat.allCases.flatMap(\.suffixes)
        let names = suffixes.map { "a\($0)" } + ["note", "b.pdf", ".hidden.md", "c.MARKDOWN"]
        let folder = try ScratchFolder(Dictionary(uniqueKeysWithValues: names.map { ($0, "text") }))
        guard case .folder(let files) = DocumentFolder.disk.list(folder.path) else {
            Issue.record("not listed")
            return
        }
        #expect(Set(files.map(\.name)) == Set(suffixes.map { "a\($0)" } + ["c.MARKDOWN"]))
        #expect(files.count == suffixes.count + 1)
    }
}
