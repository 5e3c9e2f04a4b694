import PowerCuts
import Store
import Synchronization

/// A disk that forgets what was not flushed: bytes, cuts, new names, renames and removals, each of them or not, as a loss of power
/// would have it. It also fills up, fails, and stops at a call.
///
/// The database lies on the real disk, in memory where there is such a place: SQLite has its own way to files. What is lost of them,
/// `PowerLog` says; renames and removals by the store are told to it, and count as safe.
final class SimulatedDisk: Sendable {
    struct Inode {
        var bytes: [UInt8] = []
        /// So many of them are on the disk for sure.
        var flushed = 0
        /// What was cut off since: it may come back.
        var cut: [UInt8] = []
        /// A symbolic link.
        var target: String?
    }

    struct State {
        var inodes: [Int: Inode] = [:]
        var names: [String: Int] = [:]
        /// As they are on the disk for sure, and what was done to them since: each all or nothing.
        var durable: [String: Int] = [:]
        var changes: [[(path: String, inode: Int?)]] = []
        var next = 0
        var locks: Set<String> = []
        var room: Int?
        var failingFlushes = 0
        /// Another one for each start: handles of an earlier life do nothing.
        var life = 0
        var isStopped = false
        /// The machine stops at the call after so many; nil: not.
        var callsLeft: Int?
        /// What SQLite does to its files are calls as well.
        var countsDatabase = false
    }

    let state = Mutex(State())
    let databaseFolder: String
    let power = PowerLog()
    private let watcher = Mutex<Watcher?>(nil)

    struct Watcher: Sendable {
        /// Called in the middle of the call at which the machine stops.
        let stop: @Sendable () -> Void
        /// Told of bytes as they become safe, with the path of their file.
        let heard: @Sendable (String, [UInt8]) -> Void
    }

    init(databaseFolder: String) { self.databaseFolder = databaseFolder }

    var database: String { databaseFolder + "/state.sqlite" }

    func watch(_ watcher: Watcher) { self.watcher.withLock { $0 = watcher } }

    func hear(_ path: String, _ bytes: [UInt8]) {
        let watcher = watcher.withLock { $0 }
        watcher?.heard(path, bytes)
    }

    /// One call to disk or network; true when it is the one at which the machine stops.
    func count() -> Bool {
        let isNow = state.withLock { state in
            guard let left = state.callsLeft, !state.isStopped else { return false }
            state.callsLeft = left > 0 ? left - 1 : nil
            guard left == 0 else { return false }
            state.isStopped = true
            return true
        }
        if isNow {
            let watcher = watcher.withLock { $0 }
            watcher?.stop()
        }
        return isNow
    }

    /// A change that SQLite is about to make; true: it does not come to that.
    func stopsDatabase() -> Bool {
        let (isStopped, counts) = state.withLock { ($0.isStopped, $0.countsDatabase) }
        return isStopped || counts && count()
    }

    /// The machine starts again, after the process ended (`chance` nil) or the power went.
    func restart(losing chance: Chance?) {
        state.withLock { state in
            state.life += 1
            (state.isStopped, state.callsLeft, state.failingFlushes, state.locks) = (false, nil, 0, [])
            state.countsDatabase = false
            guard var chance else { return }
            Self.loseNames(&state, &chance)
            Self.loseBytes(&state, &chance)
        }
    }

    private static func loseNames(_ state: inout State, _ chance: inout Chance) {
        let keepsAll = chance.happens(0.3)
        var names = state.durable
        for change in state.changes where keepsAll || chance.happens(0.5) {
            for (path, inode) in change { names[path] = inode }
        }
        (state.names, state.durable, state.changes) = (names, names, [])
        let used = Set(names.values)
        state.inodes = state.inodes.filter { used.contains($0.key) }
    }

    private static func loseBytes(_ state: inout State, _ chance: inout Chance) {
        for key in state.inodes.keys.sorted() {
            guard var inode = state.inodes[key], inode.target == nil else { continue }
            if !inode.cut.isEmpty, inode.flushed == inode.bytes.count, chance.happens(0.5) {
                inode.bytes += inode.cut
            } else {
                let loose = inode.bytes.count - inode.flushed
                let kept = chance.happens(0.3) ? loose : chance.below(loose + 1)
                inode.bytes.removeLast(loose - kept)
                // The size was written, the block was not.
                if kept > 1, chance.happens(0.2) {
                    for index in (inode.bytes.count - kept / 2)..<inode.bytes.count { inode.bytes[index] = 0 }
                }
            }
            (inode.flushed, inode.cut) = (inode.bytes.count, [])
            state.inodes[key] = inode
        }
    }

    func bytes(_ path: String) -> [UInt8]? {
        state.withLock { state in state.names[Self.resolve(path, state)].flatMap { state.inodes[$0]?.bytes } }
    }

    static func resolve(_ path: String, _ state: State) -> String {
        guard let target = state.names[path].flatMap({ state.inodes[$0]?.target }),
            let slash = path.lastIndex(of: "/")
        else { return path }
        return path[...slash] + target
    }
}
