import Glibc
import Workbench

/// The open segment of a log ends at any byte of its last lines: a database that knows them, or does not.
struct Cuts: Sendable {
    let bench: Bench
    let tally: Tally
    let common: Common

    private struct Cut: Sendable {
        let base: Ordeal
        let log: String
        let length: Int
        let name: String
    }

    func run(step: Int) async throws {
        var cuts: [Cut] = []
        for (name, base) in [("known", try await stopped()), ("unknown", try await killed())] {
            for log in ["records", "events"] { cuts += Self.cuts(of: base, log, name, step: step) }
        }
        if common.seconds != nil {
            var chance = Press.Chance(seed: common.seed)
            cuts.shuffle(using: &chance)
        }
        try await inParallel(cuts, jobs: common.jobs) { cut in
            if !common.isOver(tally) { try await one(cut) }
        }
    }

    private func stopped() async throws -> Ordeal {
        let base = try Ordeal(rawi: bench.rawi, shim: bench.shim)
        _ = try await base.runWell(turn: 0)
        base.outlets.goOn()
        return base
    }

    private func killed() async throws -> Ordeal {
        let base = try Ordeal(rawi: bench.rawi, shim: bench.shim)
        _ = try await base.suffer(Shim.Fault(call: "fdatasync", number: 11, what: "after"))
        base.outlets.goOn()
        return base
    }

    /// Each byte of the last line, and the ends of those before it.
    private static func cuts(of base: Ordeal, _ log: String, _ name: String, step: Int) -> [Cut] {
        guard let path = openSegment(of: log, base.here.store) else { return [] }
        let bytes = Files.bytes(path)
        let ends = bytes.indices.filter { bytes[$0] == 0x0A }
        let lastLine = stride(from: (ends.dropLast().last ?? -1) + 1, to: bytes.count, by: step)
        let before = ends.suffix(5).flatMap { [$0, $0 + 1, $0 + 2] }.filter { $0 < bytes.count }
        return Set(Array(lastLine) + before).sorted().map { Cut(base: base, log: log, length: $0, name: name) }
    }

    static func openSegment(of log: String, _ store: String) -> String? {
        let names = ((try? Files.names(in: store)) ?? []).filter { $0.hasPrefix(log + "-") && $0.hasSuffix(".jsonl") }
        return names.max { $0.split(separator: "-").last ?? "" < $1.split(separator: "-").last ?? "" }
            .map { "\(store)/\($0)" }
    }

    private func one(_ cut: Cut) async throws {
        let ordeal = try await Ordeal(copying: cut.base)
        guard let path = Self.openSegment(of: cut.log, ordeal.here.store) else { throw Trouble("no open segment") }
        guard truncate(path, cut.length) == 0 else { throw Trouble("truncate \(path): \(errno)") }
        let problems = try await ordeal.recover(before: try StoreSight(ordeal.here.store), news: false)
        tally.note("\(cut.log), \(cut.name)", "cut at \(cut.length)", problems)
    }
}
