import FoundationEssentials
import Store
import Synchronization

/// One of the daemons, in a thread of its own: claim, admit, transfer, settle, beat, as the real loop does.
final class ModelDaemon: Sendable {
    enum Order {
        /// It ends without a word, its transfers with it, and is there again after so many seconds.
        case kill(rest: Double)
        /// Stands still for so many seconds, with targets that it has claimed.
        case freeze(Double)
        case stop
    }

    private struct Out {
        var claim: Claim
        var start: Double?
        var startedAt = Date.distantPast
        var end: Double
        let isAddressKnown: Bool
    }

    private let options: PostgresOptions
    private let seed: UInt64
    /// How wrong this daemon's clock is.
    private let skew: Double
    private let oracle: Oracle
    private let orders = Mutex<[Order]>([])
    private static let width = 24

    init(options: PostgresOptions, number: Int, seed: UInt64, oracle: Oracle) {
        self.options = options
        self.seed = seed &+ UInt64(number) &* 1_000
        self.oracle = oracle
        skew = [0, 40, -40, 3_600, -3_600, 0.2, -0.2, 7][number % 8]
    }

    func order(_ order: Order) { orders.withLock { $0.append(order) } }

    private var now: Date { Wall.now + skew }

    func run() {
        var random = Generator(seed: seed)
        var out: [String: Out] = [:]
        var state: PostgresState?
        var beaten = -Double.infinity
        var rest = 0.0
        while true {
            let told = orders.withLock { orders in
                defer { orders = [] }
                return orders
            }
            for order in told {
                switch order {
                case .stop:
                    oracle.note { $0.unforeseen += state?.unforeseenReads ?? 0 }
                    endTransfers(out)
                    return
                case .kill(let seconds):
                    oracle.note { $0.kills += 1 }
                    endTransfers(out)
                    (state, out) = (nil, [:])
                    Wall.rest(.seconds(seconds))
                case .freeze(let seconds): rest = seconds
                }
            }
            do throws(StoreError) {
                let db: PostgresState
                if let state { db = state } else { db = try PostgresState(options, at: now) }
                state = db
                if oracle.now - beaten > 0.5 {
                    _ = try db.beat(at: now)
                    beaten = oracle.now
                }
                try settle(&out, db, &random)
                try claim(&out, db, &rest, &random)
            } catch {
                note(error)
            }
        }
    }

    private func note(_ error: StoreError) {
        switch error {
        case .unavailable: oracle.note { $0.unavailable += 1 }
        case .busy: oracle.note { $0.busy += 1 }
        default: oracle.note { $0.faults.append("\(error)") }
        }
        Wall.rest(.milliseconds(50))
    }

    /// A process that is killed ends its transfers with it.
    private func endTransfers(_ out: [String: Out]) {
        for one in out.values where one.start != nil { note(one, end: min(oracle.now, one.end)) }
    }

    private func note(_ out: Out, end: Double) {
        guard let start = out.start else { return }
        let target = out.claim.target
        oracle.note(
            Oracle.Transfer(
                site: target.site, address: Self.address(of: target.site), target: target.key, start: start, end: end,
                isAddressKnown: out.isAddressKnown))
    }

    /// Half of the sites share one with three others.
    private static func address(of site: String) -> String {
        let number = Int(site.dropFirst("site".count).prefix { $0.isNumber }) ?? 0
        let shared = number % 8 < 4 ? number / 8 * 8 : number
        return "198.18.\(shared / 250).\(shared % 250 + 1)"
    }

    private func claim(
        _ out: inout [String: Out], _ db: PostgresState, _ rest: inout Double, _ random: inout Generator
    ) throws(StoreError) {
        let room = Self.width - out.count
        guard room > 0 else { return Wall.rest(.milliseconds(2)) }
        let before = oracle.learntSites
        let wish = ClaimWish(limit: room, perSite: 1, delay: ClusterModel.delay, perAddress: true)
        let claims = try db.claim(wish, at: now)
        guard !claims.isEmpty else { return Wall.rest(.milliseconds(5)) }
        for claim in claims {
            out[claim.target.key] = Out(
                claim: claim, end: 0, isAddressKnown: before.contains(claim.target.site))
        }
        let began = now
        var keys = FactKeys()
        keys.sites = Set(claims.map(\.target.site))
        try db.transaction(about: keys, holding: claims.map(\.target.key)) { state throws(StoreError) in
            for claim in claims {
                let asked = try state.siteDelay(claim.target.site)
                try state.apply(
                    .started(
                        site: claim.target.site, at: began, delay: max(ClusterModel.delay, asked), address: nil))
            }
        }
        // Before they begin, or before it is heard how they ended.
        let isLate = Bool.random(using: &random)
        if !isLate { freeze(&rest) }
        for claim in claims {
            // A queue before the transfer.
            if Int.random(in: 0..<10, using: &random) == 0 { Wall.rest(.milliseconds(3)) }
            if let startBy = claim.startBy, ContinuousClock.now > startBy {
                oracle.note { $0.notStarted += 1 }
                continue
            }
            let start = oracle.now
            out[claim.target.key]?.start = start
            out[claim.target.key]?.startedAt = now
            out[claim.target.key]?.end =
                start + ([0.005, 0.02, 0.06, 0.2, 0.5, 0.95].randomElement(using: &random) ?? 0.1)
        }
        if isLate { freeze(&rest) }
    }

    private func freeze(_ rest: inout Double) {
        guard rest > 0 else { return }
        oracle.note { $0.freezes += 1 }
        Wall.rest(.seconds(rest))
        rest = 0
    }

    private func settle(
        _ out: inout [String: Out], _ db: PostgresState, _ random: inout Generator
    ) throws(StoreError) {
        let over = oracle.now
        let done = out.values.filter { $0.end <= over }
        guard !done.isEmpty else { return }
        var keys = FactKeys()
        keys.targets = Set(done.map(\.claim.target.key))
        let time = now
        var (stale, settled): (Int, [String]) = (0, [])
        do throws(StoreError) {
            try db.transaction(about: keys, holding: done.map(\.claim.target.key)) { state throws(StoreError) in
                (stale, settled) = (0, [])
                for one in done {
                    var target = one.claim.target
                    guard try state.holds(target.key) else {
                        stale += 1
                        continue
                    }
                    if one.start != nil {
                        try state.apply(
                            .started(
                                site: target.site, at: one.startedAt, delay: ClusterModel.delay,
                                address: Self.address(of: target.site)))
                        let visits = Int(String(decoding: target.memo, as: UTF8.self)) ?? 0
                        target.memo = Array("\(visits + 1)".utf8)
                        settled.append(target.site)
                    }
                    target.due = time + ([0, 0, 0.3, 2].randomElement(using: &random) ?? 0)
                    try state.apply(.put(target))
                }
                // The lines are written and flushed.
                Wall.rest(.milliseconds(2))
            }
        } catch {
            // Its commit may have been done: they are settled again, and the fence drops them if it was.
            if case .unavailable = error {
                let count = settled.count
                oracle.note { $0.uncertain += count }
            }
            throw error
        }
        for one in done {
            note(one, end: one.end)
            out[one.claim.target.key] = nil
        }
        oracle.settled(settled)
        let dropped = stale
        oracle.note { $0.stale += dropped }
    }
}
