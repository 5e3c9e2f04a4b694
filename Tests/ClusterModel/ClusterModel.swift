import FoundationEssentials
package import PostgresServer
import Store

/// N daemons on one PostgreSQL through the calls that the real one makes: claims with politeness by site and by address, leases and
/// their fence, crashes. Transfers are only waited for. An `Oracle` sees each of them by the clock of this machine, which none of the
/// daemons goes by.
package struct ClusterModel: Sendable {
    package var seed: UInt64 = 1
    package var daemons = 8
    package var sites = 300
    package var seconds = 12.0
    /// Whether PostgreSQL is killed in the middle, and stands again.
    package var crashes = false
    /// How often, of a hundred ticks of a quarter of a second, one is killed, and one is frozen.
    package var kills = 15
    package var freezes = 40

    static let pagesOfSite = 2
    static let delay = Duration.milliseconds(400)
    static let lease = Duration.seconds(3)
    static let longestTransfer = Duration.seconds(1)

    package init() {}

    package func run(on server: PostgresServer) throws -> ClusterReport {
        let schema = server.newSchema()
        _ = try PostgresState.migrate(options(server, schema, of: "rawi@migrating"))
        try fill(try PostgresState(options(server, schema, of: "rawi@first"), at: Wall.now))

        let oracle = Oracle()
        let fleet = (0..<daemons).map {
            ModelDaemon(options: options(server, schema, of: "rawi@\($0)"), number: $0, seed: seed, oracle: oracle)
        }
        let threads = fleet.map { daemon in Thread { daemon.run() } }
        let began = ContinuousClock.now
        var random = Generator(seed: seed)
        var hasCrashed = false
        while Wall.seconds(since: began) < seconds {
            Wall.rest(.milliseconds(250))
            let one = fleet[Int.random(in: 0..<daemons, using: &random)]
            let what = Int.random(in: 0..<100, using: &random)
            if what < kills {
                one.order(.kill(rest: [0.2, 1, 4.5].randomElement(using: &random) ?? 1))
            } else if what < kills + freezes {
                one.order(.freeze([0.9, 4.2, 6].randomElement(using: &random) ?? 1))
            }
            if crashes, !hasCrashed, Wall.seconds(since: began) > seconds / 2 {
                hasCrashed = true
                let before = oracle.now
                server.crash()
                oracle.crashed(at: before)
            }
        }
        for daemon in fleet { daemon.order(.stop) }
        for thread in threads { thread.join() }
        let lasted = Wall.seconds(since: began)
        var report = oracle.report(delay: Self.delay)
        report.seconds = lasted
        try count(&report, try PostgresState(options(server, schema, of: "rawi@last"), at: Wall.now))
        return report
    }

    private func options(_ server: PostgresServer, _ schema: String, of instance: String) -> PostgresOptions {
        var options = PostgresOptions(url: server.url, instance: instance)
        options.schema = schema
        options.store = "store of " + instance
        (options.lease, options.longestTransfer) = (Self.lease, Self.longestTransfer)
        options.margin = .milliseconds(250)
        return options
    }

    private func fill(_ state: PostgresState) throws {
        for first in stride(from: 0, to: sites, by: 200) {
            try state.transaction { state throws(StoreError) in
                for site in first..<min(first + 200, sites) {
                    for page in 0..<Self.pagesOfSite {
                        let name = "site\(site).example"
                        try state.apply(
                            .add(
                                Target(
                                    key: "page:\(name)/\(page)", kind: .page, url: "https://\(name)/\(page)",
                                    site: name,
                                    due: Wall.now - 86_400, memo: Array("0".utf8))))
                    }
                }
            }
        }
    }

    /// Every target must be there, with as many visits as were settled, and come back to who asks after all leases have ended.
    private func count(_ report: inout ClusterReport, _ state: PostgresState) throws {
        var last: String?
        while true {
            let after = last
            let page = try state.transaction { state throws(StoreError) in
                try state.targets(of: .page, after: after, limit: 2_000)
            }
            guard let end = page.last else { break }
            last = end.key
            report.targets += page.count
            report.visits += page.reduce(0) { $0 + (Int(String(decoding: $1.memo, as: UTF8.self)) ?? 0) }
        }
        var came: Set<String> = []
        // Leases end after three seconds, waits after two.
        for _ in 0..<40 where came.count < report.targets {
            Wall.rest(.milliseconds(250))
            _ = try state.beat(at: Wall.now)
            came.formUnion(
                try state.claim(ClaimWish(limit: 100_000, perSite: 100), at: Wall.now).map(\.target.key))
        }
        report.lost = sites * Self.pagesOfSite - came.count
    }
}

/// SplitMix64: the same numbers for the same seed.
struct Generator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
