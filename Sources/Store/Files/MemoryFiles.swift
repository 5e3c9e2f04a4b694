import Synchronization

/// A file system in memory that breaks where it is told to: for tests of crashes and full disks, and for simulations.
///
/// What was appended but not flushed is lost in a `crash`, but for a prefix whose length the test chooses. A name made since
/// the last `flushFolder` is lost as well. Renames and removals are durable at once, as on a journalling file system.
package final class MemoryFiles: FileSystem {
    /// What goes wrong next.
    package struct Faults: Sendable {
        /// Bytes that still fit; nil is no limit. Truncating and removing make room again.
        package var room: Int?
        /// So many of the next writes fail with EIO after half of their bytes.
        package var failingWrites = 0
        /// So many of the next flushes fail with EIO.
        package var failingFlushes = 0
        /// So many of the next truncations fail with EIO.
        package var failingTruncations = 0
        /// It cannot say beforehand whether there is room.
        package var cannotReserve = false
        /// So many more changes succeed, each a call; all after them fail with EIO. nil is no limit.
        package var changesLeft: Int?
        /// Folders on another file system: nothing can be renamed into them.
        package var elsewhere: Set<String> = []

        package init() {}

        fileprivate mutating func takeChange() -> Bool {
            guard let left = changesLeft else { return true }
            changesLeft = max(0, left - 1)
            return left > 0
        }
    }

    struct Node {
        var bytes: [UInt8] = []
        var flushed = 0
        var isNamed = false
        var target: String?
    }

    struct State {
        var nodes: [String: Node] = [:]
        var folders: Set<String> = []
        var locks: Set<String> = []
        var faults = Faults()
        /// Handles of an earlier life must not write into this one.
        var life = 0
        /// How often a file was cut: whoever follows it reads it again from its beginning.
        var cuts = 0
    }

    let state = Mutex(State())

    package init() {}

    package func setFaults(_ change: (inout Faults) -> Void) {
        state.withLock { change(&$0.faults) }
    }

    /// The machine stops: unflushed bytes are gone but for the first `torn` of each file, and so are locks and faults.
    package func crash(keepingUnflushed torn: Int = 0) {
        state.withLock { state in
            for (path, node) in state.nodes {
                guard node.isNamed || node.target != nil else {
                    state.nodes[path] = nil
                    continue
                }
                let kept = min(node.bytes.count, node.flushed + torn)
                state.nodes[path]?.bytes.removeLast(node.bytes.count - kept)
                state.nodes[path]?.flushed = kept
            }
            state.locks = []
            state.faults = Faults()
            state.life += 1
        }
    }

    /// The file's bytes, links followed once; nil when there is none. For tests.
    package func bytes(_ path: String) -> [UInt8]? {
        state.withLock { state in state.nodes[Self.resolve(path, state)]?.bytes }
    }

    /// How often a file that has bytes lost some. For tests.
    package var cuts: Int { state.withLock(\.cuts) }

    /// Puts a file in place, flushed. For tests.
    package func put(_ path: String, _ bytes: [UInt8]) {
        state.withLock { $0.nodes[path] = Node(bytes: bytes, flushed: bytes.count, isNamed: true) }
    }

    package func makeFolder(_ path: String) throws(StoreError) {
        state.withLock { _ = $0.folders.insert(path) }
    }

    package func list(_ folder: String) throws(StoreError) -> [String] {
        let prefix = folder.hasSuffix("/") ? folder : folder + "/"
        return state.withLock { state in
            state.nodes.keys.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
                .filter { !$0.contains("/") }
        }
    }

    package func size(_ path: String) throws(StoreError) -> Int? { bytes(path)?.count }

    package func read(_ path: String, at offset: Int, count: Int) throws(StoreError) -> [UInt8] {
        guard let bytes = bytes(path) else { throw .io(path: path, errno: 2) }
        guard offset >= 0, count > 0, offset < bytes.count else { return [] }
        return Array(bytes[offset..<min(bytes.count, offset + count)])
    }

    package func openForAppending(_ path: String) throws(StoreError) -> any AppendFile {
        let (life, size) = state.withLock { state in
            let real = Self.resolve(path, state)
            if state.nodes[real] == nil { state.nodes[real] = Node() }
            return (state.life, state.nodes[real]?.bytes.count ?? 0)
        }
        return MemoryFile(files: self, path: path, life: life, size: size)
    }

    /// One more change, or EIO.
    private func change(_ path: String) throws(StoreError) {
        if !state.withLock({ $0.faults.takeChange() }) { throw .io(path: path, errno: 5) }
    }

    package func rename(_ from: String, to: String) throws(StoreError) {
        try change(from)
        if state.withLock({ state in state.faults.elsewhere.contains { to.hasPrefix($0 + "/") && !from.hasPrefix($0) } }
        ) {
            throw .io(path: from, errno: 18)
        }
        let isThere = state.withLock { state in
            guard let node = state.nodes.removeValue(forKey: from) else { return false }
            state.nodes[to] = node
            return true
        }
        if !isThere { throw .io(path: from, errno: 2) }
    }

    package func remove(_ path: String) throws(StoreError) {
        try change(path)
        state.withLock { state in
            let node = state.nodes.removeValue(forKey: path)
            if let room = state.faults.room { state.faults.room = room + (node?.bytes.count ?? 0) }
        }
    }

    package func link(_ path: String, to target: String) throws(StoreError) {
        state.withLock { $0.nodes[path] = Node(isNamed: true, target: target) }
    }

    package func flushFolder(_ path: String) throws(StoreError) {
        try change(path)
        let prefix = path.hasSuffix("/") ? path : path + "/"
        state.withLock { state in
            for name in state.nodes.keys where name.hasPrefix(prefix) { state.nodes[name]?.isNamed = true }
        }
    }

    package func freeBytes(_ path: String) throws(StoreError) -> Int {
        state.withLock { $0.faults.room ?? 1 << 40 }
    }

    package func lock(_ path: String) throws(StoreError) -> any FileLock {
        let isFree = state.withLock { $0.locks.insert(path).inserted }
        if !isFree { throw .locked(path: path, pid: nil) }
        return MemoryLock(files: self, path: path)
    }

    package func databasePath(_ path: String) -> String? { nil }

    static func resolve(_ path: String, _ state: State) -> String {
        guard let target = state.nodes[path]?.target else { return path }
        guard !target.hasPrefix("/"), let slash = path.lastIndex(of: "/") else { return target }
        return path[...slash] + target
    }
}

private final class MemoryFile: AppendFile {
    let path: String
    private(set) var size: Int
    private let files: MemoryFiles
    private let life: Int

    init(files: MemoryFiles, path: String, life: Int, size: Int) {
        self.files = files
        self.path = path
        self.life = life
        self.size = size
    }

    func reserve(_ count: Int) throws(StoreError) {
        let hasRoom = files.state.withLock { state in
            state.faults.cannotReserve || state.faults.room.map { $0 >= count } ?? true
        }
        if !hasRoom { throw .full(path: path) }
    }

    func append(_ bytes: [UInt8]) throws(StoreError) {
        let (written, code) =
            change { state, node -> (Int, StoreError?) in
                var count = bytes.count
                var failure: StoreError?
                guard state.faults.takeChange() else { return (0, .io(path: path, errno: 5)) }
                if state.faults.failingWrites > 0 {
                    state.faults.failingWrites -= 1
                    count /= 2
                    failure = .io(path: path, errno: 5)
                }
                if let room = state.faults.room {
                    if room < count { failure = .full(path: path) }
                    count = min(count, room)
                    state.faults.room = room - count
                }
                node.bytes += bytes.prefix(count)
                return (count, failure)
            } ?? (0, .io(path: path, errno: 9))
        size += written
        if let code { throw code }
    }

    func flush() throws(StoreError) {
        let isFlushed = change { state, node in
            guard state.faults.takeChange() else { return false }
            if state.faults.failingFlushes > 0 {
                state.faults.failingFlushes -= 1
                return false
            }
            node.flushed = node.bytes.count
            return true
        }
        if isFlushed != true { throw .io(path: path, errno: 5) }
    }

    func truncate(to newSize: Int) throws(StoreError) {
        let isCut = change { state, node in
            if state.faults.failingTruncations > 0 {
                state.faults.failingTruncations -= 1
                return false
            }
            let surplus = max(0, node.bytes.count - newSize)
            node.bytes.removeLast(surplus)
            state.cuts += surplus > 0 ? 1 : 0
            node.flushed = min(node.flushed, newSize)
            if let room = state.faults.room { state.faults.room = room + surplus }
            return true
        }
        if isCut != true { throw .io(path: path, errno: 5) }
        size = newSize
    }

    /// One at a time anyway.
    func takeTurn() throws(StoreError) { size = files.bytes(path)?.count ?? 0 }

    var isInPlace: Bool { files.bytes(path) != nil }

    func close() {}

    /// nil after a crash: the handle is of an earlier life.
    private func change<R>(_ body: (inout MemoryFiles.State, inout MemoryFiles.Node) -> R) -> R? {
        files.state.withLock { state in
            guard state.life == life else { return nil }
            let real = MemoryFiles.resolve(path, state)
            guard var node = state.nodes.removeValue(forKey: real) else { return nil }
            defer { state.nodes[real] = node }
            return body(&state, &node)
        }
    }
}

private final class MemoryLock: FileLock {
    private let isHeld = Atomic(true)
    private let files: MemoryFiles
    private let path: String

    init(files: MemoryFiles, path: String) {
        self.files = files
        self.path = path
    }

    deinit { release() }

    var isInPlace: Bool { true }

    func release() {
        // Once only: by then another may have it.
        let wasHeld = isHeld.exchange(false, ordering: .acquiringAndReleasing)
        if wasHeld { files.state.withLock { _ = $0.locks.remove(path) } }
    }
}
