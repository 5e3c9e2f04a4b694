import Bytes
import Web

/// Addresses that are nobody's article.
enum FrontPage {
    /// The front page of a host or of one of its languages: `/`, `/index.html`, `/ar/`.
    static func isHome(_ url: WebURL) -> Bool {
        guard url.query == nil else { return false }
        let name = url.path.parts(at: UInt8(ascii: "/"))
        if name.count == 1, name[0].utf8.count == 2, name[0].utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) {
            return true
        }
        return paths.contains(ASCII.lowercased(url.path))
    }

    private static let paths: Set<String> = [
        "/", "/index.html", "/index.htm", "/index.php", "/index.asp", "/index.aspx", "/index.jsp", "/default.aspx",
        "/default.asp", "/home", "/home/", "/home.html", "/home.php",
    ]
}
