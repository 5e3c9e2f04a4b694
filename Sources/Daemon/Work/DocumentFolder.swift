import Bytes
import Dedupe
import Extract
import FoundationEssentials
import Glibc

/// Reads folders of article files. A value with two functions, so that a simulation can put its own in.
package struct DocumentFolder: Sendable {
    let list: @Sendable (_ path: String) -> Outcome.Answer
    let read: @Sendable (_ path: String) -> Outcome.Answer

    /// The largest file that is read; a longer one is reported, not cut: half an article is no article.
    static let limitBytes = 16 << 20
    static let limitFiles = 100_000

    /// The real file system. Hidden files and those that are neither text nor HTML by name are passed over.
    package static let disk = DocumentFolder(
        list: { path in
            let names: [String]
            do {
                names = try FileManager.default.contentsOfDirectory(atPath: path)
            } catch {
                return .folderUnreadable("\(path) cannot be listed (does it exist, may this user read it?)")
            }
            return .folder(
                names.filter(isDocument).sorted().prefix(limitFiles).compactMap { file(named: $0, in: path) })
        },
        read: { path in
            guard let data = FileManager.default.contents(atPath: path) else {
                return .documentUnreadable("\(path) cannot be read")
            }
            guard data.count <= limitBytes else { return .documentUnreadable("\(path) is larger than 16 MiB") }
            return document([UInt8](data), name: path)
        })

    /// Nil for what is no regular file, or is gone again.
    private static func file(named name: String, in folder: String) -> DocumentFile? {
        let path = "\(folder)/\(name)"
        var facts = stat()
        guard stat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
        let modified = Double(facts.st_mtim.tv_sec) + Double(facts.st_mtim.tv_nsec) / 1e9
        return DocumentFile(
            name: name, path: path, bytes: Int(facts.st_size), modifiedAt: Date(timeIntervalSince1970: modified))
    }

    static func isDocument(_ name: String) -> Bool {
        !name.hasPrefix(".") && DocumentFormat(name: name) != nil
    }

    package static func document(_ bytes: [UInt8], name: String) -> Outcome.Answer {
        do throws(ExtractError) {
            let document = try SuppliedDocument.read(bytes, name: name)
            return .document(document, Fingerprint(of: document.article.text), digest: SHA256.text(bytes))
        } catch {
            return .documentUnreadable("\(name) holds no readable text")
        }
    }
}
