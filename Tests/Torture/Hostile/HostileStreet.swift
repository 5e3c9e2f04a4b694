import Loopback
import Synchronization
import Workbench

/// All hostile servers at one port, each under its name, and one that is well.
final class HostileStreet: Sendable {
    let server: LoopbackServer

    init(_ rows: [HostileRow], port: UInt16 = 0) throws {
        let byHost = Dictionary(uniqueKeysWithValues: rows.map { ($0.host, $0) })
        let hits = Hits()
        server = try LoopbackServer(port: port) { request in
            switch (request.host, request.path) {
            case ("forbids.example", "/robots.txt"): return .text("User-agent: *\nDisallow: /\n", type: "text/plain")
            case (_, "/robots.txt"): return byHost[request.host]?.robots?() ?? .notFound
            case (_, "/.well-known/tdmrep.json"): return .notFound
            default: break
            }
            let site = request.host.split(separator: ".").suffix(2).joined(separator: ".")
            guard let row = byHost[site] else { return .text(Press.page(of: request.host + request.path)) }
            if request.host == row.host, row.address.hasSuffix(request.path) {
                return row.answer(request, hits.next(row.name))
            }
            return row.others?(request) ?? .text(Press.page(of: request.host + request.path))
        }
    }

    private final class Hits: Sendable {
        private let counts = Mutex<[String: Int]>([:])

        func next(_ name: String) -> Int {
            counts.withLock { counts in
                defer { counts[name, default: 0] += 1 }
                return counts[name, default: 0]
            }
        }
    }
}
