import Feeds
import Markup
import Web

extension FuzzEntry {
    static let feeds: [FuzzEntry] = [
        FuzzEntry("feed") { bytes in
            do throws(FeedError) {
                _ = try FeedParser.parse(bytes, url: WebURL("https://feeds.example/all.xml"), headerCharset: nil)
            } catch {
                return
            }
        },
        FuzzEntry("feed-mend") { bytes in
            _ = XMLMend.mend(bytes, from: 0)
        },
        FuzzEntry("feed-autodiscovery") { bytes in
            guard let url = WebURL("https://www.example/") else { return }
            _ = FeedAutodiscovery.links(in: bytes, url: url, headerCharset: nil)
        },
    ]
}
