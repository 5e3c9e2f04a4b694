import Bytes
import FoundationEssentials
import Glibc
import Testing

@testable import Store

@Suite struct StoreTests {
    @Test func aStoreIsOpenedTwiceOnlyOneAfterTheOther() throws {
        try withFolder { folder in
            let store = try Store(opening: options(folder), files: DiskFiles(), now: noon)
            #expect(throws: StoreError.locked(path: folder + "/lock", pid: getpid())) {
                try Store(opening: options(folder), files: DiskFiles(), now: noon)
            }
            try store.close()
            let again = try Store(opening: options(folder), files: DiskFiles(), now: noon)
            #expect(!again.recovery.databaseIsNew)
            try again.close()
        }
    }

    @Test func linesGoFirstAndTheDatabaseFollows() throws {
        try withFolder { folder in
            let store = try Store(opening: options(folder), files: DiskFiles(), now: noon)
            #expect(store.recovery.databaseIsNew)
            for _ in 0..<3 {
                try store.state.transaction { tx throws(StoreError) in
                    try tx.apply(.meta(key: "k", value: "\(store.records.nextSeq)"))
                    try store.records.append(lines(2, for: store.records))
                    try tx.apply(.position(log: "records", store.records.position))
                }
            }
            // These the database never hears of.
            try store.records.append(lines(2, for: store.records))
            try store.close()

            let next = try Store(opening: options(folder), files: DiskFiles(), now: noon)
            let position = try next.state.transaction { tx throws(StoreError) in try tx.position(of: "records") }
            #expect(position?.seq == 6)
            #expect(try replayed(next.records, after: position).seqs == [7, 8])
            #expect(try next.hasRoom())
            try next.close()
        }
    }

    @Test(
        "A damaged database is set aside",
        arguments: [
            Array("no database at all, but long enough to be looked at".utf8), [UInt8](repeating: 0xFF, count: 8192),
        ])
    func damagedDatabase(bytes: [UInt8]) throws {
        try withFolder { folder in
            let files = DiskFiles()
            let file = try files.openForAppending(folder + "/state.sqlite")
            try file.append(bytes)
            file.close()
            let store = try Store(opening: options(folder), files: files, now: noon)
            let aside = folder + "/state.sqlite.corrupt-20261121T120000Z"
            #expect(store.recovery.databaseIsNew)
            #expect(store.recovery.databaseMovedTo == aside)
            #expect(store.recovery.databaseMovedFor == .damaged)
            #expect(try files.size(aside) == bytes.count)
            try store.close()
        }
    }

    @Test func damageFoundLaterIsSetAsideAtTheNextStart() throws {
        try withFolder { folder in
            let files = DiskFiles()
            let store = try Store(opening: options(folder), files: files, now: noon)
            try store.state.transaction { tx throws(StoreError) in
                for number in 0..<2000 {
                    try tx.apply(
                        .add(
                            Target(
                                key: "page:\(number)", kind: .page, url: "https://example.com/\(number)",
                                site: "s\(number)", due: noon)))
                }
            }
            try store.close()
            // Everything after the tables' first pages is overwritten.
            let path = folder + "/state.sqlite"
            let size = try #require(try files.size(path))
            let head = try files.read(path, at: 0, count: 4096 * 30)
            try files.remove(path)
            let file = try files.openForAppending(path)
            try file.append(head + [UInt8](repeating: 0xA5, count: size - head.count))
            file.close()

            var failure: StoreError?
            do throws(StoreError) {
                let damaged = try Store(opening: options(folder), files: files, now: noon)
                do throws(StoreError) {
                    _ = try damaged.state.claim(at: noon, limit: 2000, perSite: 1)
                    _ = try damaged.state.transaction { tx throws(StoreError) in
                        try tx.existing((0..<2000).map { "page:\($0)" })
                    }
                } catch { failure = error }
                try damaged.close()
            } catch { failure = error }
            if let failure { #expect(failure.isDamage) }
            let renewed = try Store(opening: options(folder), files: files, now: noon)
            #expect(failure == nil || renewed.recovery.databaseMovedTo != nil)
            try renewed.close()
        }
    }

    @Test func aDeletedDatabaseIsNewAgain() throws {
        try withFolder { folder in
            let store = try Store(opening: options(folder), files: DiskFiles(), now: noon)
            try store.state.transaction { tx throws(StoreError) in try tx.apply(.meta(key: "k", value: "v")) }
            try store.close()
            try DiskFiles().remove(folder + "/state.sqlite")
            let next = try Store(opening: options(folder), files: DiskFiles(), now: noon)
            #expect(next.recovery.databaseIsNew)
            #expect(next.recovery.databaseMovedTo == nil)
            #expect(try next.state.transaction { tx throws(StoreError) in try tx.meta("k") } == nil)
            try next.close()
        }
    }

    @Test(
        "A database of each earlier version is brought up to date with what it holds",
        arguments: 1..<SQLiteSchema.migrations.count)
    func earlierVersions(version: Int) throws {
        try withFolder { folder in
            let path = folder + "/state.sqlite"
            let db = try SQLiteConnection(.file(path), busyTimeout: .zero)
            for migration in SQLiteSchema.migrations.prefix(version) { try db.execute(migration) }
            try db.execute("PRAGMA user_version = \(version)")
            try db.run("INSERT INTO sites (site, free_at) VALUES ('a.example', 0)")
            try db.run(
                "INSERT INTO targets (hash, key, kind, url, site, due, memo) VALUES (?, 'page:a', 6, 'https://a.example/', 1, 0, x'01')",
                .integer(SHA256.key("page:a")))
            try db.run("INSERT INTO heads VALUES (1, 6, 0, 0)")
            try db.run(
                "INSERT INTO articles (hash, url_key, record_id, revision, content_hash, payload_digest, first_seen) VALUES (?, 'a', 'r', 3, 'c', 'p', 0)",
                .integer(SHA256.key("a")))
            try db.close()
            let store = try Store(opening: options(folder), files: DiskFiles(), now: noon)
            #expect(store.recovery == Recovery())
            let claimed = try store.state.claim(at: noon, limit: 9, perSite: 1)
            #expect(claimed.map(\.memo) == [[1]])
            try store.state.transaction { tx throws(StoreError) in
                for target in claimed { try tx.apply(.put(target)) }
                var article = try tx.article(urlKey: "a")
                #expect(article?.revision == 3 && article?.owner == nil && article?.version == nil)
                article?.revision = 4
                article?.version = 7
                if let article { try tx.apply(.article(article)) }
                #expect(try tx.article(urlKey: "a")?.earlier == [])
            }
            try store.close()
        }
    }

    @Test("An article's row keeps what its earlier revisions said, and replaying lines brings none of them back")
    func earlierRevisions() throws {
        let state = try SQLiteState(path: nil)
        func row(_ revision: Int) -> ArticleRow {
            ArticleRow(
                urlKey: "a", recordID: "r\(revision)", revision: revision, contentHash: "c\(revision)",
                payloadDigest: "",
                firstSeenAt: noon, owner: "a", wordCount: 9, version: Int64(revision))
        }
        try state.transaction { tx throws(StoreError) in
            for revision in [0, 1, 2, 2, 0, 1] + Array(3...50) { try tx.apply(.article(row(revision))) }
        }
        let known = try state.transaction { tx throws(StoreError) in try tx.article(urlKey: "a") }
        #expect(known?.recordID == "r50")
        #expect(known?.earlier.map(\.version) == Array(18...49))
    }

    @Test(
        "A database of another version is set aside as it is",
        arguments: [
            (SQLiteSchema.migrations.count + 1, Recovery.SetAside.newer), (999, .newer), (0, .unknown), (-1, .unknown),
        ])
    func otherVersions(version: Int, reason: Recovery.SetAside) throws {
        try withFolder { folder in
            let path = folder + "/state.sqlite"
            let state = try SQLiteState(path: path)
            try state.transaction { tx throws(StoreError) in try tx.apply(.meta(key: "k", value: "v")) }
            try state.connection.execute("PRAGMA user_version = \(version)")
            try state.close()
            #expect(throws: StoreError.otherVersion(path: path, version: version)) { try SQLiteState(path: path) }
            let store = try Store(opening: options(folder), files: DiskFiles(), now: noon)
            let aside = path + ".\(reason.rawValue)-20261121T120000Z"
            #expect(store.recovery.databaseMovedTo == aside)
            #expect(store.recovery.databaseMovedFor == reason)
            #expect(store.recovery.databaseIsNew)
            #expect(try store.state.transaction { tx throws(StoreError) in try tx.meta("k") } == nil)
            try store.close()
            let kept = try SQLiteConnection(.file(aside), busyTimeout: .zero)
            #expect(try kept.integer("SELECT count(*) FROM meta WHERE value = 'v'") == 1)
            let again = try Store(opening: options(folder), files: DiskFiles(), now: noon)
            #expect(again.recovery == Recovery())
            try again.close()
        }
    }

    @Test func aSimulatedStoreOutlivesACrash() throws {
        let files = MemoryFiles()
        let store = try Store(opening: options(), files: files, now: noon)
        try store.records.append(lines(3, for: store.records))
        files.crash()
        let next = try Store(opening: options(), files: files, now: noon, state: store.state)
        #expect(next.records.nextSeq == 4)
        #expect(!next.recovery.databaseIsNew)
    }

    @Test func aFolderThatCannotBeMadeIsSaidSo() throws {
        try withFolder { folder in
            let file = try DiskFiles().openForAppending(folder + "/file")
            file.close()
            #expect(throws: StoreError.self) {
                try Store(opening: options(folder + "/file/store"), files: DiskFiles(), now: noon)
            }
            #expect(throws: StoreError.cannotCreate(path: "/proc/rawi", errno: ENOENT)) {
                try Store(opening: options("/proc/rawi"), files: DiskFiles(), now: noon)
            }
        }
    }
}

@Suite struct DiskFilesTests {
    @Test func aFullDeviceIsFull() throws {
        let file = try DiskFiles().openForAppending("/dev/full")
        #expect(throws: StoreError.full(path: "/dev/full")) { try file.append([1, 2, 3]) }
        #expect(file.size == 0)
        file.close()
        #expect(throws: StoreError.io(path: "/dev/full", errno: EBADF)) { try file.append([1]) }
    }

    @Test func filesAreAppendedCutReadAndListed() throws {
        try withFolder { folder in
            let files = DiskFiles()
            try files.makeFolder(folder + "/a/b")
            let path = folder + "/a/b/file"
            let file = try files.openForAppending(path)
            try file.append(Array("0123456789".utf8))
            try file.flush()
            try file.truncate(to: 8)
            try file.append(Array("AB".utf8))
            #expect(text(try files.read(path, at: 6, count: 100)) == "67AB")
            #expect(try files.read(path, at: 10, count: 1) == [])
            #expect(try files.read(path, at: 99, count: 1) == [])
            #expect(try files.size(path) == 10)
            try files.link(folder + "/a/b/current", to: "file")
            try files.link(folder + "/a/b/current", to: "file")
            #expect(try files.size(folder + "/a/b/current") == 10)
            try files.rename(path, to: path + "2")
            #expect(try files.list(folder + "/a/b").sorted() == ["current", "file2"])
            try files.remove(path)
            #expect(try files.size(path) == nil)
            #expect(try files.freeBytes(folder) > 0)
            #expect(throws: StoreError.io(path: path, errno: ENOENT)) { try files.read(path, at: 0, count: 1) }
            file.close()
        }
    }

    @Test func followersOfTheOpenSegmentMissNothing() throws {
        try withFolder { folder in
            var small = options(folder)
            small.segmentBytes = 1200
            let log = try RecordLog(opening: "records", options: small, files: DiskFiles(), now: noon)
            // As `tail -F` does: read to the end of the open file, then look whether the name means another file by now.
            var descriptor = open(folder + "/current.jsonl", O_RDONLY)
            var followed: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            var files = 1
            for _ in 0..<40 {
                try log.append(lines(1, for: log))
                try log.rotateIfDue(now: noon)
                while case let count = read(descriptor, &buffer, buffer.count), count > 0 {
                    followed += buffer[..<count]
                }
                let newest = open(folder + "/current.jsonl", O_RDONLY)
                if inode(newest) == inode(descriptor) {
                    close(newest)
                } else {
                    close(descriptor)
                    descriptor = newest
                    files += 1
                }
            }
            close(descriptor)
            #expect(files == log.segmentCounts.all)
            #expect(try text(followed).split(separator: "\n").map { try Record.decode($0.utf8).seq } == Array(1...40))
            try log.close()
        }
    }

    func inode(_ descriptor: Int32) -> UInt64 {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? UInt64(status.st_ino) : 0
    }

    /// `kill -HUP $(cat lock)` must not hit whoever has the number by then.
    @Test func aLockThatWasGivenBackNamesNobody() throws {
        try withFolder { folder in
            let store = try Store(opening: options(folder), files: DiskFiles(), now: noon)
            #expect(try !Data(contentsOf: URL(filePath: folder + "/lock")).isEmpty)
            try store.close()
            #expect(try Data(contentsOf: URL(filePath: folder + "/lock")).isEmpty)
        }
    }

    /// A lock on a file that is not there keeps nobody out.
    @Test func aStoreThatWasMovedAwayIsNoticed() throws {
        try withFolder { folder in
            let files = DiskFiles()
            let store = try Store(opening: options(folder + "/var"), files: files, now: noon)
            try store.expectInPlace()
            let gone = StoreError.io(path: folder + "/var/lock", errno: ENOENT)
            try files.rename(folder + "/var", to: folder + "/elsewhere")
            #expect(throws: gone) { try store.expectInPlace() }
            try files.rename(folder + "/elsewhere", to: folder + "/var")
            try store.expectInPlace()
            try files.remove(folder + "/var/lock")
            #expect(throws: gone) { try store.expectInPlace() }
            let other = try files.lock(folder + "/var/lock")
            #expect(throws: gone) { try store.expectInPlace() }
            other.release()
            try store.close()
        }
    }

    /// Lines are still appended, and nobody will ever see them.
    @Test func aSegmentThatWasRemovedIsNoticed() throws {
        try withFolder { folder in
            let store = try Store(opening: options(folder), files: DiskFiles(), now: noon)
            try store.records.append(lines(1, for: store.records))
            try store.expectInPlace()
            let open = folder + "/" + store.records.position.segment
            try DiskFiles().remove(open)
            #expect(throws: StoreError.io(path: open, errno: ENOENT)) { try store.expectInPlace() }
            try store.close()
        }
    }
}
