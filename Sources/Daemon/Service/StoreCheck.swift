import Dedupe
package import Store

/// `rawi verify`: what the store can tell of itself, and whether texts are those that were hashed.
package enum StoreCheck {
    /// - Parameter progress: is told of bytes that were gone through.
    package static func run(
        folder: String, files: any FileSystem = DiskFiles(), progress: @escaping (Int) -> Void = { _ in }
    ) throws(StoreError) -> StoreVerifier.Report {
        try StoreVerifier.verify(
            folder: folder, files: files, contentHash: { Fingerprint.contentHash(of: $0) }, progress: progress)
    }

    /// As `progress` counts them.
    package static func bytes(folder: String, files: any FileSystem = DiskFiles()) throws(StoreError) -> Int {
        try LogReader("records", folder: folder, files: files).bytes
            + LogReader("events", folder: folder, files: files).bytes
    }
}
