/// What a line of robots.txt is about, judged by how its key begins, as Google's matcher does; with the misspellings that it
/// accepts because they are frequent.
enum RobotsKey {
    case userAgent, allow, disallow, sitemap, crawlDelay

    init?(_ key: ArraySlice<UInt8>) {
        for (spelling, meaning) in Self.spellings where Self.begins(key, with: spelling) {
            self = meaning
            return
        }
        return nil
    }

    private static func begins(_ key: ArraySlice<UInt8>, with spelling: StaticString) -> Bool {
        guard key.count >= spelling.utf8CodeUnitCount else { return false }
        return spelling.withUTF8Buffer { wanted in
            var index = key.startIndex
            for byte in wanted {
                let found = key[index]
                if (0x41...0x5A ~= found ? found | 0x20 : found) != byte { return false }
                index += 1
            }
            return true
        }
    }

    private static let spellings: [(StaticString, RobotsKey)] = [
        ("disallow", .disallow), ("allow", .allow), ("user-agent", .userAgent), ("sitemap", .sitemap),
        ("crawl-delay", .crawlDelay), ("useragent", .userAgent), ("user agent", .userAgent),
        ("dissallow", .disallow), ("dissalow", .disallow), ("disalow", .disallow), ("diasllow", .disallow),
        ("disallaw", .disallow), ("site-map", .sitemap), ("crawldelay", .crawlDelay),
    ]
}
