import Extract
import FoundationEssentials
import Poppler
import Synchronization

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

    /// As many files as are read at a time: a child for each, beside what pages take.
    private static let turns = Permits(2)

    /// The real file system.
    package static let disk = DocumentFolder(
        list: { path in await elsewhere { _ in FolderWalk.list(path, readsPDF: PDFReader.find() != nil) } },
        read: { folder, name, room in
            let answer = await turns.withTurn { () async -> Outcome.Answer in
                guard let hold = await room.memory.acquire(cost(of: name)) else { return .cancelled }
                defer { withExtendedLifetime(hold) {} }
                let raw = await elsewhere { flag in RawDocument.read(name, in: folder) { flag.isSet } }
                if Task.isCancelled { return .cancelled }
                switch raw {
                case .success(let raw): return await room.cores.with { raw.answer() } ?? .cancelled
                case .failure(let fault): return .documentUnreadable(fault)
                }
            }
            return answer ?? .cancelled
        })

    /// What reading one may take at its worst: the limits of `RawDocument`, of archives and of children, and a few copies of
    /// the text.
    private static func cost(of name: DocumentName) -> Int {
        switch DocumentFormat(name: name.shown) {
        case .pdf: PDFReader.memoryBytes
        case .docx, .odt, .epub: 128 << 20
        case .html, .mhtml, .text, .markdown, .eml, nil: 64 << 20
        }
    }

    /// On a thread of its own: a disk or a child may take as long as it likes. What waits there can ask whether it shall go on.
    private static func elsewhere<R: Sendable>(_ work: @escaping @Sendable (StopFlag) -> R) async -> R {
        let flag = StopFlag()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let started = DetachedThread.start("rawi-document") { continuation.resume(returning: work(flag)) }
                // No thread is to be had: better late than never.
                if !started { continuation.resume(returning: work(flag)) }
            }
        } onCancel: {
            flag.set()
        }
    }
}

/// Set once, from another thread.
final class StopFlag: Sendable {
    private let flag = Atomic(false)

    var isSet: Bool { flag.load(ordering: .relaxed) }
    func set() { flag.store(true, ordering: .relaxed) }
}
