import Bytes
import Web

/// Which of the pictures a page names for itself is its article's.
enum Picture {
    /// The first that is no sign of the site, of a person or of nothing.
    static func address(_ stated: [String], logo: String?, url: WebURL?) -> String? {
        for text in stated.prefix(20) where text != logo {
            if let found = WebURL(text, base: url), found.isHTTP, !isFurniture(found, of: url) {
                return found.href
            }
        }
        return nil
    }

    private static func isFurniture(_ picture: WebURL, of page: WebURL?) -> Bool {
        let folders = picture.path.parts(at: UInt8(ascii: "/")).map(words)
        guard let name = folders.last else { return false }
        if folders.suffix(6).contains(where: { !signs.isDisjoint(with: $0) }) { return true }
        // Escapes hide the words of other alphabets.
        guard !marks.isDisjoint(with: name), !picture.path.utf8.contains(0x25) else { return false }
        // Films have pictures of this name; a site's own lies among its other signs.
        if name.filter({ !formats.contains($0) }) == ["default"] {
            return folders.dropLast().suffix(3).joined().contains(where: marks.contains)
        }
        // The mark of the site itself, not one that the article speaks of or that lies in its folder.
        let own = Set(page?.path.parts(at: UInt8(ascii: "/")).last.map(words) ?? [])
        if folders.dropLast().joined().contains(where: { $0.utf8.count >= 5 && own.contains($0) }) { return false }
        let labels = Set((page?.host ?? "").parts(at: UInt8(ascii: ".")).map { ASCII.lowercased($0) })
        return name.allSatisfy { word in
            word.utf8.count < 3 || marks.contains(word) || shapes.contains(word) || formats.contains(word)
                || labels.contains { $0.utf8Contains(word) || word.utf8Contains($0) && $0.utf8.count > 3 }
        }
    }

    /// Runs of letters in lower case.
    private static func words(_ name: Substring) -> [String] {
        name.utf8.split { ($0 | 0x20) &- 0x61 >= 26 }.map { ASCII.lowercased(String(decoding: $0, as: UTF8.self)) }
    }

    private static let signs: Set<String> = [
        "favicon", "favicons", "avatar", "avatars", "gravatar", "blank", "spacer", "placeholder", "noimage", "nophoto",
    ]

    private static let marks: Set<String> = [
        "logo", "logos", "icon", "icons", "sitelogo", "brandmark", "social", "sharing", "default", "fallback",
    ]

    private static let formats: Set<String> = ["png", "jpg", "jpeg", "gif", "svg", "webp", "avif"]

    private static let shapes: Set<String> = [
        "cropped", "site", "share", "facebook", "twitter", "opengraph", "white", "black", "weiss", "schwarz", "small",
        "large", "big", "square", "rgb", "new", "neu", "header", "web", "apple", "touch", "wide", "graphic", "graphics",
        "card", "thumbnail", "thumb", "picture", "img", "preview", "summary", "meta", "open", "graph", "image", "the",
        "scaled", "color", "main", "brand",
    ]
}
