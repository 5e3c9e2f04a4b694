import FoundationEssentials
import Store
import Workbench

/// One store whose machine loses its power again and again. After each cut a copy of it is looked at and recovered here, while the
/// machine goes on with the original.
struct PowerLosses: Sendable {
    let bench: Bench
    let tally: Tally
    let seed: UInt64
    let parts: VirtualMachine.Parts
    let cache: VirtualMachine.Cache
    /// Seconds from the daemon's readiness to the cut.
    let moment: Range<Double>

    /// Emulated, a start takes minutes on a busy machine.
    private var patience: Duration { .seconds(parts.isEmulated ? 600 : 120) }
    private var folder: String { bench.folder }

    func run(count: Int) async throws {
        var chance = Press.Chance(seed: seed)
        let ordeal = try Ordeal(rawi: bench.rawi, shim: bench.shim, store: folder + "/out/store", isQuick: true)
        let image = try await DiskImage(in: folder, holding: try content(of: ordeal))
        var before = StoreSight()
        for number in 1...count {
            let machine = try await VirtualMachine(
                parts, image: image.path, cache: cache, seed: chance.next(), name: "cut-\(number)")
            // Some starts are cut themselves, before the daemon is ready.
            let isEarly = number % 4 == 0
            try await comesUp(machine, untilReady: !isEarly)
            var problems: [String] = []
            let seconds = Double.random(in: isEarly ? 0..<3 : moment, using: &chance)
            try await goOn(ordeal, for: .seconds(seconds)) { machine.hasEnded }
            if machine.hasEnded { problems.append("ended by itself: \(machine.console)") }
            // So that it has something to do at that moment.
            ordeal.outlets.goOn(4)
            let fate = try await machine.cut()
            let durable = machine.durable

            let seen = try await look(at: image, ordeal, before: before, durable: durable)
            problems += seen.problems
            before = seen.sight
            for line in Set(machine.told.filter { $0.hasPrefix("log ") }).sorted() { say("    \(line)") }
            let when = isEarly ? "a start, cut after" : "cut after"
            say(
                "\(number): \(when) \(Int(seconds * 1000)) ms, \(durable) lines said to be durable, \(before.records.count) there; \(fate)"
            )
            tally.note("cuts", "\(number)", problems)
            if !problems.isEmpty {
                // What follows would only repeat it.
                let kept = parts.kernel + ".disk-\(seed)-\(number)"
                _ = try await image.copy(to: kept)
                return say("the disk as the cut left it: \(kept)")
            }
        }
        tally.note("end", "seed \(seed)", try await end(image, ordeal, before: before, chance: &chance))
    }

    /// What is on the disk before the first start.
    private func content(of ordeal: Ordeal) throws -> String {
        let content = folder + "/content"
        try Files.makeFolder(content + "/articles")
        var settings = Ordeal.settings(ordeal.outlets, at: VirtualMachine.host)
        settings.log = "info"
        settings.schedule += Ordeal.quick
        try Files.write(settings.text(store: "/data/store"), to: content + "/rawi.toml")
        for name in try Files.names(in: ordeal.here.articles) {
            try Files.write(Files.bytes("\(ordeal.here.articles)/\(name)"), over: "\(content)/articles/\(name)")
        }
        return content
    }

    /// Nobody helps it.
    private func comesUp(_ machine: VirtualMachine, untilReady: Bool) async throws {
        let deadline = ContinuousClock.now + patience
        while !(untilReady ? machine.told.contains("ready") : !machine.told.isEmpty) {
            guard ContinuousClock.now < deadline, !machine.hasEnded else {
                throw Trouble("does not come up: \(machine.console)")
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    /// News as long as it runs, as fast as it takes them.
    private func goOn(_ ordeal: Ordeal, for time: Duration, until isOver: () -> Bool) async throws {
        let deadline = ContinuousClock.now + time
        while ContinuousClock.now < deadline, !isOver() {
            if ordeal.outlets.waiting < ordeal.outlets.hosts.count * 4 { ordeal.outlets.goOn() }
            try await Task.sleep(for: min(.milliseconds(400), max(.zero, deadline - ContinuousClock.now)))
        }
    }

    /// The store as the cut left it, and whether a start on it brings all in order.
    private func look(
        at image: DiskImage, _ ordeal: Ordeal, before: StoreSight, durable: Int
    ) async throws -> (sight: StoreSight, problems: [String]) {
        let copy = try await image.copy()
        var problems = try await copy.repair()
        try await copy.takeOut("store", into: folder + "/out")
        let sight = try StoreSight(ordeal.here.store).believable
        problems += sight.problems(since: before)
        if sight.records.count < durable {
            problems.append("\(durable) lines were said to be durable, \(sight.records.count) are there")
        }
        let other = try await Ordeal(copying: ordeal)
        problems += try await other.recover(before: sight)
        return (sight, problems)
    }

    /// A last start that stops in good order: then all is on the disk, and the index can be made anew.
    private func end(
        _ image: DiskImage, _ ordeal: Ordeal, before: StoreSight, chance: inout Press.Chance
    ) async throws -> [String] {
        let machine = try await VirtualMachine(
            parts, image: image.path, cache: cache, seed: chance.next(), name: "end", seconds: 20)
        try await VirtualMachine.waits(for: "the end", within: patience + .seconds(60)) { machine.hasEnded }
        say("end: \(try await machine.cut())")
        var problems = machine.told.contains("ended with 0") ? [] : ["does not end well: \(machine.console)"]
        problems += try await look(at: image, ordeal, before: before, durable: machine.durable).problems
        let other = try await Ordeal(copying: ordeal)
        problems += try await other.verified()
        problems += try await other.recover(before: try StoreSight(other.here.store))
        return try await problems + other.rebuild()
    }
}

extension StoreSight {
    fileprivate init() {}

    /// The lines up to the first that is none: of what was written and not flushed, the disk may have kept the end and lost the beginning.
    fileprivate var believable: StoreSight {
        var sight = StoreSight()
        sight.records = Array(records.prefix { (try? Record(decoding: $0)) != nil })
        sight.events = Array(events.prefix { (try? EventLine(decoding: $0)) != nil })
        return sight
    }
}
