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
        FuzzEntry("feed-stream") { bytes in
            bytes.withUnsafeBufferPointer { drain(XMLStream($0)) }
        },
        FuzzEntry("feed-autodiscovery") { bytes in
            guard let url = WebURL("https://www.example/") else { return }
            _ = FeedAutodiscovery.links(in: bytes, url: url, headerCharset: nil)
        },
    ]
    private static func drain(_ stream: consuming XMLStream) {
        var text: [UInt8] = []
        while true {
            text.removeAll(keepingCapacity: true)
            switch stream.next() {
            case .start:
                _ = stream.name(stream.element).qualified
                for attribute in stream.attributes {
                    _ = stream.attributeName(attribute.name)
                    stream.appendValue(of: attribute, to: &text)
                }
            case .text: stream.appendText(to: &text, limitBytes: 1 << 20)
            case .end: _ = stream.name(stream.element).namespace
            case .complete, .cutOff: return
            }
        }
    }
}
