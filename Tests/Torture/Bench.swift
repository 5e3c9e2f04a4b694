import FoundationEssentials
import Glibc
import Workbench

/// What all of these share: the program, the shim, and stores that are made once.
struct Bench: Sendable {
    let rawi: String
    let shim: Shim
    let folder: String

    init(rawi: String, shim source: String) async throws {
        let whole = rawi.hasPrefix("/") ? rawi : FileManager.default.currentDirectoryPath + "/" + rawi
        guard access(whole, X_OK) == 0 else { throw Trouble("no program \(rawi)") }
        self.rawi = whole
        folder = try Files.makeTemporaryFolder()
        shim = try await Shim(source: source, folder: folder)
    }

    func clear() {
        if ProcessInfo.processInfo.environment["RAWI_KEEP"] == nil { Files.remove(folder) }
    }

    /// A store as a kill leaves it: lines that the database does not know, and half a line.
    func tear(_ ordeal: Ordeal) async throws {
        _ = try await ordeal.suffer(Shim.Fault(call: "fdatasync", number: 9, what: "after"))
        if let open = try Self.openSegment(ordeal.here.store) { try Files.append("{\"schema\":\"rawi-rec", to: open) }
    }

    static func openSegment(_ store: String) throws -> String? {
        var path = [CChar](repeating: 0, count: 4096)
        let count = readlink(store + "/current.jsonl", &path, path.count - 1)
        guard count > 0 else { return nil }
        return store + "/" + String(decoding: path[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
