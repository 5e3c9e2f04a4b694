import FoundationEssentials
import Web

extension FuzzEntry {
    static let robots: [FuzzEntry] = [
        FuzzEntry("robots") { bytes in
            let rules = RobotsRules(parsing: bytes)
            let target = String(decoding: bytes.suffix(256), as: UTF8.self)
            _ = rules.allows(target, agent: "rawi")
            _ = RobotsRules(parsing: bytes, escapes: .asGoogle).allows(target, agent: "*")
            _ = rules.crawlDelay(agent: "rawi")
        },
        FuzzEntry("rights") { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            let headers = HTTPHeaders([("X-Robots-Tag", text), ("TDM-Reservation", text), ("TDM-Policy", text)])
            let rights = Rights(headers: headers, agent: "rawi")
            _ = rights.forbidsIndexing
            _ = Rights.directives(text)
            _ = TDMReservation.read(bytes, path: "/a?b")
        },
        FuzzEntry("freshness") { bytes in
            let text = String(decoding: bytes, as: UTF8.self)
            _ = HTTPDate.parse(text)
            let names = ["Cache-Control", "Retry-After", "Age", "Expires", "Date", "ETag"]
            let headers = HTTPHeaders(names.map { ($0, text) })
            _ = Freshness.read(status: 200, headers: headers, receivedAt: Date(timeIntervalSince1970: 0))
            _ = Validators(headers: headers).conditions
        },
    ]
}
