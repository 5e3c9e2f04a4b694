import FoundationEssentials
import Text

extension FuzzEntry {
    static let dates: [FuzzEntry] = [
        FuzzEntry("feed-date") { bytes in _ = FeedDate.parse(bytes) },
        // Three searches that end after some thousand numbers: whatever a text holds, each takes 5 ms at most.
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
