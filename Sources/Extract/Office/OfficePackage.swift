import Archive

/// The parts of an office file: a ZIP archive with XML in it.
struct OfficePackage {
    let members: [String: [UInt8]]

    /// Takes out what is text; pictures, fonts and embedded files are passed over.
    init(_ bytes: [UInt8]) throws(DocumentFault) {
        // An encrypted DOCX is no archive but a compound file, which old Word files are too.
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .encrypted }
        do throws(ZipArchive.Failure) {
            members = try ZipArchive(bytes).members { name in
                Self.suffixes.contains { name.hasSuffix($0) } && name.firstRange(of: "embeddings/") == nil
            }
        } catch {
            switch error {
            case .damaged: throw .damaged
            case .encrypted: throw .encrypted
            case .tooMuch: throw .bomb
            }
        }
    }

    private static let suffixes = [".xml", ".rels", ".opf", ".xhtml", ".html", ".htm"]

    subscript(path: String) -> [UInt8]? { members[path] }

    /// A path as it is written within a part, from where that lies.
    static func resolve(_ path: String, from part: String) -> String {
        let path = path.split(separator: "#", omittingEmptySubsequences: false).first ?? ""
        var folders = path.hasPrefix("/") ? [] : part.split(separator: "/").dropLast().map(String.init)
        for step in path.split(separator: "/") {
            switch step {
            case ".": break
            case "..": _ = folders.popLast()
            default: folders.append(String(step))
            }
        }
        return folders.joined(separator: "/")
    }
}
