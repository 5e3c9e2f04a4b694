import ArgumentParser
import FoundationEssentials

/// Files to measure on, read one at a time: what is measured must not share memory with all of them.
enum Files {
    /// Below the folder, by path.
    static func below(_ folder: String) throws -> [String] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        let paths = names.map { folder + "/" + $0 }.filter { path in
            var isFolder = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && !isFolder
        }
        guard !paths.isEmpty else { throw ValidationError("no files in \(folder)") }
        return paths
    }

    static func bytes(_ path: String) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ValidationError("\(path): cannot be read")
        }
        return [UInt8](data)
    }
}
