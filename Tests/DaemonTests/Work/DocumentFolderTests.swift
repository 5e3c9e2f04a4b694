import Extract
import Glibc
import Testing

@testable import Daemon

@Suite struct DocumentFolderTests {
    private func list(_ path: String, readsPDF: Bool = true) throws -> FolderListing {
        guard case .folder(let listing) = FolderWalk.list(path, readsPDF: readsPDF) else {
            throw Unlisted()
        }
        return listing
    }

    private struct Unlisted: Error {}

    @Test func foldersWithinAreLookedInto() throws {
        let folder = try ScratchFolder(["2025/march/a.txt": "text", "2025/.git/b.txt": "text", "c.txt": "text"])

        let found = try list(folder.path)

        #expect(found.files.map(\.name.shown) == ["2025/march/a.txt", "c.txt"])
        #expect(found.files.map(\.name.folders) == [["2025", "march"], []])
    }

    @Test func whatIsNoFileOfTheFolderIsNamed() throws {
        let outside = try ScratchFolder(["secret.txt": "text"])
        let folder = try ScratchFolder(["a.txt": "text"])
        #expect(mkfifo(folder.path + "/pipe.txt", 0o600) == 0)
        #expect(symlink(outside.path + "/secret.txt", folder.path + "/linked.txt") == 0)
        #expect(symlink(outside.path, folder.path + "/linked") == 0)
        #expect(symlink("a.txt", folder.path + "/inside.txt") == 0)
        #expect(symlink(folder.path + "/a.txt", folder.path + "/absolute.txt") == 0)
        #expect(symlink("nowhere.txt", folder.path + "/dangling.txt") == 0)

        let found = try list(folder.path)

        #expect(found.files.map(\.name.shown) == ["a.txt", "absolute.txt", "inside.txt"])
        #expect(
            Set(found.passedOver.map(\.entry)) == [
                "x:no_file:pipe.txt", "x:leads_outside:linked.txt", "x:leads_outside:linked", "x:gone:dangling.txt",
            ])
    }

    @Test func withoutItsProgramAPDFWaits() throws {
        let folder = try ScratchFolder(["a.pdf": "%PDF-", "b.PDF": "%PDF-", "c.txt": "text"])

        let found = try list(folder.path, readsPDF: false)

        #expect(found.files.map(\.name.shown) == ["c.txt"])
        #expect(Set(found.passedOver.map(\.entry)) == ["x:no_program:.pdf"])
    }

    @Test func aNameThatIsNoUTF8IsReadAndShown() throws {
        let folder = try ScratchFolder(["a.txt": "text"])
        let name = DocumentName(bytes: [0xE3, 0xDE, 0xC7] + Array("-مقال.txt".utf8))
        let path = (Array(folder.path.utf8) + [UInt8(ascii: "/")] + name.bytes + [0]).map { CChar(bitPattern: $0) }
        let file = open(path, O_CREAT | O_WRONLY, 0o600)
        try #require(file >= 0)
        close(file)

        let found = try list(folder.path)

        #expect(found.files.map(\.name) == [name, DocumentName("a.txt")])
        #expect(name.shown == "\\xE3\\xDE\\xC7-مقال.txt")
        #expect(name.rawBytes != nil)
        guard case .success(let raw) = RawDocument.read(name, in: folder.path) else {
            Issue.record("not read")
            return
        }
        #expect(raw.byteCount == 0)
    }

    @Test(
        "What a file is when it is opened counts",
        arguments: [("pipe.txt", DocumentFault.notRegular), ("linked.txt", .outside), ("none.txt", .gone)])
    func opened(name: String, fault: DocumentFault) throws {
        let folder = try ScratchFolder(["a.txt": "text"])
        #expect(mkfifo(folder.path + "/pipe.txt", 0o600) == 0)
        #expect(symlink("/etc/passwd", folder.path + "/linked.txt") == 0)

        guard case .failure(let found) = RawDocument.read(DocumentName(name), in: folder.path) else {
            Issue.record("read")
            return
        }
        #expect(found == fault)
    }

    @Test func aFileBeyondTheLimitIsNotRead() throws {
        let folder = try ScratchFolder(["a.txt": "text", "b.pdf": "%PDF-"])
        #expect(truncate(folder.path + "/a.txt", 17 << 20) == 0)
        #expect(truncate(folder.path + "/b.pdf", 200 << 20) == 0)
        for (name, limit) in [("a.txt", 16), ("b.pdf", 128)] {
            guard case .failure(let found) = RawDocument.read(DocumentName(name), in: folder.path) else {
                Issue.record("read")
                return
            }
            #expect(found == .tooLarge(limitBytes: limit << 20))
        }
    }

    @Test func filesOfEveryFormatAreListed() throws {
        let suffixes = DocumentFormat.allCases.flatMap(\.suffixes)
        let names = suffixes.map { "a\($0)" } + ["note", "b.jpg", ".hidden.md", "~$a.docx", "c.MARKDOWN"]
        let folder = try ScratchFolder(Dictionary(uniqueKeysWithValues: names.map { ($0, "text") }))

        let found = try list(folder.path)

        #expect(Set(found.files.map(\.name.shown)) == Set(suffixes.map { "a\($0)" } + ["c.MARKDOWN"]))
        #expect(Set(found.passedOver.map(\.entry)) == ["x:unknown_kind:", "x:unknown_kind:.jpg"])
    }
}
