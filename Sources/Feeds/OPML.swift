import Markup

/// Subscription lists for other readers (http://opml.org/spec2.opml). Reading them is `FeedParser.parse`.
package enum OPML {
    /// An OPML 2.0 document that lists feeds, each in all of its folders.
    package static func write(title: String, feeds: [FeedChild]) -> String {
        var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>".utf8)
        append(title, to: &bytes)
        bytes.append(contentsOf: "</title></head>\n<body>\n".utf8)
        for feed in feeds where feed.folders.isEmpty { append(feed, to: &bytes) }
        var written: Set<String> = []
        for folder in feeds.flatMap(\.folders) where written.insert(folder).inserted {
            bytes.append(contentsOf: "<outline text=\"".utf8)
            append(folder, to: &bytes)
            bytes.append(contentsOf: "\">\n".utf8)
            for feed in feeds where feed.folders.contains(folder) { append(feed, to: &bytes) }
            bytes.append(contentsOf: "</outline>\n".utf8)
        }
        bytes.append(contentsOf: "</body>\n</opml>\n".utf8)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ feed: FeedChild, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: "<outline type=\"rss\" text=\"".utf8)
        append(feed.title ?? feed.url, to: &bytes)
        // Required is `text`; many readers look for `title` alone.
        if let title = feed.title {
            bytes.append(contentsOf: "\" title=\"".utf8)
            append(title, to: &bytes)
        }
        bytes.append(contentsOf: "\" xmlUrl=\"".utf8)
        append(feed.url, to: &bytes)
        bytes.append(contentsOf: "\"/>\n".utf8)
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case 9, 10, 13: bytes.append(0x20)
            // XML has no way to write these.
            case 0..<0x20: break
            default: bytes.appendEscaped(byte)
            }
        }
    }
}
