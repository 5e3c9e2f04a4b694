import Glibc
import Store
import Workbench

/// One bit of a file is another. Damage to lines is named, damage to the index is mended or at least harms no line.
struct Flips: Sendable {
    let bench: Bench
    let tally: Tally
    let common: Common

    enum Place: String, CaseIterable, Sendable {
        case openLine = "open line"
        case sealed = "sealed segment"
        case manifest, database
        case log = "write-ahead log"
    }

    func run(count: Int) async throws {
        let stopped = try Ordeal(rawi: bench.rawi, shim: bench.shim)
        _ = try await stopped.runWell(turn: 0)
        stopped.outlets.goOn()
        let killed = try Ordeal(rawi: bench.rawi, shim: bench.shim)
        _ = try await killed.suffer(Shim.Fault(call: "fdatasync", number: 11, what: "after"))
        killed.outlets.goOn()
        let flips = (0..<count).flatMap { number in Place.allCases.map { ($0, common.seed &+ UInt64(number)) } }
        try await inParallel(flips, jobs: common.jobs) { place, seed in
            if !common.isOver(tally) { try await one(place, seed: seed, of: place == .log ? killed : stopped) }
        }
    }

    private func one(_ place: Place, seed: UInt64, of base: Ordeal) async throws {
        let ordeal = try await Ordeal(copying: base)
        var chance = Press.Chance(seed: seed)
        let whole = try StoreSight(ordeal.here.store)
        let path = try Self.path(place, ordeal.here.store, &chance)
        var bytes = Files.bytes(path)
        guard let at = bytes.indices.randomElement(using: &chance) else { throw Trouble("nothing in \(path)") }
        bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        try Files.write(bytes, over: path)
        let name = "\(path.split(separator: "/").last ?? ""), byte \(at)"

        let verdict = try await ordeal.here.run("verify")
        var problems: [String] = []
        let isNamed = verdict.ending == .exited(65)
        switch place {
        case .openLine, .sealed, .manifest:
            if !isNamed, place == .sealed || place == .manifest && !Self.isDate(at, bytes) {
                problems.append("not named by verify: \(verdict.output)")
            }
            problems += try await goesOn(ordeal, whole: whole, isLine: place != .manifest)
        case .database, .log:
            if isNamed { problems.append("verify: \(verdict.output)") }
            problems += try await heals(ordeal, whole: whole)
        }
        // Nothing stands beside an open line but its text's digest and its id's: a letter of its title may be another.
        tally.note(place == .openLine && !isNamed ? "open line (not named)" : place.rawValue, name, problems)
    }

    /// Of a manifest's lines, `sealed_at` alone says what no other can.
    private static func isDate(_ at: Int, _ bytes: [UInt8]) -> Bool {
        let line = bytes[..<at].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        return String(decoding: bytes[line..<at], as: UTF8.self).contains("\"stored_sha256\"")
            && !String(decoding: bytes[at...].prefix { $0 != 0x0A }, as: UTF8.self).contains("sealed")
    }

    private static func path(_ place: Place, _ store: String, _ chance: inout Press.Chance) throws -> String {
        let names = try Files.names(in: store)
        let found: String? =
            switch place {
            case .openLine: Cuts.openSegment(of: "records", store)?.split(separator: "/").last.map(String.init)
            case .sealed: names.filter { $0.hasSuffix(".jsonl.zst") }.randomElement(using: &chance)
            case .manifest: "manifest.jsonl"
            case .database: "state.sqlite"
            case .log: "state.sqlite-wal"
            }
        guard let found else { throw Trouble("no \(place.rawValue)") }
        return "\(store)/\(found)"
    }

    /// The daemon does, and touches no line that was there.
    private func goesOn(_ ordeal: Ordeal, whole: StoreSight, isLine: Bool) async throws -> [String] {
        let damaged = Self.files(ordeal.here.store)
        var problems = try await ordeal.runWell(turn: 1)
        let now = Self.files(ordeal.here.store)
        for (name, bytes) in damaged where !(now[name] ?? now[name + ".zst"] ?? []).starts(with: bytes) {
            // A full segment was compressed meanwhile; a last line without its end is moved aside.
            if now[name] != nil, now[name + ".torn"] == nil { problems.append("\(name) was changed") }
        }
        if !isLine {
            let after = try StoreSight(ordeal.here.store)
            problems += after.problems(since: whole)
            problems += try Oracle.problems(after, ordeal.outlets, documents: Ordeal.documents)
        }
        return problems
    }

    /// At the second start at the latest; then all is as it was.
    private func heals(_ ordeal: Ordeal, whole: StoreSight) async throws -> [String] {
        let first = try await ordeal.runWell(turn: 1)
        var problems = first.isEmpty ? [] : try await ordeal.runWell(turn: 2)
        let after = try StoreSight(ordeal.here.store)
        problems += after.problems(since: whole)
        problems += try Oracle.problems(after, ordeal.outlets, documents: Ordeal.documents)
        return problems + (try await ordeal.verified())
    }

    private static func files(_ store: String) -> [String: [UInt8]] {
        let names = ((try? Files.names(in: store)) ?? []).filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(".zst") }
        return Dictionary(
            uniqueKeysWithValues: names.filter { $0 != "current.jsonl" && $0 != "manifest.jsonl" }.map {
                ($0, Files.bytes("\(store)/\($0)"))
            })
    }
}
