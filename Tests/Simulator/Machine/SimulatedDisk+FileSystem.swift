import PowerCuts
import Store
import Synchronization

extension SimulatedDisk: FileSystem {
    /// Runs a call: nothing happens once the machine has stopped, and where it stops in this very call, it has happened or not.
    func call<R>(_ path: String, _ body: (inout State) throws(StoreError) -> R) throws(StoreError) -> R {
        let isStopped = state.withLock { $0.isStopped }
        if isStopped { throw .io(path: path, errno: 5) }
        var failure: StoreError?
        let result = state.withLock { state -> R? in
            do throws(StoreError) { return try body(&state) } catch { failure = error }
            return nil
        }
        if count() { throw .io(path: path, errno: 5) }
        guard let result else { throw failure ?? .io(path: path, errno: 5) }
        return result
    }

    private func isDatabase(_ path: String) -> Bool { path.hasPrefix(databaseFolder) }

    private func forget(_ path: String) {
        guard path.hasPrefix(database) else { return }
        if path == database { power.begin([:]) } else { power.forget(String(path.dropFirst(database.count))) }
    }

    func makeFolder(_ path: String) throws(StoreError) {}

    func list(_ folder: String) throws(StoreError) -> [String] {
        try call(folder) { state throws(StoreError) in
            state.names.keys.filter { $0.hasPrefix(folder + "/") }.map { String($0.dropFirst(folder.count + 1)) }
                .sorted()
        }
    }

    func size(_ path: String) throws(StoreError) -> Int? {
        if isDatabase(path) { return try DiskFiles().size(path) }
        return try call(path) { state throws(StoreError) in
            state.names[Self.resolve(path, state)].flatMap { state.inodes[$0]?.bytes.count }
        }
    }

    func read(_ path: String, at offset: Int, count: Int) throws(StoreError) -> [UInt8] {
        try call(path) { state throws(StoreError) in
            guard let inode = state.names[Self.resolve(path, state)].flatMap({ state.inodes[$0] }) else {
                throw .io(path: path, errno: 2)
            }
            guard offset >= 0, count > 0, offset < inode.bytes.count else { return [] }
            return Array(inode.bytes[offset..<min(inode.bytes.count, offset + count)])
        }
    }

    func openForAppending(_ path: String) throws(StoreError) -> any AppendFile {
        try call(path) { state throws(StoreError) in
            let real = Self.resolve(path, state)
            let inode = state.names[real] ?? Self.make(real, Inode(), &state)
            return SimulatedFile(
                disk: self, path: path, inode: inode, life: state.life, size: state.inodes[inode]?.bytes.count ?? 0)
        }
    }

    private static func make(_ path: String, _ inode: Inode, _ state: inout State) -> Int {
        state.next += 1
        state.inodes[state.next] = inode
        state.names[path] = state.next
        state.changes.append([(path, state.next)])
        return state.next
    }

    func rename(_ from: String, to: String) throws(StoreError) {
        if isDatabase(from) {
            try DiskFiles().rename(from, to: to)
            return forget(from)
        }
        try call(from) { state throws(StoreError) in
            guard let inode = state.names.removeValue(forKey: from) else { throw .io(path: from, errno: 2) }
            state.names[to] = inode
            state.changes.append([(from, nil), (to, inode)])
        }
    }

    func remove(_ path: String) throws(StoreError) {
        if isDatabase(path) {
            try DiskFiles().remove(path)
            return forget(path)
        }
        try call(path) { state throws(StoreError) in
            guard let inode = state.names.removeValue(forKey: path) else { return }
            if let room = state.room { state.room = room + (state.inodes[inode]?.bytes.count ?? 0) }
            state.changes.append([(path, nil)])
        }
    }

    func link(_ path: String, to target: String) throws(StoreError) {
        try call(path) { state throws(StoreError) in _ = Self.make(path, Inode(target: target), &state) }
    }

    func flushFolder(_ path: String) throws(StoreError) {
        try call(path) { state throws(StoreError) in (state.durable, state.changes) = (state.names, []) }
    }

    func freeBytes(_ path: String) throws(StoreError) -> Int {
        try call(path) { state throws(StoreError) in state.room ?? 1 << 40 }
    }

    func lock(_ path: String) throws(StoreError) -> any FileLock {
        try call(path) { state throws(StoreError) in
            guard state.locks.insert(path).inserted else { throw .locked(path: path, pid: nil) }
        }
        return SimulatedLock(disk: self, path: path)
    }

    func databasePath(_ path: String) -> String? { database }
}

private final class SimulatedLock: FileLock {
    let disk: SimulatedDisk
    let path: String

    init(disk: SimulatedDisk, path: String) { (self.disk, self.path) = (disk, path) }

    var isInPlace: Bool { true }
    func release() { disk.state.withLock { _ = $0.locks.remove(path) } }
}
