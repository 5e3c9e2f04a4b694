import Bytes

/// SHA-256 over what a file holds, and how much that is.
struct FileDigest {
    let sha256: String
    let bytes: Int

    private static let chunkBytes = 1 << 20

    init(of path: String, in files: any FileSystem) throws(StoreError) {
        let digest = SHA256()
        var offset = 0
        while true {
            let chunk = try files.read(path, at: offset, count: Self.chunkBytes)
            if chunk.isEmpty { break }
            digest.update(chunk)
            offset += chunk.count
        }
        sha256 = Hex.text(digest.finish())
        bytes = offset
    }
}
