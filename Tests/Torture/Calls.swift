import Glibc
import Workbench

/// The Nth call of a kind fails, for N = 1, 2, … until a run passes untouched.
struct Calls: Sendable {
    let bench: Bench
    let tally: Tally
    var only: String?

    /// What may go wrong with each.
    static let faults: [(call: String, what: [String])] = [
        ("write", ["ENOSPC", "EIO", "before", "after", "short", "torn"]),
        ("pwrite", ["ENOSPC", "EIO", "before", "torn"]),
        ("reserve", ["ENOSPC", "EIO"]),
        ("fdatasync", ["EIO", "ENOSPC", "before", "after"]),
        ("fsync", ["EIO", "before"]),
        ("rename", ["EIO", "ENOSPC", "before", "after"]),
        ("link", ["EIO", "ENOSPC", "before", "after"]),
        ("unlink", ["EIO", "before", "after"]),
        ("truncate", ["EIO", "ENOSPC", "before", "after"]),
        ("mkdir", ["EIO", "ENOSPC", "before"]),
        ("open", ["EIO", "ENOSPC", "EMFILE", "EACCES", "before"]),
        ("read", ["EIO", "before"]),
        ("descriptor", ["EMFILE"]),
        ("thread", ["EAGAIN"]),
    ]

    struct Series: Sendable {
        var call: String
        var what: String
        var goesOn: Bool
        var isTorn: Bool
    }

    private var series: [Series] {
        Self.faults.filter { only == nil || only == $0.call }.flatMap { call, whats in
            whats.flatMap { what -> [Series] in
                let kills = ["before", "after", "torn"].contains(what)
                return [false, true].flatMap { isTorn in
                    (kills || what == "short" ? [false] : [false, true]).map { goesOn in
                        Series(call: call, what: what, goesOn: goesOn, isTorn: isTorn)
                    }
                }
            }
        }
    }

    /// Each N to `dense`, then each sixteenth more; lasting faults at a few places only, since each is waited for.
    func run(dense: Int, jobs: Int) async throws {
        try await inParallel(series, jobs: jobs) { series in
            var number = 1
            while try await one(series, number) {
                number += series.goesOn ? max(1, number) : number < dense ? 1 : max(1, number / 16)
            }
        }
    }

    /// As many as there is time for, drawn by the seed.
    func run(within seconds: Int, jobs: Int, chance: Press.Chance) async throws {
        var chance = chance
        let drawn = (0..<1000).map { _ in
            (series.filter { !$0.goesOn }.randomElement(using: &chance), Int.random(in: 1...12, using: &chance))
        }
        try await inParallel(drawn, jobs: jobs) { series, number in
            guard let series, tally.seconds < seconds else { return }
            _ = try await one(series, number)
        }
    }

    /// Whether it has struck.
    private func one(_ series: Series, _ number: Int) async throws -> Bool {
        let fault = Shim.Fault(call: series.call, number: number, goesOn: series.goesOn, what: series.what)
        let ordeal = try Ordeal(rawi: bench.rawi, shim: bench.shim)
        if series.isTorn { try await bench.tear(ordeal) }
        let already = try StoreSight(ordeal.here.store)
        let blow = try await ordeal.suffer(fault)
        let before = try StoreSight(ordeal.here.store)
        var problems = blow.problems + before.problems(since: already)
        problems += try await ordeal.recover(before: before)
        tally.note(series.call, "\(fault)\(series.isTorn ? " on a torn store" : "")", problems)
        return blow.hasStruck
    }
}
