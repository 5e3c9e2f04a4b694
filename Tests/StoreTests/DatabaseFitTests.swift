import FoundationEssentials
import Testing

@testable import Store

/// A database is believed only as far as the lines reach.
@Suite struct DatabaseFitTests {
    private static func settle(_ count: Int, in store: Store) throws {
        try store.state.transaction { tx throws(StoreError) in
            try store.records.append(lines(count, for: store.records))
            try tx.apply(.position(log: "records", store.records.position))
        }
    }

    private static func opened(_ options: StoreOptions) throws -> Store {
        try Store(opening: options, files: DiskFiles(), now: noon)
    }

    private static func current(_ folder: String) throws -> String {
        let name = try #require(
            try DiskFiles().list(folder).filter { $0.hasPrefix("records-") && $0.hasSuffix(".jsonl") }.max())
        return folder + "/" + name
    }

    private static func replace(_ path: String, with bytes: [UInt8]) throws {
        try DiskFiles().remove(path)
        let file = try DiskFiles().openForAppending(path)
        try file.append(bytes)
        file.close()
    }

    /// What a restore of an older copy, a lying disk or an editor leaves: a database that knows lines which are not there.
    @Test(arguments: [0, 1, 200, 201, 399])
    func linesThatAreGoneAreNotKnown(keptBytes: Int) throws {
        try withFolder { folder in
            let store = try Self.opened(options(folder))
            try Self.settle(6, in: store)
            try store.close()
            let path = try Self.current(folder)
            let whole = try DiskFiles().read(path, at: 0, count: 1 << 20)
            let file = try DiskFiles().openForAppending(path)
            try file.truncate(to: min(keptBytes, whole.count - 1))
            file.close()

            let next = try Self.opened(options(folder))
            #expect(next.recovery.databaseMovedFor == .ahead)
            #expect(next.recovery.databaseMovedTo?.contains(".ahead-") == true)
            let position = try next.state.transaction { tx throws(StoreError) in try tx.position(of: "records") }
            #expect(position == nil)
            try next.close()
            // Said once.
            let again = try Self.opened(options(folder))
            #expect(again.recovery.databaseMovedTo == nil)
            try again.close()
        }
    }

    @Test func aDamagedLastLineIsNoReasonToBeginAnewAtEachStart() throws {
        try withFolder { folder in
            let store = try Self.opened(options(folder))
            try Self.settle(3, in: store)
            try store.close()
            let path = try Self.current(folder)
            var bytes = try DiskFiles().read(path, at: 0, count: 1 << 20)
            bytes[bytes.count - 20] = 0x0A
            try Self.replace(path, with: bytes)

            let next = try Self.opened(options(folder))
            // As a replay does.
            try next.state.transaction { tx throws(StoreError) in
                try tx.apply(.position(log: "records", next.records.position))
            }
            try next.close()
            let again = try Self.opened(options(folder))
            #expect(again.recovery.databaseMovedTo == nil)
            try again.close()
        }
    }

    @Test func otherLinesInTheirPlaceAreNotKnown() throws {
        try withFolder { folder in
            let store = try Self.opened(options(folder))
            try Self.settle(3, in: store)
            try store.close()
            let path = try Self.current(folder)
            // As many lines and bytes, of other numbers.
            let bytes = try DiskFiles().read(path, at: 0, count: 1 << 20)
            let text = String(decoding: bytes, as: UTF8.self).replacing("\"seq\":3", with: "\"seq\":5")
            try Self.replace(path, with: Array(text.utf8))
            let next = try Self.opened(options(folder))
            #expect(next.recovery.databaseMovedFor == .ahead)
            try next.close()
        }
    }

    /// The documented way to make room: sealed segments are copied elsewhere and removed here.
    @Test(arguments: [true, false])
    func archivedSegmentsAreKnownAndTheirNumbersUsedUp(compresses: Bool) throws {
        try withFolder { folder in
            var options = options(folder)
            options.segmentBytes = 100
            options.compresses = compresses
            let store = try Self.opened(options)
            try Self.settle(3, in: store)
            // The open segment stays empty.
            try store.records.startSegment()
            try seal(store.records)
            try store.close()
            for name in try DiskFiles().list(folder) where name.hasPrefix("records-") {
                guard let size = try DiskFiles().size(folder + "/" + name), size > 0 else { continue }
                try DiskFiles().remove(folder + "/" + name)
            }

            let next = try Self.opened(options)
            #expect(next.records.nextSeq == 4)
            #expect(next.recovery.databaseMovedTo == nil, "what was archived stays known")
            try Self.settle(1, in: next)
            #expect(try replayed(next.records).seqs == [4])
            try next.close()
        }
    }

    @Test func whatFitsIsKept() throws {
        try withFolder { folder in
            var options = options(folder)
            options.segmentBytes = 100
            for round in 0..<6 {
                let store = try Self.opened(options)
                #expect(store.recovery.databaseMovedTo == nil, "round \(round)")
                try Self.settle(2, in: store)
                if round % 2 == 0 { try seal(store.records) }
                if round == 4 { try store.records.startSegment() }
                // Lines that the database has not heard of are replayed, not doubted.
                if round == 3 { try store.records.append(lines(1, for: store.records)) }
                try store.close()
            }
        }
    }
}
