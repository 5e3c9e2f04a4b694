import Glibc
package import Store

/// Store errors as sentences for the person at the terminal, and as exit codes.
package enum StoreText {
    package static func describe(_ error: StoreError) -> String {
        switch error {
        case .locked(let path, let pid):
            "\(path.hasSuffix("/lock") ? String(path.dropLast(5)) : path) is in use by another rawi"
                + (pid.map { " (process \($0))" } ?? "")
        case .cannotCreate(let path, let number): "\(path) cannot be made or written: \(text(number))"
        case .notPermitted(let path, EROFS): "\(path) cannot be written: \(text(EROFS))"
        case .notPermitted(let path, let number): "\(path) belongs to another user: \(text(number))"
        case .full(let path): "no room left for \(path)"
        case .io(let path, EIO): "the disk failed on \(path): \(text(EIO))"
        case .io(let path, let number): "\(path) cannot be used: \(text(number))"
        case .busy(let path): "another program holds \(path)"
        case .unavailable(let words): "the database does not answer: \(words)"
        case .unusable(let why): "the state database cannot be used: \(why)"
        case .otherVersion(let path, 0) where isShared(path):
            "\(path) has no tables of rawi: an operator makes them with rawi state migrate"
        case .otherVersion(let path, let version) where isShared(path):
            "\(path) has tables of version \(version): rawi state migrate, or another version of rawi"
        case .otherVersion(let path, let version):
            "\(path) is not a database of this version of rawi (its number is \(version))"
        case .database(0, let message): "the state database says: \(message)"
        case .database(let code, let message): "the state database says: \(message) (SQLite \(code))"
        case .badLine(let path, let offset, let reason): "\(path) at byte \(offset): \(reason)"
        }
    }

    /// What a command that only reads says of a store it cannot look into.
    package static func unreadable(_ folder: String, _ error: StoreError) -> String {
        guard case .notPermitted(_, let number) = error else { return describe(error) }
        return "\(folder) may not be read by this user: \(text(number)) (members of the store's group may)"
    }

    package static func exitCode(_ error: StoreError) -> ExitCode {
        switch error {
        case .locked: .locked
        case .cannotCreate, .notPermitted(_, EROFS): .cannotCreate
        case .notPermitted: .permission
        // Not "cannot create": what has no room today has some tomorrow, and a service manager may try again.
        case .io, .full: .inputOutput
        case .busy, .unavailable: .unavailable
        case .unusable: .configuration
        case .otherVersion(let path, _) where isShared(path): .configuration
        case .otherVersion, .database, .badLine: .badData
        }
    }

    /// Whether that is the name of a database in PostgreSQL, and no file's.
    private static func isShared(_ path: String) -> Bool { path.hasPrefix("postgresql:") }

    /// What the journal's catalog explains about it.
    package static func messageID(_ error: StoreError) -> MessageID? {
        switch error {
        case .locked: .storeLocked
        case .io: .diskFailed
        case .full: .diskFull
        case .cannotCreate, .notPermitted, .busy, .unavailable, .unusable, .otherVersion, .database, .badLine: nil
        }
    }

    /// What was done with a database that cannot be used.
    package static func describe(_ reason: Recovery.SetAside, movedTo path: String) -> String {
        let what =
            switch reason {
            case .damaged: "was damaged"
            case .newer: "is of a later version of rawi"
            case .unknown: "is of no version of rawi"
            case .ahead: "knows records that are not there"
            }
        return "the database \(what): moved to \(path), made anew from the records"
    }

    package static func text(_ number: Int32) -> String { String(cString: strerror(number)) }
}
