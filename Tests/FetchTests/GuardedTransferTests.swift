import Fetch
import Glibc
import Loopback
import Testing
import Web

@Suite("Transfers and the address guard") struct GuardedTransferTests {
    @Test("A name that leads to loopback is refused, and nothing is asked")
    func mappedNameIsRefused() async throws {
        let asking = try Asking {
            $0.allowsPrivateAddresses = false
        } handler: { _ in
            .text("secret")
        }
        await #expect(throws: FetchError.addressRefused("127.0.0.1")) {
            try await asking.get("http://news.example/")
        }
        #expect(asking.server.connections == 0)
    }

    @Test(
        "An address written in the URL is refused",
        arguments: [
            ("http://127.0.0.1:8/", "127.0.0.1"), ("http://2130706433/", "127.0.0.1"), ("http://[::1]/", "::1"),
            ("http://169.254.169.254/latest/meta-data/", "169.254.169.254"), ("http://0x7f.1/", "127.0.0.1"),
            ("http://[::ffff:10.0.0.1]/", "::ffff:10.0.0.1"),
        ])
    func literalIsRefused(address: String, told: String) async throws {
        let fetcher = try Fetcher(options: FetcherOptions())
        let request = try Asking.request(address)
        await #expect(throws: FetchError.addressRefused(told)) { try await fetcher.fetch(request) }
    }

    @Test("localhost is refused by what it resolves to")
    func localhostIsRefused() async throws {
        let server = try LoopbackServer { _ in .text("secret") }
        let fetcher = try Fetcher(options: FetcherOptions())
        let request = try Asking.request("http://localhost:\(server.port)/")
        let error = await #expect(throws: FetchError.self) { try await fetcher.fetch(request) }
        guard case .addressRefused = error else {
            Issue.record("not refused: \(String(describing: error))")
            return
        }
        #expect(server.connections == 0)
    }

    @Test("What one request is allowed ends with its host")
    func redirectIsRefused() async throws {
        let inside = try LoopbackServer { _ in .text("secret") }
        let address = inside.url("/admin")
        let asking = try Asking {
            $0.allowsPrivateAddresses = false
        } handler: { request in
            request.host == "intranet.example" && request.path == "/" ? .redirect(to: address) : .text("open")
        }
        await #expect(throws: FetchError.addressRefused("127.0.0.1")) {
            try await asking.get("http://intranet.example/") { $0.allowsPrivateAddresses = true }
        }
        #expect(inside.connections == 0)
        let response = try await asking.get("http://intranet.example/page") { $0.allowsPrivateAddresses = true }
        #expect(response.text == "open")
    }

    @Test("A connection that is used again is looked at again")
    func reusedConnectionIsLookedAt() async throws {
        let asking = try Asking {
            $0.allowsPrivateAddresses = false
        } handler: { _ in
            .text("inside")
        }
        for _ in 0..<2 {
            let response = try await asking.get("http://intranet.example/") { $0.allowsPrivateAddresses = true }
            #expect(response.text == "inside")
        }
        #expect(asking.server.connections == 1)
        await #expect(throws: FetchError.addressRefused("127.0.0.1")) {
            try await asking.get("http://intranet.example/")
        }
        #expect(asking.server.requests.count == 2)
    }

    @Test("Behind a proxy, addresses in URLs are refused still")
    func proxiedLiteralIsRefused() async throws {
        let asking = try Asking { options in
            options.allowsPrivateAddresses = false
            options.connectTo = []
        } handler: { _ in
            .redirect(to: "http://10.0.0.1/")
        }
        var options = FetcherOptions()
        options.proxy = asking.server.url("")
        let fetcher = try Fetcher(options: options)
        let request = try Asking.request("http://news.example/")
        await #expect(throws: FetchError.addressRefused("10.0.0.1")) { try await fetcher.fetch(request) }
        #expect(asking.server.requests.map(\.target) == ["http://news.example/"])
    }

    @Test("The environment's proxy is not used")
    func environmentProxyIsIgnored() async throws {
        await #expect(processExitsWith: .success) {
            let proxy = try LoopbackServer { _ in .text("proxied") }
            for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] { setenv(name, proxy.url(""), 1) }
            let asking = try Asking { _ in
            } handler: { _ in
                .text("direct")
            }
            let text = try await asking.get("http://news.example/").text
            exit(text == "direct" && proxy.connections == 0 ? 0 : 1)
        }
    }

    @Test("A configured proxy is used whatever the environment exempts")
    func configuredProxyIsUsed() async throws {
        await #expect(processExitsWith: .success) {
            setenv("no_proxy", "*", 1)
            let proxy = try LoopbackServer { _ in .text("proxied") }
            var options = FetcherOptions()
            options.proxy = proxy.url("")
            let fetcher = try Fetcher(options: options)
            let text = try await fetcher.fetch(Asking.request("http://news.example/")).text
            exit(text == "proxied" ? 0 : 1)
        }
    }
}
