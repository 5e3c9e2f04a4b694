import Fetch
import Loopback
import Testing
import Web

/// A fetcher for which every name leads to `server`, and requests to made-up sites.
final class Asking: Sendable {
    let server: LoopbackServer
    let fetcher: Fetcher

    init(
        _ change: (inout FetcherOptions) -> Void = { _ in }, handler: @escaping @Sendable (Request) -> Reply
    ) throws {
        server = try LoopbackServer(handler: handler)
        var options = FetcherOptions()
        options.connectTo = [server.connectToEverything]
        options.allowsPrivateAddresses = true
        // However long a test waits for its turn.
        options.idleConnectionAge = .seconds(3_600)
        change(&options)
        fetcher = try Fetcher(options: options)
    }

    deinit {
        fetcher.close()
        server.stop()
    }

    /// `change` adjusts a request for `address` whose deadline no passing test meets.
    func get(
        _ address: String, _ change: (inout FetchRequest) -> Void = { _ in }
    ) async throws -> FetchResponse {
        var request = try Self.request(address)
        change(&request)
        return try await fetcher.fetch(request)
    }

    static func request(_ address: String) throws -> FetchRequest {
        FetchRequest(url: try #require(WebURL(address)), userAgent: "rawi-test/1 (+mailto:a@b.example)")
    }
}

extension FetchResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}
