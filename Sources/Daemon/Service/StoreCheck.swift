import Dedupe
package import Store

/// `rawi verify`: what the store can tell of itself, and whether texts are those that were hashed.
package enum StoreCheck {
    package static func run(folder: String, files: any FileSystem = DiskFiles()) throws(StoreError)
        -> StoreVerifier.Report
    {
        try StoreVerifier.verify(folder: folder, files: files) { Fingerprint.contentHash(of: $0) }
    }
}
