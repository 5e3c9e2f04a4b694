import Extract
package import FoundationEssentials

/// A file as the folder lists it; another size or time is another version.
package struct DocumentFile: Sendable, Equatable {
    package var name: DocumentName
    package var bytes: Int
    package var modifiedAt: Date

    package init(name: DocumentName, bytes: Int, modifiedAt: Date) {
        self.name = name
        self.bytes = bytes
        self.modifiedAt = modifiedAt
    }

    /// The identity of this version.
    var version: String { "\(name.shown):\(bytes):\(Int(modifiedAt.timeIntervalSince1970 * 1000))" }

    /// The file's path in its folder, of a version.
    static func path(ofVersion version: String) -> String {
        version.split(separator: ":", omittingEmptySubsequences: false).dropLast(2).joined(separator: ":")
    }
}

/// What lies in a folder of documents.
package struct FolderListing: Sendable, Equatable {
    package var files: [DocumentFile] = []
    /// What is not read, and why.
    package var passedOver: [PassedOver] = []

    package init(files: [DocumentFile] = [], passedOver: [PassedOver] = []) {
        self.files = files
        self.passedOver = passedOver
    }

    /// What the database remembers of each.
    var entries: Set<String> { Set(files.map { "f:" + $0.version } + passedOver.map(\.entry)) }
}

/// Something in the folder that is not read.
package struct PassedOver: Sendable, Equatable {
    var name: DocumentName
    var reason: DocumentFault

    /// Kinds that are not read are told once for each suffix, everything else for each name.
    var isOfAKind: Bool {
        switch reason {
        case .unknownKind, .noProgram: true
        default: false
        }
    }

    var entry: String {
        if case .tooMany = reason { return "x:\(reason.code):" }
        return "x:\(reason.code):" + (isOfAKind ? name.suffix : name.shown)
    }
}
