import CSQLite
import Glibc
import Testing

@testable import Store

/// What SQLite and the system behind it say, in our words.
@Suite(.serialized) struct SQLiteFailureTests {
    private func filled(_ path: String) throws {
        let state = try SQLiteState(path: path)
        try state.transaction { tx throws(StoreError) in
            for number in 0..<2_000 {
                try tx.apply(
                    .add(
                        Target(
                            key: "page:\(number)", kind: .page, url: "https://example.com/\(number)",
                            site: "s\(number)", due: noon)))
            }
        }
        try state.close()
    }

    private func failure(_ body: () throws(StoreError) -> Void) -> StoreError? {
        do throws(StoreError) {
            try body()
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "Opening",
        arguments: [
            (EMFILE, StoreError.io(path: "", errno: EMFILE)), (ENFILE, .io(path: "", errno: ENFILE)),
            (EACCES, .notPermitted(path: "", errno: EACCES)), (EROFS, .cannotCreate(path: "", errno: EROFS)),
            (ENOSPC, .full(path: "")), (EIO, .io(path: "", errno: EIO)),
        ])
    func opening(number: Int32, expected: StoreError) throws {
        try withFolder { folder in
            let path = folder + "/state.sqlite"
            for isThere in [false, true] {
                if isThere { try filled(path) }
                let said = SystemFaults.failing(.open, with: number) {
                    failure { () throws(StoreError) in _ = try SQLiteState(path: path) }
                }
                #expect(said == expected.of(path))
            }
        }
    }

    @Test("Reading", arguments: [EIO, ENXIO, EBADF])
    func reading(number: Int32) throws {
        try withFolder { folder in
            let path = folder + "/state.sqlite"
            try filled(path)
            let said = SystemFaults.failing(.read, with: number) {
                failure { () throws(StoreError) in _ = try SQLiteState(path: path) }
            }
            #expect(said == .io(path: path, errno: number))
            let state = try SQLiteState(path: path)
            let later = SystemFaults.failing(.read, with: number) {
                failure { () throws(StoreError) in _ = try state.claim(at: noon, limit: 2_000, perSite: 1) }
            }
            #expect(later == .io(path: path, errno: number))
            // Nothing is wrong with the file.
            #expect(try state.claim(at: noon, limit: 2_000, perSite: 1).count == 2_000)
            #expect(try DiskFiles().size(SQLiteState.damageMark(path)) == nil)
            try state.close()
        }
    }

    @Test(
        "Writing",
        arguments: [
            (ENOSPC, StoreError.full(path: "")), (EDQUOT, .full(path: "")), (EIO, .io(path: "", errno: EIO)),
        ])
    func writing(number: Int32, expected: StoreError) throws {
        try withFolder { folder in
            let path = folder + "/state.sqlite"
            try filled(path)
            let state = try SQLiteState(path: path)
            let change = { () throws(StoreError) in
                try state.transaction { tx throws(StoreError) in try tx.apply(.meta(key: "k", value: "v")) }
            }
            #expect(SystemFaults.failing(.write, with: number) { failure(change) } == expected.of(path))
            #expect(failure(change) == nil)
            try state.close()
            // The file that readers and writers share cannot grow.
            let opening = { () throws(StoreError) in
                let state = try SQLiteState(path: path)
                try state.transaction { tx throws(StoreError) in try tx.apply(.meta(key: "k", value: "v")) }
            }
            #expect(SystemFaults.failing(.write, with: number) { failure(opening) } == expected.of(path))
            #expect(failure(opening) == nil)
        }
    }

    @Test func aFolderInItsPlaceIsSaidSo() throws {
        try withFolder { folder in
            let path = folder + "/state.sqlite"
            try DiskFiles().makeFolder(path)
            let store = { try Store(opening: options(folder), files: DiskFiles(), now: noon) }
            #expect(throws: StoreError.cannotCreate(path: path, errno: EISDIR)) { try store() }
        }
    }

    @Test func anotherProgramsLockIsWaitedForAndSaid() throws {
        try withFolder { folder in
            let path = folder + "/state.sqlite"
            try filled(path)
            let state = try SQLiteState(path: path, busyTimeout: .milliseconds(1))
            let other = try SQLiteConnection(.file(path), busyTimeout: .zero)
            try other.execute("BEGIN IMMEDIATE")
            let change = { () throws(StoreError) in
                try state.transaction { tx throws(StoreError) in try tx.apply(.meta(key: "k", value: "v")) }
            }
            #expect(failure(change) == .busy(path: path))
            // Reading needs no lock.
            #expect(try state.claim(at: noon, limit: 1, perSite: 1).count == 1)
            try other.execute("COMMIT")
            #expect(failure(change) == nil)
            #expect(SQLiteState.busyTimeout <= .seconds(5))
            try state.close()
            // One that lets nobody in.
            try other.execute("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
            let opening = { () throws(StoreError) in _ = try SQLiteState(path: path, busyTimeout: .milliseconds(1)) }
            #expect(failure(opening) == .busy(path: path))
        }
    }

    private static func said(
        _ code: Int32, errno: Int32 = 0, isFull: Bool = false, refusal: Int32 = 0
    ) -> StoreError {
        SQLiteFailure(
            code: code, message: "m", errno: errno, path: "p", isFull: { _ in isFull }, refusal: { _ in refusal }
        ).storeError
    }

    @Test func codesMeanWhatTheSystemSays() {
        let sizeOfShared = SQLITE_IOERR | 19 << 8
        #expect(Self.said(SQLITE_FULL) == .full(path: "p"))
        #expect(Self.said(sizeOfShared, isFull: true) == .full(path: "p"))
        #expect(Self.said(sizeOfShared, errno: ENOSPC) == .full(path: "p"))
        #expect(Self.said(SQLITE_IOERR, errno: EIO, isFull: true) == .io(path: "p", errno: EIO))
        // No number where the system gave none.
        #expect(Self.said(sizeOfShared) == .database(code: SQLITE_IOERR, message: "m"))
        #expect(Self.said(SQLITE_CANTOPEN) == .database(code: SQLITE_CANTOPEN, message: "m"))
        #expect(Self.said(SQLITE_IOERR | 2 << 8).isDamage)
        for reason in [EROFS, EACCES, EPERM] {
            #expect(Self.said(SQLITE_READONLY | 6 << 8, refusal: reason) == .notPermitted(path: "p", errno: reason))
        }
        #expect(Self.said(SQLITE_READONLY) == .database(code: SQLITE_READONLY, message: "m"))
        #expect(Self.said(SQLITE_BUSY | 2 << 8) == .busy(path: "p"))
        #expect(Self.said(SQLITE_LOCKED) == .busy(path: "p"))
        #expect(Self.said(SQLITE_CORRUPT | 1 << 8) == .database(code: SQLITE_CORRUPT, message: "m"))
        #expect(Self.said(SQLITE_NOTADB).isDamage)
        #expect(Self.said(SQLITE_CORRUPT, errno: EIO) == .io(path: "p", errno: EIO))
        #expect(Self.said(SQLITE_CONSTRAINT | 5 << 8).isDamage)
        #expect(!Self.said(SQLITE_TOOBIG).isDamage)
    }
}

extension StoreError {
    /// The same of another file.
    fileprivate func of(_ path: String) -> StoreError {
        switch self {
        case .io(_, let number): .io(path: path, errno: number)
        case .full: .full(path: path)
        case .notPermitted(_, let number): .notPermitted(path: path, errno: number)
        case .cannotCreate(_, let number): .cannotCreate(path: path, errno: number)
        default: self
        }
    }
}
