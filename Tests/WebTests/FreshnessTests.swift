import FoundationEssentials
import Testing
import Web

@Suite struct FreshnessTests {
    /// Sun, 06 Nov 1994 08:49:37 GMT
    private static let sample = 784_111_777.0

    @Test(
        "The three forms and what servers make of them",
        arguments: [
            "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
            "sun, 6 nov 1994 08:49:37 gmt", "06 Nov 1994 08:49:37", "Mon, 06 Nov 1994 08:49:37 UTC",
            "Sun, 06 November 1994 08:49:37 GMT", "Sun, 06-Nov-1994 08:49:37 GMT", "Sun, 06 Nov 1994 10:49:37 +0200",
            "  Sun, 06 Nov 1994 08:49:37 GMT  ", "Sun,06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 8:49:37 Z",
        ])
    func dateForms(text: String) {
        #expect(HTTPDate.parse(text)?.timeIntervalSince1970 == Self.sample)
    }

    @Test(
        "What is no date is nil",
        arguments: [
            "", "0", "-1", "now", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT",
            "Sun, 06 Nov 1994", "Sun, 06 Nov 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 PST",
            "Sun, 06 Abc 1994 08:49:37 GMT",
            "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 99999 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37:00 GMT",
            "06-06-06", "Nov Nov 06 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 08:49:37", "Sun, 06 Nov 1994 :: GMT",
            "99999999999999999999999999999999", "Sun, 06 Nov 1994 08:49:37 +99999",
            String(repeating: "Sun, ", count: 100),
            "Sun, ٠٦ Nov 1994 08:49:37 GMT", "Sun, 06 Nov 0094 08:49:37 GMT",
        ])
    func noDate(text: String) {
        #expect(HTTPDate.parse(text) == nil)
    }

    @Test(
        "Two-digit years, leap days and leap seconds",
        arguments: [
            ("Thursday, 01-Jan-70 00:00:00 GMT", 0.0), ("Saturday, 01-Jan-69 00:00:00 GMT", 3_124_224_000),
            ("Tue, 29 Feb 2000 00:00:00 GMT", 951_782_400), ("Sat, 31 Dec 2016 23:59:60 GMT", 1_483_228_800),
        ])
    func edges(text: String, expected: Double) {
        #expect(HTTPDate.parse(text)?.timeIntervalSince1970 == expected)
    }

    struct Answer: Sendable, CustomTestStringConvertible {
        let status: Int
        let headers: [(String, String)]
        let wait: Double?
        let rule: Freshness.Rule?
        var testDescription: String { "\(status) \(headers)" }

        init(_ status: Int, _ headers: [(String, String)], _ wait: Double?, _ rule: Freshness.Rule?) {
            self.status = status
            self.headers = headers
            self.wait = wait
            self.rule = rule
        }
    }

    private static let now = "Sun, 06 Nov 1994 08:49:37 GMT"
    private static let inTenMinutes = "Sun, 06 Nov 1994 08:59:37 GMT"

    @Test(
        "The latest instant that a response asks for",
        arguments: [
            Answer(200, [], nil, nil),
            Answer(429, [("Retry-After", "120")], 120, .retryAfter),
            Answer(200, [("retry-after", " 120 ")], 120, .retryAfter),
            Answer(503, [("Retry-After", inTenMinutes)], 600, .retryAfter),
            // Their clock is an hour ahead of ours; the wait is ten minutes all the same.
            Answer(
                503, [("Date", "Sun, 06 Nov 1994 09:49:37 GMT"), ("Retry-After", "Sun, 06 Nov 1994 09:59:37 GMT")], 600,
                .retryAfter),
            Answer(503, [("Retry-After", "Sun, 06 Nov 1984 08:49:37 GMT")], nil, nil),
            Answer(503, [("Retry-After", "999999999999999999999999999999")], 86_400, .retryAfter),
            Answer(503, [("Retry-After", "-5")], nil, nil),
            Answer(503, [("Retry-After", "1.5")], nil, nil),
            Answer(503, [("Retry-After", "0")], nil, nil),
            Answer(503, [("Retry-After", "")], nil, nil),
            Answer(200, [("Cache-Control", "public, max-age=300")], 300, .maxAge),
            Answer(200, [("Cache-Control", "MAX-AGE=\"300\"")], 300, .maxAge),
            Answer(200, [("Cache-Control", "public"), ("Cache-Control", "max-age=300")], 300, .maxAge),
            Answer(200, [("Cache-Control", "max-age=300, max-age=900")], 300, .maxAge),
            Answer(200, [("Cache-Control", "s-maxage=900")], nil, nil),
            Answer(200, [("Cache-Control", "max-age=300"), ("Age", "100")], 200, .maxAge),
            Answer(200, [("Cache-Control", "max-age=300"), ("Age", "400")], nil, nil),
            Answer(200, [("Cache-Control", "max-age=300"), ("Age", "old")], 300, .maxAge),
            Answer(200, [("Cache-Control", "max-age=99999999999999999999999999")], 86_400, .maxAge),
            Answer(200, [("Cache-Control", "max-age=-300"), ("Expires", inTenMinutes)], nil, nil),
            Answer(200, [("Cache-Control", "no-cache, max-age=300")], nil, nil),
            Answer(200, [("Cache-Control", "no-store")], nil, nil),
            Answer(200, [("Cache-Control", "no-cache=\"Set-Cookie, X\", max-age=300")], 300, .maxAge),
            Answer(200, [("Cache-Control", "max-age=300"), ("Vary", "*")], nil, nil),
            Answer(200, [("Cache-Control", "max-age"), ("Cache-Control", "=,=,\"")], nil, nil),
            Answer(200, [("Expires", inTenMinutes)], 600, .expires),
            Answer(200, [("Date", now), ("Expires", inTenMinutes), ("Age", "100")], 500, .expires),
            Answer(200, [("Expires", "0")], nil, nil),
            Answer(200, [("Expires", now)], nil, nil),
            Answer(200, [("Cache-Control", "max-age=60"), ("Expires", inTenMinutes)], 60, .maxAge),
            Answer(304, [("Cache-Control", "max-age=60")], 60, .maxAge),
            Answer(500, [("Cache-Control", "max-age=60")], nil, nil),
            Answer(503, [("Cache-Control", "max-age=600"), ("Retry-After", "60")], 60, .retryAfter),
            Answer(200, [("Cache-Control", "max-age=600"), ("Retry-After", "60")], 600, .maxAge),
            Answer(200, [("Cache-Control", "max-age=60"), ("Retry-After", "600")], 600, .retryAfter),
        ])
    func waits(answer: Answer) {
        let received = Date(timeIntervalSince1970: Self.sample)
        let read = Freshness.read(status: answer.status, headers: HTTPHeaders(answer.headers), receivedAt: received)
        #expect(read.notBefore?.timeIntervalSince(received) == answer.wait)
        #expect(read.rule == answer.rule)
    }

    @Test func validatorsGoBackAsTheyCame() {
        let validators = Validators(headers: HTTPHeaders([("etag", "W/\"a-1\""), ("Last-Modified", Self.now)]))
        #expect(validators.conditions.map(\.name) == ["If-None-Match", "If-Modified-Since"])
        #expect(validators.conditions.map(\.value) == ["W/\"a-1\"", Self.now])
        #expect(Validators(headers: HTTPHeaders()).isEmpty)
    }

    @Test func validatorsThatCouldEndALineAreDropped() {
        #expect(Validators(etag: "\"a\"\r\nX: y", lastModified: String(repeating: "x", count: 2_000)).isEmpty)
    }

    @Test func entityTagsCompareWeakly() {
        let strong = Validators(etag: "\"a\"", lastModified: "x")
        #expect(strong.match(Validators(etag: "W/\"a\"", lastModified: "y")) == true)
        #expect(strong.match(Validators(etag: "\"b\"", lastModified: "x")) == false)
        #expect(strong.match(Validators(etag: nil, lastModified: "x")) == true)
        #expect(strong.match(Validators(etag: nil, lastModified: nil)) == nil)
    }

    @Test func mutatedHeadersNeverCrash() {
        for mutant in Mutations(of: Array("Sunday, 06-Nov-94 08:49:37 +0100, max-age=12".utf8), count: 4_000) {
            let text = String(decoding: mutant, as: UTF8.self)
            _ = HTTPDate.parse(text)
            let headers = HTTPHeaders([
                ("Cache-Control", text), ("Retry-After", text), ("Age", text), ("Expires", text), ("Date", text),
            ])
            _ = Freshness.read(status: 200, headers: headers, receivedAt: Date(timeIntervalSince1970: 0))
        }
    }
}
