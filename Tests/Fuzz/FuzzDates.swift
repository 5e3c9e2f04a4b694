import FoundationEssentials
import Text

extension FuzzEntry {
    static let dates: [FuzzEntry] = [
        FuzzEntry("feed-date") { bytes in _ = FeedDate.parse(bytes) },
        // Three searches that end after some 16 KB: text that is nothing but dates takes them 30 ms, however long it is.
        FuzzEntry("text-date", passes: 10) { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let now = Date(timeIntervalSince1970: 1_795_262_400)
            _ = TextDate.parse(text, now: now)
            _ = TextDate.find(in: text, now: now)
            _ = TextDate.all(in: text)
        },
        FuzzEntry("rfc3339") { bytes in _ = RFC3339.parse(String(decoding: bytes, as: UTF8.self)) },
    ]
}
