import Testing
import Web

@Suite struct RobotsTests {
    private func rules(_ text: String) -> RobotsRules { RobotsRules(parsing: Array(text.utf8)) }

    struct Question: Sendable, CustomTestStringConvertible {
        let robots: String
        let target: String
        let allowed: Bool
        var testDescription: String { "\(robots.debugDescription) \(target)" }

        init(_ robots: String, _ target: String, _ allowed: Bool) {
            self.robots = robots
            self.target = target
            self.allowed = allowed
        }
    }

    @Test(
        "Rules decide as RFC 9309 says",
        arguments: [
            Question("", "/any", true),
            Question("User-agent: *\nDisallow: /", "/any", false),
            Question("User-agent: *\nDisallow:", "/any", true),
            Question("User-agent: *\nDisallow: /akhbar\nAllow: /akhbar/arab", "/akhbar/arab/1", true),
            Question("User-agent: *\nDisallow: /akhbar\nAllow: /akhbar/arab", "/akhbar/dawli", false),
            // A tie is for Allow, in either order.
            Question("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true),
            Question("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true),
            // Named agents do not listen to the star; groups of one agent are one.
            Question("User-agent: *\nDisallow: /\n\nUser-agent: rawi\nDisallow: /x", "/y", true),
            Question(
                "User-agent: rawi\nDisallow: /x\n\nUser-agent: b\nDisallow: /\n\nUser-agent: RAWI\nDisallow: /y", "/y",
                false),
            Question("User-agent: a\nUser-agent: rawi\nDisallow: /x", "/x", false),
            Question("User-agent: rawi/2.0 (news)\nDisallow: /x", "/x", false),
            Question("User-agent: * everyone\nDisallow: /x", "/x", false),
            // Rules before the first agent are nobody's; unknown lines do not end a group.
            Question("Disallow: /\nUser-agent: rawi\nAllow: /", "/x", true),
            Question("User-agent: rawi\nClean-param: q\nUser-agent: b\nDisallow: /x", "/x", false),
            Question("User-agent: rawi\nSitemap: https://a.example/s.xml\nDisallow: /x", "/x", false),
            // Special characters.
            Question("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false),
            Question("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true),
            Question("User-agent: *\nDisallow: /*?*print=", "/a?b=1&print=1", false),
            Question("User-agent: *\nDisallow: /a*b*c$", "/aXbXcXc", false),
            Question("User-agent: *\nDisallow: /a$", "/ab", true),
            Question("User-agent: *\nDisallow: /a$b", "/a$b/c", false),
            Question("User-agent: *\nDisallow: *", "/", false),
            Question("User-agent: *\nDisallow: $", "/", true),
            Question("User-agent: *\nDisallow: /ab*ab$", "/ab", true),
            Question("User-agent: *\nDisallow: /file-%2A.html", "/file-*.html", false),
            // One octet, several spellings (section 2.2.2).
            Question("User-agent: *\nDisallow: /خبر", "/%D8%AE%D8%A8%D8%B1/1", false),
            Question("User-agent: *\nDisallow: /%d8%ae%d8%a8%d8%b1", "/%D8%AE%D8%A8%D8%B1/1", false),
            Question("User-agent: *\nDisallow: /%62%61%7a", "/baz", false),
            Question("User-agent: *\nDisallow: /a%2fb", "/a/b", true),
            Question("User-agent: *\nDisallow: /a b", "/a%20b", false),
            // What Google's matcher forgives.
            Question("User-agent: *\nDisalow: /x", "/x", false),
            Question("user agent: *\ndiasllow: /x", "/x", false),
            Question("useragent *\ndisallow /x", "/x", false),
            Question("User-agent: *\nDisallow /x y", "/x", true),
            Question("User-agent: *\nDisallow: /\nAllow: /a/index.html", "/a/", true),
            Question("User-agent: *\nDisallow: /\nAllow: /a/index.html", "/a/b", false),
            // Lines and marks.
            Question("\u{FEFF}User-agent: *\nDisallow: /x", "/x", false),
            Question("User-agent: *\r\nDisallow: /x\r\n", "/x", false),
            Question("User-agent: *\rDisallow: /x", "/x", false),
            Question("User-agent: * # all\nDisallow: /x # not this", "/x", false),
            Question("  User-agent : *\n\tDisallow : /x  ", "/x", false),
            Question("User-agent: *\nDisallow: /x\0y", "/x", false),
            Question("User-agent: *\nDisallow: /", "", false),
        ])
    func decides(question: Question) {
        #expect(rules(question.robots).allows(question.target, agent: "rawi") == question.allowed)
    }

    @Test func googleTakesAddressesAsTheyAre() {
        let text = Array("User-agent: *\nDisallow: /%62%61%7a".utf8)
        #expect(RobotsRules(parsing: text, escapes: .asGoogle).allows("/baz", agent: "rawi"))
        #expect(!RobotsRules(parsing: text, escapes: .asGoogle).allows("/%62%61%7A", agent: "rawi"))
        #expect(!RobotsRules(parsing: text, escapes: .normalised).allows("/baz", agent: "rawi"))
    }

    @Test(
        "Crawl delays are seconds, bounded",
        arguments: [
            ("User-agent: *\nCrawl-delay: 10", Duration.seconds(10)),
            ("User-agent: *\nCrawl-delay: 0.5", .milliseconds(500)),
            ("User-agent: *\nDisallow: /x\nCrawl-delay: 2.25", .milliseconds(2_250)),
            ("User-agent: *\nCrawl-delay: 99999999999999999999999", .seconds(120)),
            ("User-agent: *\nCrawl-delay: .123456789", .milliseconds(123)),
            ("User-agent: *\nCrawl-delay: 3\nUser-agent: rawi\nCrawl-delay: 7", .seconds(7)),
            ("User-agent: rawi\nCrawl-delay: 3\nUser-agent: b\nCrawl-delay: 7\nDisallow: /", .seconds(3)),
            ("User-agent: *\nCrawl-delay: 3\nUser-agent: *\nCrawl-delay: 7", .seconds(7)),
        ])
    func delays(robots: String, expected: Duration) {
        #expect(rules(robots).crawlDelay(agent: "rawi") == expected)
    }

    @Test(
        "What is no delay is none",
        arguments: [
            "", "Crawl-delay: 5", "User-agent: *\nCrawl-delay: soon", "User-agent: *\nCrawl-delay: -1",
            "User-agent: *\nCrawl-delay: 1.2.3", "User-agent: *\nCrawl-delay: .", "User-agent: *\nCrawl-delay:",
            "User-agent: *\nCrawl-delay: 5\nUser-agent: rawi\nDisallow:", "User-agent: *\nCrawl-delay: 1e3",
        ])
    func noDelay(robots: String) {
        #expect(rules(robots).crawlDelay(agent: "rawi") == nil)
    }

    @Test func sitemapsStandAnywhereAndOnce() {
        let text = """
            Sitemap: https://a.example/1.xml
            User-agent: b
            SITE-MAP: /2.xml
            Disallow: /
            sitemap: https://a.example/1.xml
            sitemap:
            """
        #expect(rules(text).sitemaps == ["https://a.example/1.xml", "/2.xml"])
    }

    @Test func onlyTheFirst500KiBAreRead() {
        let padding = String(repeating: "# padding\n", count: RobotsRules.byteLimit / 10)
        // The limit falls within the rule, which must not become `Disallow: /`.
        let text = "User-agent: *\nDisallow: /before\n" + padding.dropLast(30) + "\nDisallow: /after"
        let cut = Array(text.utf8).prefix(RobotsRules.byteLimit - 5) + Array("\nDisallow: /never-reached".utf8)
        let read = RobotsRules(parsing: Array(cut))
        #expect(!read.allows("/before", agent: "rawi"))
        #expect(read.allows("/never", agent: "rawi"))
        #expect(read.allows("/x", agent: "rawi"))
    }

    @Test func aLineIsCutWhereGoogleCutsIt() {
        let long = "/" + String(repeating: "a", count: 17_000)
        let read = rules("User-agent: *\nDisallow: \(long)")
        #expect(!read.allows(String(long.prefix(16_800)), agent: "rawi"))
        #expect(read.allows(String(long.prefix(16_000)), agent: "rawi"))
    }

    /// Each would take hours if wildcards were tried in every way.
    @Test(
        "Wildcards cost no more than their length",
        arguments: [
            String(repeating: "*a", count: 4_000) + "b",
            String(repeating: "*", count: 8_000) + "b$",
            "*" + String(repeating: "a", count: 4_000) + "b",
            String(repeating: "*" + String(repeating: "a", count: 40) + "b", count: 200),
        ])
    func wildcardsAreLinear(pattern: String) {
        let target = "/" + String(repeating: "a", count: 8_000)
        #expect(rules("User-agent: *\nDisallow: /\(pattern)").allows(target, agent: "rawi"))
    }

    @Test func manyAgentsOfOneGroupAreBounded() {
        let text =
            (0..<20_000).map { "User-agent: a\(String($0, radix: 26))" }.joined(separator: "\n") + "\nDisallow: /"
        #expect(rules(text).allows("/", agent: "rawi"))
        #expect(!rules(text).allows("/", agent: "a"))
    }

    @Test func namedAgentsAreKnown() {
        #expect(rules("User-agent: Rawi\nAllow: /").names(agent: "rawi"))
        #expect(!rules("User-agent: *\nAllow: /").names(agent: "rawi"))
    }

    @Test(
        "Rubbish is read without a word",
        arguments: [
            [0xEF], [0xEF, 0xBB], [0xFF, 0xFE, 0x00], [0x3A], [0x3A, 0x0A, 0x3A], [0x0D, 0x0A, 0x0D], [0x23],
            [0x25, 0x32, 0x0A], Array("user-agent".utf8), Array("user-agent:\ndisallow:%\nallow:%2".utf8),
            Array("user-agent:*\ndisallow:*$*$\nallow:$$".utf8), Array("user-agent: *\0*\ndisallow: \u{85}/".utf8),
        ] as [[UInt8]])
    func rubbish(bytes: [UInt8]) {
        let read = RobotsRules(parsing: bytes)
        #expect(read.allows("/a", agent: "rawi"))
        #expect(read.sitemaps.isEmpty)
    }

    @Test func mutatedFilesNeverCrash() {
        let seed = Array(
            "\u{FEFF}User-agent: *\r\nDisallow: /a*%2Fb$\nAllow: /index.html\nCrawl-delay: 1.5\nSitemap: x#y\n".utf8)
        for mutant in Mutations(of: seed, count: 4_000) {
            let read = RobotsRules(parsing: mutant)
            _ = read.allows(String(decoding: mutant, as: UTF8.self), agent: "rawi")
            _ = read.crawlDelay(agent: "rawi")
        }
    }
}
