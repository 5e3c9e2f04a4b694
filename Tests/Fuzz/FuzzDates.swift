import FoundationEssentials
import Text

extension FuzzEntry {
    static let dates: [FuzzEntry] = [
        FuzzEntry("feed-date") { bytes in _ = FeedDate.parse(bytes) },
        FuzzEntry("text-date") { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let now = Date(timeIntervalSince1970: 1_795_262_400)
            _ = TextDate.parse(text, now: now)
            _ = TextDate.find(in: text, now: now)
            _ = TextDate.all(in: text)
        },
        FuzzEntry("rfc3339") { bytes in _ = RFC3339.parse(String(decoding: bytes, as: UTF8.self)) },
    ]
}
