import Extract
import Markup

extension FuzzEntry {
    static let html: [FuzzEntry] = [
        FuzzEntry("html") { bytes in
            guard let document = try? HTMLDocument(parsing: bytes) else { return }  // no tree is an answer too
            _ = document.visibleText()
        },
        FuzzEntry("extract") { bytes in
            _ = try? Extractor.extract(bytes, url: nil, contentType: nil)  // not HTML is an answer too
        },
        // A page with nothing but a script, whose state would be its text.
        FuzzEntry("state") { bytes in
            let page = Array("<title>The ferry sails again</title><script>window.a=".utf8) + bytes
            _ = try? Extractor.extract(page, url: nil, contentType: nil)  // not HTML is an answer too
        },
    ]
}
