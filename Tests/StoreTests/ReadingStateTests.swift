import FoundationEssentials
import Glibc
import Testing

@testable import Store

/// The database as those see it who may not write to it.
@Suite struct ReadingStateTests {
    private func fill(_ folder: String) throws(StoreError) -> SQLiteState {
        let state = try SQLiteState(path: folder + "/" + Store.databaseName)
        try state.transaction { state throws(StoreError) in try state.apply(.meta(key: "a", value: "b")) }
        return state
    }

    private func meta(_ path: String) throws(StoreError) -> String? {
        let reader = try SQLiteState(reading: path)
        let found = try reader.transaction { state throws(StoreError) in try state.meta("a") }
        try reader.close()
        return found
    }

    @Test func aReadOnlyFileSystemIsNoHindrance() throws {
        try withFolder { folder in
            let inner = folder + "/a?b%20#c"
            try DiskFiles().makeFolder(inner)
            guard mount("rawi-test", inner, "tmpfs", 0, "size=4m") == 0 else {
                return print("skipped: no right to mount")
            }
            defer { umount2(inner, Int32(MNT_DETACH)) }
            try fill(inner).close()
            #expect(mount("rawi-test", inner, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), "size=4m") == 0)
            #expect(try meta(inner + "/" + Store.databaseName) == "b")
        }
    }

    @Test func aDaemonAtWorkIsReadBeside() throws {
        try withFolder { folder in
            let path = folder + "/" + Store.databaseName
            let state = try fill(folder)
            try state.transaction { open throws(StoreError) in
                try open.apply(.meta(key: "a", value: "c"))
                // A writer in the middle of a transaction: what was there before is read.
                #expect(try meta(path) == "b")
            }
            #expect(try meta(path) == "c")
            try state.close()
        }
    }

    @Test func nothingIsWritten() throws {
        try withFolder { folder in
            try fill(folder).close()
            let reader = try SQLiteState(reading: folder + "/" + Store.databaseName)
            #expect(throws: StoreError.self) {
                try reader.transaction { state throws(StoreError) in try state.apply(.meta(key: "a", value: "c")) }
            }
            try reader.close()
            #expect(try DiskFiles().list(folder).contains { $0.hasSuffix(".damaged") } == false)
        }
    }
}
