import Bytes
import Dedupe
import Feeds
import Web

/// What makes two entries of a source the same: guid, guid without scheme and host, canonical address, text. An entry
/// that shares any of them with one seen before is known, so unstable guids do not issue articles again.
enum EntryIdentity {
    static func keys(of entry: FeedEntry) -> [String] {
        var keys: [String] = []
        if let id = entry.id, !id.isEmpty {
            keys.append(bounded("g:" + id))
            // Sites that move from http to https, or to a new host, change every guid at once.
            if let url = WebURL(id), url.isHTTP, url.requestTarget.utf8.count > 8 {
                keys.append(bounded("p:" + url.requestTarget))
            }
        }
        if let link = entry.link, let url = WebURL(link), url.isHTTP {
            keys.append(bounded("u:" + CanonicalURL(url).key))
        }
        if keys.isEmpty {
            let text = [entry.title, entry.summary, entry.content].compactMap(\.self).joined(separator: "\n")
            if !text.isEmpty { keys.append("t:" + SHA256.text([UInt8](text.utf8))) }
        }
        return keys
    }

    /// Index keys stay short whatever a feed sends.
    private static func bounded(_ key: String) -> String {
        key.utf8.count <= 200 ? key : String(key.prefix(2)) + SHA256.text([UInt8](key.utf8))
    }
}
