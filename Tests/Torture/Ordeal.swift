import FoundationEssentials
import Glibc
import Loopback
import Store
import Workbench

/// One rawi, its outlets, and a bad moment; then a good start, after which everything must be as if there had been none.
struct Ordeal: Sendable {
    let here: Installation
    let outlets: Outlets
    let shim: Shim
    static let documents = 2
    static let quick = ["interval = \"1s\"", "shortest = \"1s\"", "longest = \"2s\""]
    /// Two hours later all that waits for another try, and the first visits for revisions, are due.
    private static let later = 7200

    /// - Parameter isQuick: for a daemon that goes on, and asks each second.
    init(
        rawi: String, shim: Shim, hosts: Int = 4, fetch: [String] = [], store: String? = nil, isQuick: Bool = false,
        segment: String = "24KiB", log: String = "debug"
    ) throws {
        self.shim = shim
        outlets = try Outlets(hosts: hosts)
        here = try Installation(store: store, program: rawi)
        var settings = Self.settings(outlets, segment: segment)
        settings.log = log
        settings.fetch += fetch
        if isQuick { settings.schedule += Self.quick }
        try here.configure(settings)
        for number in 0..<Self.documents {
            let cited = outlets.hosts[number...].map { "http://\($0)/khabar/0" }
            try here.supply("maqal-\(number).txt", Press.document(seed: UInt64(number), cites: cited))
        }
    }

    /// The same store once more, and outlets that have sent the same.
    init(copying other: Ordeal) async throws {
        shim = other.shim
        // Its own, since what they have sent is what must be found.
        outlets = try Outlets(other.outlets.state, hosts: other.outlets.hosts.count)
        here = try Installation(program: other.here.program)
        try here.configure(Self.settings(outlets))
        let log = here.folder + "/cp.log"
        for (from, to) in [(other.here.store, here.store), (other.here.articles + "/.", here.articles)] {
            let copying = try ChildProcess("/bin/cp", ["-a", from, to], output: log, errors: log)
            guard try await copying.wait() == .exited(0) else { throw Trouble("cp: \(Files.text(log))") }
        }
    }

    /// - Parameter host: where the outlets are for the program, if not on loopback.
    static func settings(_ outlets: Outlets, segment: String = "24KiB", at host: String? = nil) -> Settings {
        var settings = Settings(host == nil ? outlets.server : nil)
        if let host { settings.fetch.append("connect_to = [\"::\(host):\(outlets.server.port)\"]") }
        // Segments of a few lines: rotations, seals and compression within one short run.
        settings.store = ["reserve = \"0\"", "segment_size = \"\(segment)\"", "seal_delay = \"0s\""]
        settings.fetch.append("deadline = \"5s\"")
        for host in outlets.hosts {
            let name = String(host.prefix { $0 != "." })
            settings.add("feed", name, url: "http://\(host)/feed")
            settings.add("url", name + "-standing", url: "http://\(host)/khabar/\(Outlets.standing)")
        }
        return settings
    }

    /// What the fault struck, and what was wrong about how the program took it.
    struct Blow: Sendable {
        var hasStruck = false
        var problems: [String] = []
    }

    /// Runs under the fault. A disk that stays full is waited for: then it is asked to stop.
    func suffer(_ fault: Shim.Fault) async throws -> Blow {
        let note = here.folder + "/struck"
        // Of the fault that tore the store before.
        unlink(note)
        let environment = shim.environment(fault, under: here.store, note: note)
        let daemon = try here.start(["--once"], environment: environment)
        var blow = Blow()
        let ending = try await ending(of: daemon, patience: fault.goesOn ? .seconds(3) : .seconds(30))
        blow.hasStruck = access(note, F_OK) == 0
        switch ending {
        case nil: blow.problems.append("hangs, and does not hear SIGTERM")
        case .signalled(SIGKILL) where fault.kills && blow.hasStruck: break
        case .exited(let code) where [0, 65, 66, 69, 73, 74, 77].contains(code):
            // The last line of the log is the reason; without one it is what was being done.
            if code != 0, !Self.isReason(here.logTail.split(separator: "\n").last) {
                blow.problems.append("ended with \(code) and said nothing: \(here.logTail)")
            }
            if code != 0, !blow.hasStruck { blow.problems.append("ended with \(code) and nothing was wrong") }
        case let other?: blow.problems.append("ended with \(other): \(here.logTail)")
        }
        return blow
    }

    private static func isReason(_ line: Substring?) -> Bool {
        guard let line else { return false }
        return !["Z debug ", "Z info ", "Z note "].contains { line.contains($0) }
    }

    func ending(of daemon: Daemon, patience: Duration) async throws -> Ending? {
        let deadline = ContinuousClock.now + patience
        while ContinuousClock.now < deadline {
            if let ending = daemon.child.poll() { return ending }
            try await Task.sleep(for: .milliseconds(5))
        }
        do {
            return try await daemon.stop(within: .seconds(15))
        } catch {
            return nil
        }
    }

    /// Starts again on what is there, later and with news, and looks at everything.
    func recover(before: StoreSight, news: Bool = true) async throws -> [String] {
        if news { outlets.goOn() }
        var problems = try await runWell(turn: 1)
        let after = try StoreSight(here.store)
        problems += after.problems(since: before)
        problems += try Oracle.problems(after, outlets, documents: Self.documents)
        problems += try await verified()
        return problems
    }

    /// Addresses of new lines whose text their article had before. A text that an outlet has changed since is news: a rebuild
    /// begins the visits anew and finds it sooner.
    private static func saidAgain(_ added: ArraySlice<[UInt8]>, _ lines: [[UInt8]]) throws -> [String] {
        func said(_ record: Record) -> String { "\(record.urlKey) \(record.contentHash ?? "")" }
        let known = Set(try lines.map { said(try Record(decoding: $0)) })
        return try added.map { try Record(decoding: $0) }.filter { known.contains(said($0)) }.map { $0.url ?? $0.id }
    }

    /// The database made anew from the lines knows what the old one knew: nothing comes twice.
    func rebuild() async throws -> [String] {
        let before = try StoreSight(here.store)
        let said = try await here.run("rebuild")
        guard said.ending == .exited(0) else { return ["rebuild: \(said.ending) \(said.errors)"] }
        let problems = try await runWell(turn: 2)
        let after = try StoreSight(here.store)
        let again = try Self.saidAgain(after.records[before.records.count...], before.records)
        return problems + after.problems(since: before)
            + (again.isEmpty ? [] : ["\(again.count) records come again after rebuild, the first: \(again[0])"])
    }

    func runWell(turn: Int) async throws -> [String] {
        let clock = try shim.environment(ahead: turn * Self.later, file: here.folder + "/clock")
        let daemon = try here.start(["--once"], environment: clock)
        let ending = try await ending(of: daemon, patience: .seconds(60))
        return ending == .exited(0) ? [] : ["the next start ended with \(String(describing: ending)): \(here.logTail)"]
    }

    func verified() async throws -> [String] {
        let verdict = try await here.run("verify")
        return verdict.ending == .exited(0) ? [] : ["verify: \(verdict.output)\(verdict.errors)"]
    }
}
