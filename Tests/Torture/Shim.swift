import FoundationEssentials
import Glibc
import Workbench

/// `shim.c`, built, and what it is told.
struct Shim: Sendable {
    let library: String

    /// Built anew each time: it takes a moment, and nobody looks for a stale one.
    init(source: String, folder: String) async throws {
        library = folder + "/shim.so"
        let log = folder + "/shim.log"
        let building = try ChildProcess(
            "/usr/bin/cc", ["-shared", "-fPIC", "-O2", "-o", library, source], output: log, errors: log)
        guard try await building.wait() == .exited(0) else { throw Trouble("cc: \(Files.text(log))") }
    }

    /// One thing that goes wrong: `write:3:ENOSPC`.
    struct Fault: Sendable, CustomStringConvertible {
        var call: String
        var number: Int
        /// From that call on.
        var goesOn = false
        var what: String

        var description: String { "\(call):\(number)\(goesOn ? "+" : ""):\(what)" }
        var kills: Bool { ["before", "after", "torn"].contains(what) }
    }

    func environment(_ fault: Fault, under folder: String, note: String) -> [String: String] {
        preloaded.merging(
            ["RAWI_FAULT": "\(fault)", "RAWI_FAULT_UNDER": folder, "RAWI_FAULT_NOTE": note]
        ) { $1 }
    }

    /// The wall clock so many seconds ahead, for as long as the file says so.
    func environment(ahead seconds: Int, file: String) throws -> [String: String] {
        try Self.set(seconds, file: file)
        return preloaded.merging(["RAWI_CLOCK": file]) { $1 }
    }

    static func set(_ seconds: Int, file: String) throws {
        // In place: a running program has it mapped.
        let descriptor = open(file, O_WRONLY | O_CREAT, 0o600)
        guard descriptor >= 0 else { throw Trouble("open \(file): \(errno)") }
        defer { close(descriptor) }
        var value = Int64(seconds)
        guard pwrite(descriptor, &value, 8, 0) == 8 else { throw Trouble("write \(file): \(errno)") }
    }

    var names: [String: String] { preloaded.merging(["RAWI_NAMES": "1"]) { $1 } }

    // What goes wrong on purpose needs no page of frames.
    private var preloaded: [String: String] { ["LD_PRELOAD": library, "SWIFT_BACKTRACE": "enable=no"] }
}

/// What keeps these programs from their work; faults of rawi are remarks.
struct Trouble: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
