import CSystem
import Extract
import FoundationEssentials
import Glibc
import Poppler

/// Looks through a folder and those within it, following no link out of it.
struct FolderWalk {
    static let limitFiles = 100_000
    static let limitDepth = 16

    private let root: Int32
    private let readsPDF: Bool
    private var listing = FolderListing()
    private var visited = 0

    static func list(_ path: String, readsPDF: Bool) -> Outcome.Answer {
        let root = rawi_open(path, O_RDONLY | O_DIRECTORY, 0)
        guard root >= 0 else {
            return .folderUnreadable("\(path) cannot be listed: \(Errno(errno))")
        }
        defer { close(root) }
        var walk = FolderWalk(root: root, readsPDF: readsPDF)
        walk.look(into: nil, depth: 0)
        walk.listing.files.sort { $0.name.shown < $1.name.shown }
        return .folder(walk.listing)
    }

    private init(root: Int32, readsPDF: Bool) {
        self.root = root
        self.readsPDF = readsPDF
    }

    private mutating func look(into folder: DocumentName?, depth: Int) {
        let descriptor = folder.map { Self.open($0, from: root, O_RDONLY | O_DIRECTORY) } ?? dup(root)
        guard descriptor >= 0, let stream = fdopendir(descriptor) else {
            if let folder { pass(folder, Self.fault(errno)) }
            return
        }
        defer { closedir(stream) }
        while let entry = readdir(stream) {
            let bytes = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            let name = DocumentName(bytes: bytes).within(folder)
            if name.isHidden { continue }
            visited += 1
            guard visited <= Self.limitFiles else {
                if visited == Self.limitFiles + 1 { pass(name, .tooMany(limit: Self.limitFiles)) }
                return
            }
            take(name, depth: depth)
        }
    }

    private mutating func take(_ name: DocumentName, depth: Int) {
        var facts = stat()
        // Gone again since it was listed.
        guard fstatat(root, Self.path(name), &facts, AT_SYMLINK_NOFOLLOW) == 0 else { return }
        if facts.st_mode & S_IFMT == S_IFDIR {
            if depth < Self.limitDepth { look(into: name, depth: depth + 1) } else { pass(name, .tooDeep) }
            return
        }
        if facts.st_mode & S_IFMT == S_IFLNK {
            let target = Self.open(name, from: root, rawi_path_only)
            guard target >= 0 else { return pass(name, Self.fault(errno)) }
            defer { close(target) }
            guard fstat(target, &facts) == 0 else { return pass(name, Self.fault(errno)) }
            // A folder within this one is met where it lies.
            if facts.st_mode & S_IFMT == S_IFDIR { return }
        }
        let format = DocumentFormat(name: name.shown)
        guard let format else { return pass(name, .unknownKind) }
        if format == .pdf, !readsPDF { return pass(name, .noProgram(package: PDFReader.packageName)) }
        guard facts.st_mode & S_IFMT == S_IFREG else { return pass(name, .notRegular) }
        // Whoever is let in later changes no time of the file's: asked at every look, it is new then.
        guard faccessat(root, Self.path(name), R_OK, AT_EACCESS) == 0 else {
            return pass(name, Self.fault(errno))
        }
        let modified = Double(facts.st_mtim.tv_sec) + Double(facts.st_mtim.tv_nsec) / 1e9
        listing.files.append(
            DocumentFile(name: name, bytes: Int(facts.st_size), modifiedAt: Date(timeIntervalSince1970: modified)))
    }

    private mutating func pass(_ name: DocumentName, _ reason: DocumentFault) {
        listing.passedOver.append(PassedOver(name: name, reason: reason))
    }

    /// Beneath the folder, wherever links of its path lead; -1 with errno.
    static func open(_ name: DocumentName, from root: Int32, _ flags: Int32) -> Int32 {
        rawi_open_beneath(root, path(name), flags)
    }

    static func path(_ name: DocumentName) -> [CChar] { name.bytes.map { CChar(bitPattern: $0) } + [0] }

    static func fault(_ number: Int32) -> DocumentFault {
        switch number {
        case EXDEV, ELOOP: .outside
        case EACCES, EPERM: .noPermission
        case ENOENT, ENOTDIR: .gone
        case ENXIO: .notRegular
        case EMFILE, ENFILE, ENOMEM: .outOfResources
        default: .failed("\(Errno(number))")
        }
    }
}
