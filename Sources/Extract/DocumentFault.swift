package import Web

/// Why a file of the operator's could not be read. Each has a name that stays, and a sentence for a person.
package enum DocumentFault: Error, Sendable, Equatable {
    /// Pages that are pictures.
    case noText(pages: Int)
    /// Not one word, where words were to be.
    case noWords
    case encrypted
    case damaged
    case tooLarge(limitBytes: Int)
    /// Small and full of more than it may hold: an archive that blows up.
    case bomb
    case tooSlow
    /// It grew or was replaced while it was read.
    case changed
    /// A pipe, a device, a socket.
    case notRegular
    /// A link that leads out of the folder.
    case outside
    case noPermission
    case gone
    /// The program that reads its kind is not installed: the package that has it.
    case noProgram(package: String)
    /// What its bytes are in place of what its name says.
    case notText(ContentKind)
    /// Its suffix is none that is read.
    case unknownKind
    /// Folders within folders beyond what is looked into.
    case tooDeep
    /// More names in the folder than are looked at.
    case tooMany(limit: Int)
    /// The machine's state, not the file's: no process, no open file to be had.
    case outOfResources
    case failed(String)

    /// Whether it stays until the file changes. The others go by another's doing: the next look at the folder tells.
    package var isOfThisVersion: Bool {
        switch self {
        case .noText, .noWords, .encrypted, .damaged, .tooLarge, .bomb, .tooSlow, .changed, .notText, .failed: true
        case .notRegular, .outside, .noPermission, .gone, .noProgram, .unknownKind, .tooDeep, .tooMany, .outOfResources:
            false
        }
    }

    /// As events have it.
    package var code: String {
        switch self {
        case .noText, .noWords: "no_text"
        case .encrypted: "encrypted"
        case .damaged: "damaged"
        case .tooLarge: "too_large"
        case .bomb: "too_much_inside"
        case .tooSlow: "too_slow"
        case .changed: "changed_while_read"
        case .notRegular: "no_file"
        case .outside: "leads_outside"
        case .noPermission: "no_permission"
        case .gone: "gone"
        case .noProgram: "no_program"
        case .notText: "not_text"
        case .unknownKind: "unknown_kind"
        case .tooDeep: "too_deep"
        case .tooMany: "too_many"
        case .outOfResources: "out_of_resources"
        case .failed: "failed"
        }
    }

    package var sentence: String {
        switch self {
        case .noText(let pages):
            "\(pages) \(pages == 1 ? "page" : "pages") without text, a scan perhaps: OCR makes one of it (ocrmypdf IN.pdf OUT.pdf)"
        case .noWords: "holds no text"
        case .encrypted: "needs a password, or forbids taking its text out"
        case .damaged: "damaged, or not what its name says"
        case .tooLarge(let limit): "more than is read: \(limit >> 20) MiB"
        case .bomb: "holds far more than its size promises"
        case .tooSlow: "takes longer to read than anything honest"
        case .changed: "changed while it was read: it is read again once it rests"
        case .notRegular: "no file but a pipe, a device or a socket"
        case .outside: "a link that leads out of the folder"
        case .noPermission: "may not be read by this user"
        case .gone: "gone again, or a link to nothing"
        case .noProgram(let package): "nothing here reads it: install \(package)"
        case .notText(let kind): "holds no readable text: \(kind.rawValue)"
        case .unknownKind: "of a kind that is not read"
        case .tooDeep: "too many folders within folders"
        case .tooMany(let limit): "more than \(limit) files in the folder: what comes behind is not seen"
        case .outOfResources: "no process or no open file is to be had for it now"
        case .failed(let reason): reason
        }
    }
}
