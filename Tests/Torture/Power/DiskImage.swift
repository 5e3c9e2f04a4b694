import Glibc
import Workbench

/// A file with ext4 in it, looked at without mounting: what the kernel would replay, e2fsprogs replays in a copy.
struct DiskImage: Sendable {
    let path: String
    private let folder: String

    /// A new one that holds what is in a folder.
    init(in folder: String, of size: String = "256M", holding content: String) async throws {
        self.folder = folder
        path = folder + "/disk"
        _ = try await Self.run("mkfs.ext4", ["-q", "-F", "-d", content, path, size], folder, mayEnd: [0])
    }

    private init(path: String, folder: String) {
        self.path = path
        self.folder = folder
    }

    /// For looking at: the machine shall find the original as the cut left it.
    func copy(to other: String? = nil) async throws -> DiskImage {
        let copy = other ?? folder + "/copy"
        _ = try await Self.run("cp", ["--sparse=always", path, copy], folder, mayEnd: [0])
        return DiskImage(path: copy, folder: folder)
    }

    /// What is wrong after the journal's replay. Counts and files that were open when they were removed are put right by it each time.
    func repair() async throws -> [String] {
        let first = try await Self.run("e2fsck", ["-f", "-p", path], folder, mayEnd: [0, 1, 4, 8, 12])
        let usual = ["recovering journal", "Clearing orphaned inode", "count wrong", "non-contiguous"]
        let odd = first.output.split(separator: "\n").filter { line in !usual.contains { line.contains($0) } }
        let second = try await Self.run("e2fsck", ["-f", "-n", path], folder, mayEnd: [0, 1, 4, 8, 12])
        return odd.map { "e2fsck -p: \($0)" } + (second.code == 0 ? [] : ["e2fsck -n: \(second.output)"])
    }

    /// A folder in it becomes the same folder under another.
    func takeOut(_ name: String, into other: String) async throws {
        let out = "\(other)/\(name)"
        if access(out, F_OK) == 0 { Files.remove(out) }
        try Files.makeFolder(other)
        _ = try await Self.run("debugfs", ["-R", "rdump /\(name) \(other)", path], folder, mayEnd: [0])
        guard access(out, F_OK) == 0 else { throw Trouble("no folder \(name) on the disk") }
    }

    private static func run(
        _ program: String, _ words: [String], _ folder: String, mayEnd codes: [Int32]
    ) async throws -> (code: Int32, output: String) {
        let log = folder + "/tool.log"
        Files.removeIfThere(log)
        let child = try ChildProcess("/usr/bin/env", [program] + words, output: log, errors: log)
        guard case .exited(let code) = try await child.wait(), codes.contains(code) else {
            throw Trouble("\(program): \(Files.text(log))")
        }
        return (code, Files.text(log))
    }
}
