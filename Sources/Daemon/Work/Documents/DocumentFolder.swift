import Extract
import FoundationEssentials
import Poppler

/// Reads folders of article files. A value with two functions, so that a simulation can put its own in. Neither may block a
/// thread of the pool.
package struct DocumentFolder: Sendable {
    let list: @Sendable (_ path: String) async -> Outcome.Answer
    let read: @Sendable (_ folder: String, _ name: DocumentName, _ room: Room) async -> Outcome.Answer

    /// What readers share.
    struct Room: Sendable {
        let cores: Permits
        let memory: MemoryGate
    }

    /// As many files as are opened and made text of at a time: a child for each, beside what pages take.
    private static let turns = Permits(2)

    /// The real file system.
    package static let disk = DocumentFolder(
        list: { path in await elsewhere { FolderWalk.list(path, readsPDF: PDFReader.find() != nil) } },
        read: { folder, name, room in
            let raw = await turns.withTurn { () async -> Result<RawDocument, DocumentFault>? in
                let needed = DocumentFormat(name: name.shown) == .pdf ? PDFReader.memoryBytes : 1 << 20
                guard let hold = await room.memory.acquire(needed) else { return nil }
                defer { withExtendedLifetime(hold) {} }
                return await elsewhere { RawDocument.read(name, in: folder) }
            }
            switch raw {
            case .success(let raw)??: return await room.cores.with { raw.answer() } ?? .cancelled
            case .failure(let fault)??: return .documentUnreadable(fault)
            case .some(nil), nil: return .cancelled
            }
        })

    /// On a thread of its own: a disk or a child may take as long as it likes.
    private static func elsewhere<R: Sendable>(_ work: @escaping @Sendable () -> R) async -> R {
        await withCheckedContinuation { continuation in
            let started = DetachedThread.start("rawi-document") { continuation.resume(returning: work()) }
            // No thread is to be had: better late than never.
            if !started { continuation.resume(returning: work()) }
        }
    }
}
