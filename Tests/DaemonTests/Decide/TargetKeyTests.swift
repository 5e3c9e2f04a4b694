import Testing

@testable import Daemon

@Suite struct TargetKeyTests {
    @Test(arguments: [
        TargetKey.page("example,a)/x?y:z"), .robots("https://a.example:8443"),
        .robots("https://a.example/.well-known/tdmrep.json"), .feed(source: "port"), .sitemap(source: "port"),
        .child(source: "port", "example,a)/s:1.xml"), .listing(source: "port"), .folder(source: "notes"),
        .document(source: "notes", version: "a:b.txt:12:170"),
    ])
    func aKeyIsReadAsItWasWritten(key: TargetKey) { #expect(TargetKey(rawValue: key.rawValue) == key) }

    @Test(arguments: ["", ":", "page", "nothing:x", "document:x", "\u{0}:"])
    func whatNobodyWroteIsNone(text: String) { #expect(TargetKey(rawValue: text) == nil) }

    /// The keys that stand in databases of 0.1.0.
    @Test func rawValuesDoNotChange() {
        #expect(TargetKey.page("k").rawValue == "page:k" && TargetKey.robots("o").rawValue == "robots:o")
        #expect(TargetKey.child(source: "s", "k").rawValue == "sitemap:s:k")
        #expect(TargetKey.document(source: "s", version: "v").rawValue == "document:s:v")
    }
}
