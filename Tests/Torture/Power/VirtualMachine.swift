import FoundationEssentials
import Glibc
import Workbench

/// A machine on an emulator, from its start to the loss of its power; the disk is a program of its own (`disk.py`).
final class VirtualMachine: Sendable {
    struct Parts: Sendable {
        var kernel: String
        var initrd: String
        /// `disk.py`.
        var disk: String
        var isEmulated: Bool
        /// More of the kernel's command line.
        var boot: String
        /// For sockets and what is printed.
        var folder: String
    }

    /// What the disk's cache does when the power goes.
    enum Cache: String, Sendable {
        case lost, kept
    }

    /// Under which the machine finds the loopback of this one.
    static let host = "10.0.2.2"

    private let disk: ChildProcess
    private let emulator: ChildProcess
    private let diskOutput: String
    private let consolePath: String

    /// - Parameter seconds: after so many it stops in good order.
    init(
        _ parts: Parts, image: String, cache: Cache, seed: UInt64, name: String, seconds: Int? = nil
    ) async throws {
        let place = "\(parts.folder)/\(name)"
        consolePath = place + ".console"
        let diskOutput = place + ".disk"
        self.diskOutput = diskOutput
        let socket = place + ".socket"
        let words = [parts.disk, image, socket, "--cache", cache.rawValue, "--seed", "\(seed)", "--unflushed", "24"]
        disk = try ChildProcess("/usr/bin/env", ["python3"] + words, output: diskOutput, errors: diskOutput)
        try await Self.waits(for: "the disk") { Files.text(diskOutput).contains("listens") }

        // An emulated timer may come late where the machine has much to do, and the kernel would give up.
        let more = " \(parts.boot)" + (seconds.map { " RUN_SECONDS=\($0)" } ?? "")
        let processor =
            parts.isEmulated ? ["-accel", "tcg,thread=multi", "-cpu", "max"] : ["-accel", "kvm", "-cpu", "host"]
        emulator = try ChildProcess(
            "/usr/bin/env",
            ["qemu-system-x86_64"] + processor + [
                "-nodefaults", "-no-user-config", "-display", "none", "-no-reboot", "-m", "512", "-smp", "2",
                "-kernel", parts.kernel, "-initrd", parts.initrd,
                "-append", "console=ttyS0 quiet panic=-1 no_timer_check\(more)", "-serial", "file:\(consolePath)",
                "-drive",
                "if=virtio,format=raw,cache=writeback,file.driver=nbd,file.server.type=unix,file.server.path=\(socket)",
                "-netdev", "user,id=net", "-device", "virtio-net-pci,netdev=net,romfile=",
            ], output: place + ".emulator", errors: place + ".emulator")
    }

    /// The lines that its first program printed, whole ones only. A console's end with CR and LF, which is one character.
    var told: [String] {
        let lines = Files.text(consolePath).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return lines.dropLast().compactMap { $0.hasPrefix("GUEST ") ? String($0.dropFirst(6)) : nil }
    }

    /// So many lines the daemon has said that it flushed.
    var durable: Int {
        told.compactMap { $0.hasPrefix("durable ") ? Int($0.dropFirst(8)) : nil }.max() ?? 0
    }

    var console: String {
        Files.text(consolePath).split(whereSeparator: \.isNewline).suffix(40).joined(separator: "\n")
    }

    var hasEnded: Bool { emulator.poll() != nil }

    /// The disk's cache goes first, so that nothing reaches it after the machine has stopped; says what became of it.
    func cut() async throws -> String {
        disk.signal(SIGTERM)
        let ending = try await disk.wait(within: .seconds(60))
        emulator.end()
        guard ending == .exited(0) else { throw Trouble("the disk ended with \(ending): \(Files.text(diskOutput))") }
        return Files.text(diskOutput).split(separator: "\n").last.map(String.init) ?? ""
    }

    static func waits(
        for what: String, within limit: Duration = .seconds(60), until holds: () throws -> Bool
    ) async throws {
        let deadline = ContinuousClock.now + limit
        while try !holds() {
            guard ContinuousClock.now < deadline else { throw Trouble("did not happen: \(what)") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }
}
