import Testing

@testable import Web

@Suite struct SiteTests {
    @Test(
        "The registrable domain",
        arguments: [
            ("example.com", "example.com"), ("www.example.com", "example.com"), ("a.b.example.co.uk", "example.co.uk"),
            ("www.gov.sy", "www.gov.sy"), ("news.com.sa", "news.com.sa"), ("a.news.com.sa", "news.com.sa"),
            ("co.uk", "co.uk"),
            ("com", "com"), ("localhost", "localhost"), ("", ""), ("127.0.0.1", "127.0.0.1"), ("[::1]", "[::1]"),
            ("one.blogspot.com", "one.blogspot.com"), ("www.one.blogspot.com", "one.blogspot.com"),
            ("a.xn--igbicxr.xn--mgberp4a5d4ar", "xn--igbicxr.xn--mgberp4a5d4ar"), ("a.b.unheardof", "b.unheardof"),
            (".", "."), ("..", ".."), (".com", ".com"),
        ])
    func sites(host: String, expected: String) {
        #expect(Site.of(host: host) == expected)
    }

    @Test func anEndlessHostIsItsOwnSite() {
        let host = String(repeating: "a.", count: 5000) + "com"
        #expect(Site.of(host: host) == host)
    }
}
