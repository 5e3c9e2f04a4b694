import Testing
import Web

@Suite("A Link header") struct LinkHeaderTests {
    @Test(arguments: [
        ("<https://a.example/f>; rel=alternate", ["https://a.example/f alternate"]),
        ("<a,b;c>;REL=\"x; y\" , <d>", ["a,b;c x; y", "d -"]),
        ("</f>; rel=\"a\"; rel=b", ["/f a"]),
        ("nothing", []), ("", []), ("<", []), ("<a", []), (";;,,", []), ("<a>; =; rel", ["a "]),
    ])
    func links(value: String, expected: [String]) {
        #expect(LinkHeader.links(in: value).map { "\($0.address) \($0["rel"] ?? "-")" } == expected)
    }

    @Test func aVeryLongOneIsNotRead() {
        #expect(LinkHeader.links(in: "<a>; rel=x; y=" + String(repeating: "z", count: 20_000)).isEmpty)
    }
}
