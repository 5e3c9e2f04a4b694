import FoundationEssentials
import Text

/// Opens the state database, or sets one that cannot be used aside and makes a new one.
struct DatabaseRenewal {
    let path: String
    let files: any FileSystem
    let now: Date

    /// `fits` tells whether the lines reach as far as the database says that it has read them.
    func open(
        _ recovery: inout Recovery, fits: (LogPosition) throws(StoreError) -> Bool
    ) throws(StoreError) -> SQLiteState {
        if try files.size(SQLiteState.fillingMark(path)) != nil {
            try removeCompanions()
            try files.remove(path)
            try files.remove(SQLiteState.fillingMark(path))
        }
        if try files.size(SQLiteState.damageMark(path)) != nil {
            try setAside(.damaged, &recovery)
        }
        recovery.databaseIsNew = try (files.size(path) ?? 0) == 0
        // Without its database a write-ahead log is of no use, and SQLite would try to apply it to the new one.
        if recovery.databaseIsNew { try removeCompanions() }
        do throws(StoreError) {
            let state = try SQLiteState(path: path)
            let position = try state.transaction { state throws(StoreError) in try state.position(of: "records") }
            if try position.map(fits) ?? true { return state }
            try state.close()
            try setAside(.ahead, &recovery)
        } catch {
            guard let reason = Recovery.SetAside(error) else { throw error }
            try setAside(reason, &recovery)
        }
        recovery.databaseIsNew = true
        return try SQLiteState(path: path)
    }

    /// An empty one in the place of whatever is there.
    func openNew() throws(StoreError) -> SQLiteState {
        try removeCompanions()
        for file in [path, SQLiteState.fillingMark(path), SQLiteState.damageMark(path)] { try files.remove(file) }
        return try SQLiteState(path: path)
    }

    /// Puts the closed database at `path` in the place of the one at `old`. A stop in the middle leaves a mark by which the next
    /// start makes it anew.
    func replace(_ old: String) throws(StoreError) {
        let folder = SQLiteState.folder(of: old)
        try files.openForAppending(SQLiteState.fillingMark(old)).close()
        try files.flushFolder(folder)
        // The write-ahead log of the one would be applied to the other.
        for suffix in ["-wal", "-shm"] { try files.remove(old + suffix) }
        try files.rename(path, to: old)
        try files.flushFolder(folder)
        for mark in [SQLiteState.damageMark(old), SQLiteState.fillingMark(old)] { try files.remove(mark) }
        try files.flushFolder(folder)
    }

    private func setAside(_ reason: Recovery.SetAside, _ recovery: inout Recovery) throws(StoreError) {
        let stamp = RFC3339.format(now).filter { $0 != "-" && $0 != ":" }
        let aside = "\(path).\(reason.rawValue)-\(stamp)"
        for suffix in ["", "-wal", "-shm"] where try files.size(path + suffix) != nil {
            try files.rename(path + suffix, to: aside + suffix)
        }
        try files.remove(SQLiteState.damageMark(path))
        recovery.databaseMovedTo = aside
        recovery.databaseMovedFor = reason
    }

    private func removeCompanions() throws(StoreError) {
        for suffix in ["-wal", "-shm"] { try files.remove(path + suffix) }
    }
}

extension Recovery.SetAside {
    /// nil for what a new database would not mend.
    fileprivate init?(_ error: StoreError) {
        switch error {
        case .otherVersion(_, let version): self = version > SQLiteSchema.migrations.count ? .newer : .unknown
        default:
            guard error.isDamage else { return nil }
            self = .damaged
        }
    }
}
