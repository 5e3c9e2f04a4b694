package import Web

/// Bytes in, article out. Pure, safe to call from any thread, bounded in time and memory by the input's size.
package enum Extractor {
    /// - Parameters:
    ///   - bytes: the body as the server sent it, content coding undone.
    ///   - url: where it came from; links are resolved against it.
    ///   - contentType: the header's value.
    package static func extract(_ bytes: [UInt8], url: WebURL?, contentType: String?) throws(ExtractError) -> Extraction {
        throw .unparsable
    }
}
