import Bytes
import FoundationEssentials
import Testing

@testable import Store

@Suite struct FillingTests {
    static func target(_ number: Int) -> Target {
        Target(
            key: "page:site\(number % 7).example/\(number)", kind: .page,
            url: "https://site\(number % 7).example/\(number)", site: "site\(number % 7).example",
            due: noon.addingTimeInterval(Double(number)))
    }

    static func changes(_ number: Int) -> [StateChange] {
        let key = "site.example/\(number % 900)"
        let article = ArticleRow(
            urlKey: key, recordID: "r\(number)", revision: number / 900, contentHash: "h\(number)", payloadDigest: "",
            firstSeenAt: noon, owner: key)
        let text = TextRow(recordID: "r\(number)", contentHash: "h\(number)", wordCount: 9, signature: [1])
        let bands = (0..<12).map { SHA256.key("\(number) \($0)") }
        return [.article(article), .text(text, bands: bands), .add(target(number))]
    }

    /// The same as one that takes it in with all precautions.
    @Test func aFilledDatabaseIsLikeAnyOther() throws {
        let (filled, other) = (try SQLiteState(path: nil), try SQLiteState(path: nil))
        try filled.beginFilling()
        for state in [filled, other] {
            for start in stride(from: 0, to: 2000, by: 500) {
                try state.transaction { state throws(StoreError) in
                    for number in start..<start + 500 {
                        for change in Self.changes(number) { try state.apply(change) }
                    }
                }
            }
        }
        try filled.endFilling()
        let later = noon.addingTimeInterval(5000)
        #expect(try filled.counts(at: later) == other.counts(at: later))
        #expect(try filled.nextDue() == other.nextDue())
        #expect(try filled.claim(at: later, limit: 50, perSite: 3) == other.claim(at: later, limit: 50, perSite: 3))
        for number in [0, 899, 900, 1999] {
            let bands = (0..<12).map { SHA256.key("\(number) \($0)") }
            let found = try [filled, other].map { state in
                try state.transaction { state throws(StoreError) in
                    (
                        try state.texts(contentHash: "x", bands: bands),
                        try state.article(urlKey: "site.example/\(number % 900)")
                    )
                }
            }
            #expect(found[0].0 == found[1].0)
            #expect(found[0].0.map(\.recordID) == ["r\(number)"])
            #expect(found[0].1 == found[1].1)
        }
    }

    @Test func whatIsTakenBackLeavesNoBands() throws {
        let state = try SQLiteState(path: nil)
        try state.beginFilling()
        #expect(throws: StoreError.full(path: "x")) {
            try state.transaction { state throws(StoreError) in
                for change in Self.changes(1) { try state.apply(change) }
                throw .full(path: "x")
            }
        }
        try state.transaction { state throws(StoreError) in
            for change in Self.changes(2) { try state.apply(change) }
        }
        try state.endFilling()
        try state.transaction { state throws(StoreError) in
            for number in 1...2 {
                let found = try state.texts(contentHash: "x", bands: (0..<12).map { SHA256.key("\(number) \($0)") })
                #expect(found.map(\.recordID) == (number == 2 ? ["r2"] : []))
            }
        }
        #expect(
            try state.claim(at: noon.addingTimeInterval(10), limit: 5, perSite: 1).map(\.key) == [Self.target(2).key])
    }

    /// A stop in the middle of it.
    @Test func aDatabaseThatWasNotFilledIsMadeAnew() throws {
        try withFolder { folder in
            let path = folder + "/" + Store.databaseName
            let half = try SQLiteState(path: path)
            try half.beginFilling()
            try half.transaction { state throws(StoreError) in
                for change in Self.changes(1) { try state.apply(change) }
            }
            try half.close()
            let store = try Store(opening: options(folder), files: DiskFiles(), now: noon)
            #expect(store.recovery.databaseIsNew)
            #expect(store.recovery.databaseMovedTo == nil)
            #expect(try store.state.counts(at: noon).articles == 0)
            try store.state.beginFilling()
            try store.state.transaction { state throws(StoreError) in
                for change in Self.changes(1) { try state.apply(change) }
            }
            try store.state.endFilling()
            try store.close()
            let next = try Store(opening: options(folder), files: DiskFiles(), now: noon)
            #expect(!next.recovery.databaseIsNew)
            #expect(try next.state.counts(at: noon).articles == 1)
            try next.close()
        }
    }

    /// A stop while the new database was put in the place of the old.
    @Test func aHalfReplacedDatabaseIsMadeAnew() throws {
        try withFolder { folder in
            let path = folder + "/" + Store.databaseName
            let rebuilt = try Store(rebuilding: options(folder), files: DiskFiles(), now: noon)
            try rebuilt.state.transaction { state throws(StoreError) in try state.apply(.meta(key: "a", value: "b")) }
            try rebuilt.replaceDatabase()
            try rebuilt.close()
            #expect(try DiskFiles().list(folder).contains { $0.hasSuffix(".new") || $0.hasSuffix(".filling") } == false)
            let state = try SQLiteState(path: path)
            #expect(try state.transaction { state throws(StoreError) in try state.meta("a") } == "b")
            try state.close()
            try DiskFiles().openForAppending(SQLiteState.fillingMark(path)).close()
            let store = try Store(opening: options(folder), files: DiskFiles(), now: noon)
            #expect(store.recovery.databaseIsNew)
            try store.close()
        }
    }

    @Test("What a transaction that failed held back is taken back, and nothing else")
    func fillingTakesBackItsOwn() throws {
        let db = try SQLiteConnection(.memory, busyTimeout: .zero)
        let filling = SQLiteFilling()
        filling.add(9, of: 1)
        filling.begin()
        filling.add(1, of: 2)
        // No such table: the transaction fails.
        #expect(throws: StoreError.self) { try filling.flush(to: db, all: true) }
        filling.takeBack()
        #expect(filling.bands.map(\.hash) == [9])
    }
}
