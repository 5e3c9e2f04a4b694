import Synchronization

/// What was done to the files of a database since each was flushed, and so what a loss of power may leave of them: of what was not
/// flushed any part in any order, pages torn at sectors, removals that did not take place.
///
/// The caller chooses with which commit it ends. The first change of the write-ahead log after that is always lost, so that nothing
/// that follows counts, whatever of it is there.
package final class PowerLog: Sendable {
    package enum Change: Sendable {
        case write([UInt8], at: Int)
        case cut(to: Int)
        case remove
    }

    private struct Pending {
        let number: Int
        let change: Change
    }

    private struct File {
        /// On the disk for sure; nil: it is not there.
        var safe: [UInt8]?
        var pending: [Pending] = []

        var isThere: Bool {
            guard let last = pending.last else { return safe != nil }
            if case .remove = last.change { return false }
            return true
        }
    }

    private struct State {
        var files: [String: File] = [:]
        var last = 0
        var commits = [0]
        var hasCommitFrame = false
    }

    package struct Watcher: Sendable {
        /// Asked before each change; true: the machine has stopped, or does now, and it does not happen.
        let stops: @Sendable () -> Bool
        /// Told of each commit, by its number.
        let committed: @Sendable (Int) -> Void

        package init(stops: @escaping @Sendable () -> Bool, committed: @escaping @Sendable (Int) -> Void = { _ in }) {
            (self.stops, self.committed) = (stops, committed)
        }
    }

    private let state = Mutex(State())
    private let watcher = Mutex<Watcher?>(nil)

    package init() {}

    package func watch(_ watcher: Watcher) { self.watcher.withLock { $0 = watcher } }

    private func tell(_ commit: Int) {
        let watcher = watcher.withLock { $0 }
        watcher?.committed(commit)
    }

    /// The commits with which a loss of power now may end; the last one is the newest.
    package var commits: [Int] { state.withLock(\.commits) }

    /// How many changes there were.
    package var changes: Int { state.withLock(\.last) }

    /// As they lie there, all of it safe.
    package func begin(_ files: [String: [UInt8]]) {
        let commit = state.withLock { state in
            state.files = files.mapValues { File(safe: $0) }
            state.last += 1
            (state.commits, state.hasCommitFrame) = ([state.last], false)
            return state.last
        }
        tell(commit)
    }

    /// It was put elsewhere, or removed, by somebody else and for good.
    package func forget(_ name: String) { state.withLock { $0.files[name] = nil } }

    func allows() -> Bool {
        let watcher = watcher.withLock { $0 }
        let stops = watcher?.stops() ?? false
        // The head of a frame without its page.
        if stops { state.withLock { $0.hasCommitFrame = false } }
        return !stops
    }

    func open(_ name: String) {
        let isThere = state.withLock { $0.files[name]?.isThere ?? false }
        if !isThere { note(.write([], at: 0), of: name) }
    }

    func note(_ change: Change, of name: String) {
        state.withLock { state in
            state.last += 1
            state.files[name, default: File()].pending.append(Pending(number: state.last, change: change))
            if case .write(let bytes, _) = change, Self.isCommit(bytes, name) { state.hasCommitFrame = true }
        }
    }

    /// The head of a frame that ends a transaction says how many pages there are (https://www.sqlite.org/fileformat2.html#walformat).
    private static func isCommit(_ bytes: [UInt8], _ name: String) -> Bool {
        name.hasSuffix("-wal") && bytes.count == 24 && bytes[4..<8].contains { $0 != 0 }
    }

    /// Who wrote to the log lets others do so.
    func ended() {
        let commit = state.withLock { state -> Int? in
            guard state.hasCommitFrame else { return nil }
            state.hasCommitFrame = false
            state.commits.append(state.last)
            return state.last
        }
        if let commit { tell(commit) }
    }

    func flush(_ name: String) {
        state.withLock { state in
            guard var file = state.files[name] else { return }
            for pending in file.pending { Self.apply(pending.change, to: &file.safe) }
            file.pending = []
            state.files[name] = file
            if name.hasSuffix("-wal"), let newest = state.commits.last { state.commits = [newest] }
        }
    }

    private static func apply(_ change: Change, to file: inout [UInt8]?) {
        switch change {
        case .write(let bytes, let offset):
            var old = file ?? []
            if old.count < offset + bytes.count {
                old += [UInt8](repeating: 0, count: offset + bytes.count - old.count)
            }
            old.replaceSubrange(offset..<(offset + bytes.count), with: bytes)
            file = old
        case .cut(let size): file = file.map { Array($0.prefix(size)) }
        case .remove: file = nil
        }
    }

    private static let sector = 512

    /// What is on the disk when the power comes back.
    /// - Parameter happens: chance, by share.
    package func remains(after commit: Int, _ happens: (Double) -> Bool) -> [String: [UInt8]] {
        let files = state.withLock(\.files)
        var remains: [String: [UInt8]] = [:]
        for (name, file) in files.sorted(by: { $0.key < $1.key }) {
            var bytes = file.safe
            for pending in file.pending where pending.number <= commit { Self.apply(pending.change, to: &bytes) }
            let later = file.pending.filter { $0.number > commit }
            let rest = name.hasSuffix("-wal") ? later.dropFirst() : later[...]
            let keepsAll = happens(0.2)
            for pending in rest { Self.tear(pending.change, &bytes, keepsAll: keepsAll, happens) }
            remains[name] = bytes
        }
        return remains
    }

    private static func tear(_ change: Change, _ file: inout [UInt8]?, keepsAll: Bool, _ happens: (Double) -> Bool) {
        if keepsAll || happens(0.4) { return apply(change, to: &file) }
        guard case .write(let bytes, let offset) = change, bytes.count > sector, happens(0.5) else { return }
        for start in stride(from: 0, to: bytes.count, by: sector) where happens(0.5) {
            apply(.write(Array(bytes[start..<min(bytes.count, start + sector)]), at: offset + start), to: &file)
        }
    }
}
