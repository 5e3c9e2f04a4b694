import FoundationEssentials
import Glibc

/// Files as the tests need them: whole, and by path.
package enum Files {
    /// Empty when there is none.
    package static func bytes(_ path: String) -> [UInt8] {
        FileManager.default.contents(atPath: path).map { [UInt8]($0) } ?? []
    }

    package static func text(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }

    /// At once for every onlooker, as an editor or a program that delivers files would do it.
    package static func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
    }

    package static func write(_ bytes: [UInt8], over path: String) throws {
        try Data(bytes).write(to: URL(filePath: path))
    }

    package static func write(bytes: Int, to path: String) throws {
        try Data(count: bytes).write(to: URL(filePath: path))
    }

    /// Appends zero bytes, as many as there is room for.
    package static func fill(_ count: Int, of path: String) throws(ChildError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .system("open", errno) }
        defer { close(descriptor) }
        let zeros = [UInt8](repeating: 0, count: 1 << 16)
        var left = count
        while left > 0 {
            let written = Glibc.write(descriptor, zeros, min(left, zeros.count))
            guard written > 0 else { return }
            left -= written
        }
    }

    package static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    package static func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    /// A folder that nobody has yet.
    package static func makeTemporaryFolder() throws(ChildError) -> String {
        var template = Array("/tmp/rawi-end-to-end-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw .system("mkdtemp", errno) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    package static func append(_ text: String, to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard descriptor >= 0 else { throw ChildError.system("open", errno) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else {
            throw ChildError.system("write", errno)
        }
    }

    /// In one call, as files of the kernel want it.
    package static func overwrite(_ text: String, _ path: String) throws(ChildError) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system("open", errno) }
        defer { close(descriptor) }
        let bytes = Array(text.utf8)
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else { throw .system("write", errno) }
    }

    package static func removeIfThere(_ path: String) { unlink(path) }

    package static func remove(_ path: String) {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            print("left behind: \(path)")
        }
    }
}
