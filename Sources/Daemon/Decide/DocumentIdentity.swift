import FoundationEssentials
import Store

/// Which file a row of the frontier is a version of.
enum DocumentIdentity {
    /// `document:<source>/<path in the folder>`: a document's `url_key`, the same for each version of the file. Where daemons share
    /// the index `document:<instance>:<source>/…`, for each has folders of its own: ids of sources hold no colon, instances no slash.
    static func key(of job: Job) -> String { "document:\(shelf(of: job))/\(name(of: job.target).shown)" }

    /// Under what name it is kept which files a folder has shown.
    static func shelf(of job: Job) -> String {
        (job.owner.map { $0 + ":" } ?? "") + (job.target.sourceID ?? "")
    }

    /// Also that of a line from before the index was shared.
    static func keys(of job: Job) -> [String] {
        var alone = job
        alone.owner = nil
        return job.owner == nil ? [key(of: job)] : [key(of: job), key(of: alone)]
    }

    /// The document's row, where it is this machine's.
    static func known(_ job: Job, in state: any StateTransaction) throws(StoreError) -> ArticleRow? {
        for key in keys(of: job) {
            guard let row = try state.article(urlKey: key) else { continue }
            if key == Self.key(of: job) || row.instance == job.owner { return row }
        }
        return nil
    }

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
