import Store

/// An open file of the simulated disk.
final class SimulatedFile: AppendFile {
    let path: String
    private(set) var size: Int
    private let disk: SimulatedDisk
    private let inode: Int
    private let life: Int
    /// From where on nobody has been told yet.
    private var told: Int

    init(disk: SimulatedDisk, path: String, inode: Int, life: Int, size: Int) {
        (self.disk, self.path, self.inode, self.life, self.size) = (disk, path, inode, life, size)
        told = size
    }

    private func change<R>(
        _ body: (inout SimulatedDisk.State, inout SimulatedDisk.Inode) throws(StoreError) -> R
    ) throws(StoreError) -> R {
        try disk.call(path) { state throws(StoreError) in
            guard state.life == life, var node = state.inodes.removeValue(forKey: inode) else {
                throw .io(path: path, errno: 9)
            }
            defer { state.inodes[inode] = node }
            return try body(&state, &node)
        }
    }

    func reserve(_ count: Int) throws(StoreError) {
        let fits = try change { state, _ throws(StoreError) in (state.room ?? .max) >= count }
        if !fits { throw .full(path: path) }
    }

    func takeTurn() {}

    /// Nobody removes one that is open here.
    var isInPlace: Bool { true }

    func append(_ bytes: [UInt8]) throws(StoreError) {
        let (written, failure) = try change { state, node throws(StoreError) -> (Int, StoreError?) in
            let count = min(bytes.count, state.room ?? bytes.count)
            if let room = state.room { state.room = room - count }
            node.bytes += bytes.prefix(count)
            return (count, count < bytes.count ? .full(path: path) : nil)
        }
        size += written
        if let failure { throw failure }
    }

    func flush() throws(StoreError) {
        let fresh = try change { state, node throws(StoreError) -> [UInt8] in
            if state.failingFlushes > 0 {
                state.failingFlushes -= 1
                throw .io(path: path, errno: 5)
            }
            (node.flushed, node.cut) = (node.bytes.count, [])
            return Array(node.bytes[min(told, node.bytes.count)...])
        }
        told = size
        disk.hear(path, fresh)
    }

    func truncate(to newSize: Int) throws(StoreError) {
        try change { state, node throws(StoreError) in
            let surplus = max(0, node.bytes.count - newSize)
            node.cut = Array(node.bytes.suffix(surplus)) + node.cut
            node.bytes.removeLast(surplus)
            node.flushed = min(node.flushed, newSize)
            if let room = state.room { state.room = room + surplus }
        }
        size = newSize
        told = min(told, newSize)
    }

    func close() {}
}
