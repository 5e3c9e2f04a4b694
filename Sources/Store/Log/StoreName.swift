import Bytes

/// The name of a store, made once: it lies in the folder and goes where that goes.
enum StoreName {
    private static let file = "name"

    /// Whether the store was given a name, as a shared index needs it: its lines may then name records of other stores.
    static func exists(_ folder: String, _ files: any FileSystem) throws(StoreError) -> Bool {
        try files.size(folder + "/" + file) != nil
    }

    static func read(_ folder: String, _ files: any FileSystem) throws(StoreError) -> String {
        let path = folder + "/" + file
        if let size = try files.size(path), size > 0 {
            let bytes = try files.read(path, at: 0, count: min(size, 64))
            guard let name = String(validating: bytes, as: UTF8.self) else {
                throw .badLine(path: path, offset: 0, reason: "no UTF-8")
            }
            return String(name.prefix { !$0.isNewline })
        }
        let name = Hex.text((0..<16).map { _ in UInt8.random(in: 0...255) })
        // Whole or not at all: one that is cut would be another name.
        try files.remove(path + ".new")
        let fresh = try files.openForAppending(path + ".new")
        try fresh.append(Array((name + "\n").utf8))
        try fresh.flush()
        fresh.close()
        try files.rename(path + ".new", to: path)
        try files.flushFolder(folder)
        return name
    }
}
