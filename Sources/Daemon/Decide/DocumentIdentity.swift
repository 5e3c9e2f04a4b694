import FoundationEssentials
import Store

/// Which file a row of the frontier is a version of.
enum DocumentIdentity {
    /// `document:<source>/<path in the folder>`: a document's `url_key`, the same for each version of the file.
    static func key(of target: Target) -> String { "document:\(target.sourceID ?? "")/\(name(of: target).shown)" }

    /// Its path in the folder.
    static func name(of target: Target) -> DocumentName {
        if let bytes = MemoCoding.memo(DocumentMemo.self, from: target.memo)?.name {
            return DocumentName(bytes: [UInt8](bytes))
        }
        guard case .document(_, let version) = TargetKey(rawValue: target.key) else { return DocumentName(target.url) }
        return DocumentName(DocumentFile.path(ofVersion: version))
    }

    /// - Parameter folder: the source's, as it is configured now; the one that the row was made from where there is none.
    static func want(of target: Target, folder: String?) -> Job.Want {
        let name = name(of: target)
        let former = target.url.hasSuffix("/" + name.shown) ? String(target.url.dropLast(name.shown.count + 1)) : "."
        return .document(folder: folder ?? former, name)
    }
}
