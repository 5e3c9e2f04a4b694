import ArgumentParser
import Extract
import Foundation
import Text
import Web

/// Writes what the program reads of a fixture's page into its `expected.json`, for a person to correct: `scripts/golden`.
struct Golden {
    /// `Tests/Fixtures/pages`.
    let folder: URL

    /// `add NAME PAGE URL` or `update NAME…`.
    func run(_ words: [String]) throws {
        switch (words.first, words.count) {
        case ("add", 4): try add(words[1], page: URL(filePath: words[2]), address: words[3])
        case ("update", 2...): for name in words.dropFirst() { try update(name) }
        default: throw ValidationError("--golden takes: add NAME PAGE URL, or: update NAME…")
        }
    }

    /// Reads the page anew; what only a person knows of the case (`url`, `contains`, `lacks`) stays, and no field comes in
    /// that was not compared before.
    func update(_ name: String) throws {
        let expected = file(name, "expected.json")
        var known = try JSONSerialization.jsonObject(with: Data(contentsOf: expected)) as? [String: Any] ?? [:]
        guard let address = known["url"] as? String else { throw ValidationError("\(expected.path): no url") }
        for (key, value) in try read(name, address) where known[key] != nil { known[key] = value }
        try write(known, to: expected)
    }

    /// A new case from a page as a server sent it.
    func add(_ name: String, page: URL, address: String) throws {
        guard WebURL(address)?.isHTTP == true else { throw ValidationError("\(address) is no web address") }
        guard !FileManager.default.fileExists(atPath: file(name, "").path) else {
            throw ValidationError("\(name) is there already: scripts/golden update \(name)")
        }
        try FileManager.default.createDirectory(at: file(name, ""), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: page, to: file(name, "page.html"))
        var all = try read(name, address)
        all["url"] = address
        all["contains"] = [String]()
        all["lacks"] = [String]()
        try write(all, to: file(name, "expected.json"))
    }

    private func file(_ name: String, _ part: String) -> URL { folder.appending(path: name).appending(path: part) }

    private func read(_ name: String, _ address: String) throws -> [String: Any] {
        let bytes = [UInt8](try Data(contentsOf: file(name, "page.html")))
        let found = try Extractor.extract(bytes, url: WebURL(address), contentType: nil)
        let article = found.article
        var fields: [String: Any] = ["kind": found.kind.rawValue, "authors": article.authors]
        fields["text"] = article.text.split(separator: "\n").map(String.init)
        fields["links"] = article.links.map(\.url)
        fields["keywords"] = article.keywords
        fields["title"] = article.title
        fields["published_day"] = article.published?.date.dayText
        fields["site_name"] = article.siteName
        fields["publisher"] = article.publisher
        fields["section"] = article.section
        fields["image_url"] = article.imageURL
        fields["license"] = article.license
        fields["is_accessible_for_free"] = article.isAccessibleForFree
        fields["canonical_url"] = article.canonicalURL
        fields["language"] = article.language
        fields["text_direction"] = article.direction?.rawValue
        fields["charset"] = found.charset
        return fields
    }

    private func write(_ fields: [String: Any], to file: URL) throws {
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try (JSONSerialization.data(withJSONObject: fields, options: options) + Data("\n".utf8)).write(to: file)
        print("wrote \(file.path)")
    }
}
