import PowerCuts
import Synchronization
import Testing

@testable import Store

/// The power goes at each change that SQLite makes to its files: what is left is opened, and is what some commit left, whole.
@Suite struct PowerCutTests {
    /// The machine of one database.
    private final class Machine: Sendable {
        let log = PowerLog()
        private let left = Mutex<Int?>(nil)

        init(_ path: String) {
            DatabaseFiles.watch(path, log)
            log.watch(
                PowerLog.Watcher(stops: { [weak self] in
                    self?.left.withLock { left in
                        guard let count = left else { return false }
                        left = max(0, count - 1)
                        return count == 0
                    } ?? false
                }))
        }

        /// After so many changes more it stops.
        func stop(after count: Int?) { left.withLock { $0 = count } }
    }

    /// SplitMix64: the same each time.
    private struct Dice {
        var state: UInt64

        mutating func happens(_ share: Double) -> Bool {
            state &+= 0x9e37_79b9_7f4a_7c15
            var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return Double((mixed ^ (mixed >> 31)) >> 11) / Double(UInt64(1) << 53) < share
        }
    }

    private static func put(_ files: [String: [UInt8]], at path: String) throws {
        let disk = DiskFiles()
        for suffix in ["", "-wal", "-journal", "-shm"] { try disk.remove(path + suffix) }
        for (suffix, bytes) in files {
            let file = try disk.openForAppending(path + suffix)
            try file.append(bytes)
            file.close()
        }
    }

    private static func articles(_ numbers: Range<Int>, in state: SQLiteState) throws(StoreError) {
        try state.transaction { state throws(StoreError) in
            for number in numbers { for change in FillingTests.changes(number) { try state.apply(change) } }
            try state.apply(.meta(key: "last", value: String(numbers.upperBound)))
        }
    }

    /// What SQLite finds wrong.
    private static func check(_ state: SQLiteState) throws(StoreError) -> String {
        let rows = try state.connection.rows("PRAGMA integrity_check(1)")
        return try rows.next() ? try rows.text(0) : "nothing"
    }

    /// Runs until the machine stops; what fails then is no news.
    private static func run(_ body: () throws(StoreError) -> Void) { do throws(StoreError) { try body() } catch {} }

    @Test("The index is that of a commit, and no earlier one than was flushed", arguments: 0..<40)
    func anyChange(number: Int) throws {
        try withFolder { folder in
            let path = folder + "/state.sqlite"
            let machine = Machine(path)
            defer { DatabaseFiles.unwatch(path) }
            machine.log.begin([:])
            let state = try SQLiteState(path: path)
            try state.connection.execute("PRAGMA wal_autocheckpoint = 20")
            machine.stop(after: number * 23)
            Self.run { () throws(StoreError) in
                for start in stride(from: 0, to: 400, by: 4) { try Self.articles(start..<start + 4, in: state) }
            }
            var dice = Dice(state: UInt64(number))
            let commits = machine.log.commits
            let images = commits.map { commit in machine.log.remains(after: commit) { dice.happens($0) } }
            machine.stop(after: nil)
            try state.close()
            var last = -1
            for image in images {
                try Self.put(image, at: path)
                let left = try SQLiteState(path: path)
                #expect(try Self.check(left) == "ok")
                let known = try left.transaction { state throws(StoreError) in
                    try state.meta("last").flatMap { Int($0) } ?? 0
                }
                #expect(known >= last, "each commit knows what the one before did")
                last = known
                #expect(try left.counts(at: noon).texts == known)
                try left.close()
            }
        }
    }

    @Test("A new index that was stopped while it was filled is thrown away, or all there", arguments: 0..<60)
    func filling(number: Int) throws {
        try withFolder { folder in
            let path = folder + "/state.sqlite"
            let machine = Machine(path)
            defer { DatabaseFiles.unwatch(path) }
            machine.log.begin([:])
            let state = try SQLiteState(path: path)
            var isFilled = false
            // Of some four hundred changes, most at the end.
            machine.stop(after: number < 59 ? number * 8 : 1 << 20)
            Self.run { () throws(StoreError) in
                try state.beginFilling()
                for start in stride(from: 0, to: 400, by: 100) { try Self.articles(start..<start + 100, in: state) }
                try state.endFilling()
                isFilled = true
            }
            var dice = Dice(state: UInt64(number) + 1_000)
            let images = machine.log.commits.map { commit in machine.log.remains(after: commit) { dice.happens($0) } }
            machine.stop(after: nil)
            let isMarked = try DiskFiles().size(SQLiteState.fillingMark(path)) != nil
            #expect(isMarked != isFilled)
            try state.close()
            for image in images {
                if isMarked { try DiskFiles().openForAppending(SQLiteState.fillingMark(path)).close() }
                try Self.put(image, at: path)
                var recovery = Recovery()
                let renewal = DatabaseRenewal(path: path, files: DiskFiles(), now: noon)
                let left = try renewal.open(&recovery) { _ throws(StoreError) in true }
                #expect(recovery.databaseMovedTo == nil)
                #expect(recovery.databaseIsNew == !isFilled)
                #expect(try left.counts(at: noon).texts == (isFilled ? 400 : 0))
                #expect(try Self.check(left) == "ok")
                try left.close()
            }
        }
    }
}
