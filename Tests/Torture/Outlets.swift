import Loopback
import Synchronization
import Workbench

/// Made-up outlets on loopback whose every text follows from an address and an edition, and which remember what they sent: what a
/// store must hold in the end, and nothing else.
final class Outlets: Sendable {
    struct State: Sendable {
        /// A later edition of an article that is revised has another text.
        var edition = 0
        /// Each outlet's feed lists so many.
        var articles: Int
        /// By address, in the order in which they went out.
        var sent: [String: [Int]] = [:]
    }

    private final class Desk: Sendable {
        let state: Mutex<State>
        init(_ state: State) { self.state = Mutex(state) }
    }

    let hosts: [String]
    let server: LoopbackServer
    private let desk: Desk

    init(_ state: State = State(articles: 6), hosts count: Int = 4) throws {
        let hosts = (0..<count).map { "dar\($0).example" }
        let desk = Desk(state)
        self.hosts = hosts
        self.desk = desk
        server = try LoopbackServer { request in
            let address = "http://\(request.host)\(request.path)"
            return desk.state.withLock { state in
                if request.path == "/feed" { return Self.feed(request.host, state.articles) }
                guard let number = Self.number(of: request.path), !Self.isMissing(number) else { return .notFound }
                let edition = Self.isRevised(number) ? state.edition : 0
                state.sent[address, default: []].append(edition)
                return .text(Press.page(seed: Self.seed(address, edition)))
            }
        }
    }

    var state: State { desk.state.withLock { $0 } }

    /// News: each feed lists so many more, and what is revised has changed.
    func goOn(_ more: Int = 1, revises: Bool = true) {
        desk.state.withLock { state in
            if revises { state.edition += 1 }
            state.articles += more
        }
    }

    /// All that the feeds list and that is there.
    var addresses: [String] {
        let count = state.articles
        return hosts.flatMap { host in
            ((0..<count).filter { !Self.isMissing($0) } + [Self.standing]).map { "http://\(host)/khabar/\($0)" }
        }
    }

    /// How many addresses were asked for, and how many that are listed were not.
    var sent: Int { desk.state.withLock { $0.sent.count } }
    var waiting: Int {
        desk.state.withLock { state in
            let missing = (0..<state.articles).count(where: Self.isMissing)
            return hosts.count * (state.articles - missing + 1) - state.sent.count
        }
    }

    /// A `url` source: asked each time, and revised with each edition.
    static let standing = 1000

    private static let mostListed = 200

    static func isMissing(_ number: Int) -> Bool { number % 5 == 4 }
    static func isRevised(_ number: Int) -> Bool { number % 2 == 0 && !isShared(number) }
    /// The same text at all outlets.
    static func isShared(_ number: Int) -> Bool { number % 3 == 2 }

    static func seed(_ address: String, _ edition: Int) -> UInt64 {
        guard let number = number(of: address), isShared(number) else { return Press.seed("\(address) \(edition)") }
        return Press.seed("wakala/\(number)")
    }

    private static func number(of path: String) -> Int? {
        guard path.contains("/khabar/") else { return nil }
        return path.split(separator: "/").last.flatMap { Int($0) }
    }

    private static func feed(_ host: String, _ count: Int) -> Reply {
        // As outlets do it: the newest, and what is older is not listed any more.
        let items = (max(0, count - mostListed)..<count).map {
            (title: "خبر \($0)", link: "http://\(host)/khabar/\($0)")
        }
        return .text(Press.rss(host, items.reversed()), type: "application/rss+xml")
    }
}
