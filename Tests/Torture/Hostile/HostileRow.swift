import Loopback
import Synchronization
import Workbench

/// A server that misbehaves in one way, under a name of its own. What must come of it stands in `outcomes.tsv`.
struct HostileRow: Sendable {
    enum Kind: String, Sendable { case url, feed, sitemap, listing }

    var name: String
    var kind = Kind.url
    /// What its robots.txt is; none where nil.
    var robots: (@Sendable () -> Reply)?
    /// How often rawi is run: each asks anew.
    var runs = 1
    /// The answer to the nth request for the source's address, from 0 on.
    var answer: @Sendable (Request, Int) -> Reply
    /// Makes what takes its time, before anybody waits for it.
    var prepare: @Sendable () -> Void = {}
    /// Of other addresses there; articles where nil.
    var others: (@Sendable (Request) -> Reply)?

    var host: String { name + ".example" }
    var address: String { "http://\(host)/\(kind == .url ? "khabar" : "qaima")" }

    init(
        _ name: String, as kind: Kind = .url, robots: (@Sendable () -> Reply)? = nil, runs: Int = 1,
        _ reply: @escaping @autoclosure @Sendable () -> Reply
    ) {
        (self.name, self.kind, self.robots, self.runs) = (name, kind, robots, runs)
        // Made once: a bomb takes its time.
        let made = Made(reply)
        answer = { _, _ in made.reply }
        prepare = { _ = made.reply }
    }

    init(
        _ name: String, as kind: Kind = .url, runs: Int = 1, each answer: @escaping @Sendable (Request, Int) -> Reply,
        others: (@Sendable (Request) -> Reply)? = nil
    ) {
        (self.name, self.kind, self.runs, self.answer, self.others) = (name, kind, runs, answer, others)
    }

    /// A site that is put off for a minute, or asked a thousand times, as it should be: not in the bounded form.
    static let slow: Set<String> = [
        "robots-429", "sitemap-flood", "feed-20k", "page-30mb", "page-100mb-line", "endless-body",
    ]

    static let all: [HostileRow] = [
        transfers, codings, headers, statuses, oddStatuses, redirects, oddRedirects, waits, oddWaits, pages, heavyPages,
        softErrors,
        types, oddTypes, charsets, oddCharsets, xml, feeds, sitemaps, robots,
    ].flatMap { $0 }
}

/// Made when it is first wanted.
final class Made: Sendable {
    private let make: @Sendable () -> Reply
    private let known = Mutex<Reply?>(nil)

    init(_ make: @escaping @Sendable () -> Reply) { self.make = make }

    var reply: Reply {
        known.withLock { known in
            if let known { return known }
            let made = make()
            known = made
            return made
        }
    }
}

extension HostileRow {
    static func many(_ count: Int, separator: String = "", _ text: (Int) -> String) -> String {
        (0..<count).map(text).joined(separator: separator)
    }

    static func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

    static func bomb() -> Reply { .gzipBomb(unpackedBytes: 256 << 20, isWhole: false) }

    static func page(_ name: String) -> String { Press.page(seed: Press.seed(name)) }

    /// A whole answer with this page, and what else its head says.
    static func said(
        _ body: String, status: String = "200 OK", type: String = "text/html; charset=utf-8", _ headers: String...
    ) -> Reply {
        said(Array(body.utf8), status: status, type: type, headers)
    }

    static func said(_ body: [UInt8], status: String = "200 OK", type: String, _ headers: [String]) -> Reply {
        let lines =
            ["HTTP/1.1 \(status)", "Content-Type: \(type)", "Content-Length: \(body.count)"] + headers
            + ["Connection: close", "", ""]
        return Reply(steps: [.send(Array(lines.joined(separator: "\r\n").utf8) + body), .close])
    }

    /// A head of these lines, then a body and the end.
    static func head(_ lines: String..., body: String = "") -> Reply {
        .raw(
            (["HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8"] + lines + ["", ""]).joined(separator: "\r\n")
                + body)
    }

    static func feed(_ items: String, more: String = "") -> Reply {
        let text =
            "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>x</title>\(more)\(items)</channel></rss>"
        return .text(text, type: "application/rss+xml")
    }

    static func item(_ host: String, _ path: String, guid: String? = nil) -> String {
        "<item><title>خبر \(path)</title><link>http://\(host)/\(path)</link><guid>\(guid ?? path)</guid></item>"
    }
}
