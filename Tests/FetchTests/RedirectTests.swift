import Fetch
import Loopback
import Testing
import Web

@Suite("Redirects") struct RedirectTests {
    @Test("Each step is recorded, with its status", arguments: [301, 302, 303, 307, 308])
    func chain(status: Int) async throws {
        let asking = try Asking { request in
            switch (request.host, request.path) {
            case ("old.example", "/a"): .redirect(to: "../b?x=1#part", status: status)
            case ("old.example", "/b"): .redirect(to: "//new.example/c", status: 302)
            default: .text("here")
            }
        }
        let response = try await asking.get("http://old.example/a")
        #expect(response.url.href == "http://new.example/c")
        #expect(response.text == "here")
        #expect(response.redirects.map(\.status) == [status, 302])
        #expect(response.redirects.map(\.from.href) == ["http://old.example/a", "http://old.example/b?x=1"])
        #expect(response.redirects.map(\.to.href) == ["http://old.example/b?x=1", "http://new.example/c"])
        #expect(response.redirects.map(\.isPermanent) == [status == 301 || status == 308, false])
        #expect(asking.server.requests.map(\.target) == ["/a", "/b?x=1", "/c"])
    }

    @Test("User names in a redirect are dropped")
    func userinfo() async throws {
        let asking = try Asking { request in
            request.path == "/" ? .redirect(to: "http://user:secret@news.example/in") : .text("in")
        }
        let response = try await asking.get("http://news.example/")
        #expect(response.url.href == "http://news.example/in")
        #expect(asking.server.requests.last?["Authorization"] == nil)
    }

    @Test("So many are followed and no more")
    func limit() async throws {
        let asking = try Asking { request in
            let number = Int(request.path.dropFirst()) ?? 0
            return number == 0 ? .text("end") : .redirect(to: "/\(number - 1)")
        }
        let response = try await asking.get("http://news.example/10") { $0.redirects = .follow(10) }
        #expect(response.redirects.count == 10)
        await #expect(throws: FetchError.tooManyRedirects) {
            try await asking.get("http://news.example/11") { $0.redirects = .follow(10) }
        }
        #expect(asking.server.requests.count == 22)
    }

    @Test("With none to follow, the redirect is the answer")
    func none() async throws {
        let asking = try Asking { _ in .redirect(to: "/b") }
        let response = try await asking.get("http://news.example/a") { $0.redirects = .follow(0) }
        #expect(response.status == 302)
        #expect(response.unfollowed?.href == "http://news.example/b")
    }

    @Test("A loop ends before the limit")
    func loop() async throws {
        let asking = try Asking { request in .redirect(to: request.path == "/a" ? "/b" : "/a") }
        await #expect(throws: FetchError.tooManyRedirects) {
            try await asking.get("http://news.example/a") { $0.redirects = .follow(100) }
        }
        #expect(asking.server.requests.count == 4)
    }

    @Test("A site that sends readers back to where they are, with a cookie, is read; the cookie is then forgotten")
    func cookie() async throws {
        let asking = try Asking { request in
            request["Cookie"] == "seen=1"
                ? .text("page") : Reply(status: 302, headers: [("Location", request.path), ("Set-Cookie", "seen=1")])
        }
        #expect(try await asking.get("http://news.example/a").text == "page")
        #expect(try await asking.get("http://news.example/a").text == "page")
        #expect(asking.server.requests.map { $0["Cookie"] } == [nil, "seen=1", nil, "seen=1"])
    }

    @Test("Another site is left to the caller where that is asked for")
    func otherSite() async throws {
        let asking = try Asking { request in
            switch request.host {
            case "www.news.example": .redirect(to: "http://m.news.example/a")
            case "m.news.example": .redirect(to: "http://other.example/b", status: 301)
            default: .text("unasked")
            }
        }
        let response = try await asking.get("http://www.news.example/") { $0.redirects = .sameSite(5) }
        #expect(response.status == 301)
        #expect(response.url.href == "http://m.news.example/a")
        #expect(response.unfollowed?.href == "http://other.example/b")
        #expect(response.redirects.map(\.to.href) == ["http://m.news.example/a"])
        #expect(asking.server.requests.count == 2)
    }

    @Test("Only what robots.txt is known to allow is followed where that is asked for")
    func permitted() async throws {
        let asking = try Asking { request in
            switch request.target {
            case "/a": .redirect(to: "/b")
            case "/b": .redirect(to: "http://www.news.example/c")
            case "/c": .redirect(to: "/private/d")
            default: .text("unasked")
            }
        }
        let closed = RobotsRules(parsing: Array("User-agent: *\nDisallow: /private/".utf8))
        let open = RobotsRules(parsing: [])
        for (rules, end) in [
            (["http://news.example": closed], "http://www.news.example/c"),
            (["http://news.example": closed, "http://www.news.example": closed], "http://www.news.example/private/d"),
            ([:], "http://news.example/b"),
        ] {
            let response = try await asking.get("http://news.example/a") {
                $0.redirects = .permitted(5, by: RedirectPermit(rules, agent: "rawi"))
            }
            #expect(response.status == 302 && response.unfollowed?.href == end)
        }
        let all = RedirectPermit(["http://news.example": open, "http://www.news.example": open], agent: "rawi")
        #expect(
            try await asking.get("http://news.example/a") { $0.redirects = .permitted(5, by: all) }.text == "unasked")
    }

    @Test(
        "A Location that is no web address is an error",
        arguments: [
            "ftp://news.example/", "javascript:alert(1)", "file:///etc/passwd", "http://", "https://a b/",
            "//x.example:25",
        ])
    func badLocation(location: String) async throws {
        let asking = try Asking { _ in .redirect(to: location) }
        await #expect(throws: FetchError.badRedirect(location)) { try await asking.get("http://news.example/") }
    }

    @Test("Without a Location it is the answer")
    func noLocation() async throws {
        let asking = try Asking { _ in Reply(status: 301, body: Array("moved".utf8)) }
        let response = try await asking.get("http://news.example/")
        #expect(response.status == 301 && response.text == "moved" && response.unfollowed == nil)
    }

    @Test("A Location in raw bytes is asked for in those bytes")
    func rawLocation() async throws {
        let asking = try Asking { request in
            guard request.path == "/" else { return .text("") }
            let bytes = Array("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /".utf8) + [0xc7, 0xe1]
            return Reply(steps: [.send(bytes + Array("/\r\n\r\n".utf8))])
        }
        _ = try await asking.get("http://news.example/")
        #expect(asking.server.requests.last?.target == "/%C7%E1/")
        let arabic = try Asking { request in request.path == "/" ? .redirect(to: "/خبر") : .text("") }
        _ = try await arabic.get("http://news.example/")
        #expect(arabic.server.requests.last?.target == "/%D8%AE%D8%A8%D8%B1")
    }

    @Test("A redirect's body is not read to its end")
    func hugeBody() async throws {
        let asking = try Asking { request in
            request.path == "/b"
                ? .text("b")
                : Reply(steps: [
                    .send(Reply.head(status: 302, headers: [("Location", "/b")])),
                    .sendForever([UInt8](repeating: 0x2e, count: 4096), every: .zero),
                ])
        }
        #expect(try await asking.get("http://news.example/").text == "b")
    }
}
