import CSQLite

/// What is held back while a new database takes in a whole log: its rows come in the order of the lines, and indexes like
/// those of bands, whose keys are hashes, would be read and written all over for every one.
final class SQLiteFilling {
    struct Band: Comparable {
        let hash: Int64
        let text: Int64

        static func < (left: Band, right: Band) -> Bool { (left.hash, left.text) < (right.hash, right.text) }
    }

    /// 16 bytes each.
    static let mostBands = 1 << 20
    static let mostSites = 1 << 16

    private(set) var bands: [Band] = []
    private var sites: [String: Int64] = [:]
    private var bandsBefore = 0

    func begin() { bandsBefore = bands.count }

    /// The transaction has not taken place.
    func takeBack() {
        bands.removeLast(max(0, bands.count - bandsBefore))
        sites = [:]
    }

    func add(_ hash: Int64, of text: Int64) { bands.append(Band(hash: hash, text: text)) }

    /// Writes the bands in their order, when there are many or it is the end.
    func flush(to db: SQLiteConnection, all: Bool) throws(StoreError) {
        guard all || bands.count >= Self.mostBands else { return }
        // Not in place: the transaction may fail, and what it added is the end of them.
        for band in bands.sorted() {
            try db.run("INSERT OR IGNORE INTO bands VALUES (?, ?)", .integer(band.hash), .integer(band.text))
        }
    }

    func committed() { if bands.count >= Self.mostBands { bands.removeAll(keepingCapacity: true) } }

    func site(_ name: String, _ find: () throws(StoreError) -> Int64) throws(StoreError) -> Int64 {
        if let id = sites[name] { return id }
        if sites.count >= Self.mostSites { sites = [:] }
        let id = try find()
        sites[name] = id
        return id
    }
}

extension SQLiteState {
    package func beginFilling() throws(StoreError) {
        guard filling == nil else { return }
        if let path {
            let files = DiskFiles()
            try files.openForAppending(Self.fillingMark(path)).close()
            try files.flushFolder(Self.folder(of: path))
        }
        try connection.execute(
            "PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384;")
        filling = SQLiteFilling()
    }

    package func endFilling() throws(StoreError) {
        guard let filling else { return }
        try connection.execute("PRAGMA synchronous = FULL")
        try access { db throws(StoreError) in
            try db.transaction { () throws(StoreError) in
                try filling.flush(to: db, all: true)
                try db.run("DELETE FROM heads")
                try db.run(
                    """
                    INSERT INTO heads SELECT targets.site, kind, min(due), max(min(due), free_at)
                    FROM targets JOIN sites ON sites.id = targets.site GROUP BY targets.site, kind
                    """)
            }
        }
        // All of it is on the disk before the database counts as one. A reader can keep that from happening.
        if let path, try connection.integer("PRAGMA wal_checkpoint(TRUNCATE)") != 0 { throw .busy(path: path) }
        self.filling = nil
        try connection.execute(Self.settings)
        if let path {
            let files = DiskFiles()
            try files.remove(Self.fillingMark(path))
            try files.flushFolder(Self.folder(of: path))
        }
    }

    /// While it is there, a crash may have left anything in the database.
    static func fillingMark(_ path: String) -> String { path + ".filling" }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
