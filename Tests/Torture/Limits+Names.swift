import Glibc
import Loopback
import Store
import Workbench

extension Limits {
    /// What a resolver may say, and what becomes of a page under such a name. `shim.c` has the answers.
    static let names =
        // Nobody has answered yet: it is no fault of the site's, and tried again.
        [("none", "no such name"), ("later", "try again"), ("empty", "a name without addresses")].map { host, name in
            Row(name: "DNS: \(name)", expected: "the network seems away") { bench in
                try await ask(bench, host, isGuarded: true)
            }
        }
        + [
            ("never", "no answer for ten minutes"), ("mapped", "::ffff:127.0.0.1"), ("nat64", "64:ff9b::7f00:1"),
            ("zero", "0.0.0.0"), ("local", "::1"), ("ten", "10.0.0.1"), ("metadata", "169.254.169.254"),
            ("unique", "fd00::1"), ("self", "127.0.0.1"),
        ].map { host, name in
            Row(name: "DNS: \(name)", expected: "fetch_error") { bench in try await ask(bench, host, isGuarded: true) }
        }
        + [("slow", "an answer after two seconds"), ("many", "4,000 addresses"), ("mixed", "a dead address first")].map
    {
        host, name in
        Row(name: "DNS: \(name)", expected: "recorded") { bench in try await ask(bench, host, isGuarded: false) }
    }

    private static func ask(_ bench: Bench, _ host: String, isGuarded: Bool) async throws -> String {
        let server = try LoopbackServer { request in
            request.path == "/khabar" ? .text(Press.page(seed: 7)) : .notFound
        }
        let here = try Installation(program: bench.rawi)
        var settings = Settings(nil)
        let name = host + ".example"
        settings.fetch = [
            "allow_private_addresses = \(!isGuarded)", "deadline = \"6s\"",
            "connect_to = [\"\(name):80:\(name):\(server.port)\"]",
        ]
        // Feeds are asked without robots.txt, so that what is said is said of them.
        settings.add(isGuarded ? "feed" : "url", "khabar", url: "http://\(name)/khabar")
        try here.configure(settings)
        let daemon = try here.start(["--once"], environment: bench.shim.names)
        guard try await daemon.child.wait(within: .seconds(60)) == .exited(0) else { return reason(here.logTail) }
        let events = try here.events().filter { $0.url?.hasSuffix("/khabar") == true }
        let event = events.first { $0.type == "fetch_error" } ?? events.first
        let asked = server.requests.isEmpty ? "" : ", and asked \(server.requests.count) times"
        if let record = try here.records().first(where: { $0.url?.hasSuffix("/khabar") == true }) {
            return record.text == nil ? "recorded without text" : "recorded"
        }
        if event == nil, Files.text(here.log).contains("outcome=network_away") { return "the network seems away" }
        // What follows on a semicolon would be a remark.
        let words = (event?.reason ?? event?.kind ?? reason(here.logTail)).split(separator: ";").joined(separator: ",")
        return "\(event?.type ?? "no event") \(words)" + (isGuarded ? asked : "")
    }
}
