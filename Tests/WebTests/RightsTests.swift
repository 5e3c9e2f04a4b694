import Testing
import Web

@Suite struct RightsTests {
    @Test(
        "X-Robots-Tag speaks to all or to one",
        arguments: [
            (["noindex"], ["noindex"]),
            (["noindex, nofollow"], ["noindex", "nofollow"]),
            (["rawi: noindex"], ["noindex"]),
            (["RAWI: NoIndex"], ["NoIndex"]),
            (["googlebot: noindex"], []),
            (["googlebot: nofollow, otherbot: noindex, nosnippet"], []),
            (["otherbot: noindex, rawi: nofollow, noarchive"], ["nofollow", "noarchive"]),
            (["noarchive, otherbot: noindex"], ["noarchive"]),
            (["otherbot: noindex", "nosnippet"], ["nosnippet"]),
            (["*: none"], ["none"]),
            (["max-snippet: 20, max-image-preview:large"], ["max-snippet:20", "max-image-preview:large"]),
            (["rawi: max-snippet: 0"], ["max-snippet:0"]),
            (
                ["unavailable_after: Wed, 03 Dec 2025 13:09:53 GMT, noindex"],
                ["unavailable_after: Wed, 03 Dec 2025 13:09:53 GMT", "noindex"]
            ),
            (["googlebot: unavailable_after: 25 Jun 2010 15:00:00 GMT"], []),
            (
                ["unavailable_after: Sat, 21 Nov 2026 10:00:00 GMT, 1, 2"],
                ["unavailable_after: Sat, 21 Nov 2026 10:00:00 GMT", "1", "2"]
            ),
            (["", ",,", ":", " : "], []),
        ] as [([String], [String])])
    func xRobotsTag(values: [String], expected: [String]) {
        let headers = HTTPHeaders(values.map { ("X-Robots-Tag", $0) })
        #expect(Rights(headers: headers, agent: "rawi").xRobotsTag == expected)
    }

    @Test(
        "Directives of the meta element",
        arguments: [
            ("NOINDEX, NoFollow", ["noindex", "nofollow"]), ("noindex nofollow", ["noindex", "nofollow"]),
            ("index,follow, max-snippet: -1", ["index", "follow", "max-snippet:-1"]), ("", []), (" , ;", []),
            ("noindex، nofollow", ["noindex", "nofollow"]),
            ("unavailable_after: 2026-03-01", ["unavailable_after: 2026-03-01"]),
        ])
    func directives(content: String, expected: [String]) {
        #expect(Rights.directives(content) == expected)
    }

    @Test(
        "What keeps a text out of an archive, and what does not",
        arguments: [
            ("noindex", true), ("none", true), ("NONE", true), ("nosnippet", false), ("max-snippet:0", false),
            ("nofollow", false), ("noarchive", false), ("noindexing", false),
            ("unavailable_after: 25 Jun 2010 15:00:00 GMT", false),
        ])
    func forbids(directive: String, indexing: Bool) {
        var rights = Rights(headers: HTTPHeaders([("X-Robots-Tag", directive)]), agent: "rawi")
        #expect(rights.forbidsIndexing == indexing)
        rights = Rights()
        rights.metaRobots = Rights.directives(directive)
        #expect(rights.forbidsIndexing == indexing)
    }

    @Test(
        "Reservations in headers",
        arguments: [("1", 1), (" 1 ", 1), ("0", 0), ("2", nil), ("", nil), ("true", nil)] as [(String, Int?)])
    func reservationHeader(value: String, expected: Int?) {
        #expect(Rights(headers: HTTPHeaders([("tdm-reservation", value)]), agent: "rawi").tdmReservation == expected)
    }

    @Test func thePolicyIsAnAddress() {
        let stated = Rights(headers: HTTPHeaders([("TDM-Policy", " https://a.example/terms.json ")]), agent: "rawi")
        #expect(stated.tdmPolicy == "https://a.example/terms.json")
        #expect(Rights(headers: HTTPHeaders([("TDM-Policy", "two words")]), agent: "rawi").tdmPolicy == nil)
    }

    private static let file = """
        [{"location": "/open/", "tdm-reservation": 0},
         {"location": "/*.jpg$", "tdm-reservation": "1"},
         {"location": "/مقالات", "tdm-reservation": 1, "tdm-policy": "https://a.example/p"},
         {"location": "/broken"}, {"tdm-reservation": 1}, {"location": 5, "tdm-reservation": {}}]
        """

    @Test(
        "The host's file, first match first",
        arguments: [
            ("/open/a.jpg", 0, nil), ("/a/b.jpg", 1, nil),
            ("/%D9%85%D9%82%D8%A7%D9%84%D8%A7%D8%AA/7", 1, "https://a.example/p"),
            ("/else", nil, nil), ("/broken", nil, nil), ("", nil, nil),
        ] as [(String, Int?, String?)])
    func hostFile(path: String, reservation: Int?, policy: String?) {
        let read = TDMReservation.read(Array(Self.file.utf8), path: path)
        #expect(read?.reservation == reservation)
        #expect(read?.policy == policy)
    }

    @Test("A file that is none says nothing", arguments: ["", "{}", "[", "[1]", "null", "<html>", "[[[[", "\u{FEFF}"])
    func noHostFile(text: String) {
        #expect(TDMReservation.read(Array(text.utf8), path: "/")?.reservation == nil)
    }
}
