import Web

extension FuzzEntry {
    static let addresses: [FuzzEntry] = [
        FuzzEntry("address") { bytes in
            guard let url = WebURL(String(decoding: bytes, as: UTF8.self)) else { return }
            let again = WebURL(url.href)
            precondition(again?.href == url.href, "an address that changes when read again")
            precondition(WebURL(url.forRequest.href) == url.forRequest, "a request that changes when read again")
            _ = [
                url.username, url.password, url.host, url.path, url.query, url.fragment, url.origin, url.requestTarget,
            ]
        },
        FuzzEntry("reference") { bytes in
            // The first line is the base, the rest the reference.
            let cut = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
            guard let base = WebURL(String(decoding: bytes[..<cut], as: UTF8.self)) else { return }
            guard let url = WebURL(String(decoding: bytes[cut...], as: UTF8.self), base: base) else { return }
            precondition(WebURL(url.href)?.href == url.href, "an address that changes when read again")
        },
        FuzzEntry("canonical") { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            guard let url = WebURL(text) ?? WebURL("https://n.example/" + text) else { return }
            let once = CanonicalURL(url)
            precondition(WebURL(once.href).map { CanonicalURL($0) } == once, "a canonical form that has another")
        },
        FuzzEntry("cited") { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let utf8 = Array(text.utf8)
            for cited in CitedURL.find(in: text) {
                precondition(
                    String(decoding: utf8[cited.range], as: UTF8.self) == cited.asWritten, "a range beside the address")
            }
        },
        FuzzEntry("site") { bytes in _ = Site.of(host: String(decoding: bytes, as: UTF8.self)) },
    ]
}
