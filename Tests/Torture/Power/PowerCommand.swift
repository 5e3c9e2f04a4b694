import ArgumentParser

struct PowerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "power", abstract: "A virtual machine loses its power, again and again; scripts/powercut makes it."
    )

    @OptionGroup var common: Common
    @Option(help: "The kernel of the guest.") var kernel: String
    @Option(help: "Its root, whose first program is guest-init.") var initrd: String
    @Option(help: "The disk.") var disk = "Tests/Torture/Power/disk.py"
    @Option(help: "What becomes of writes that were not flushed: lost (in part, as drawn), or kept.") var cache = "lost"
    @Option(help: "How many.") var cuts = 25
    @Option(help: "Seconds from the daemon's readiness to the cut, at least.") var from = 5.0
    @Option(help: "And at most.") var to = 40.0
    @Flag(help: "Not with /dev/kvm.") var emulated = false
    @Flag(help: "The file system flushes nothing: with --cache lost there must be remarks.") var withoutBarriers = false

    func validate() throws {
        guard VirtualMachine.Cache(rawValue: cache) != nil else { throw ValidationError("--cache is lost or kept") }
        guard from >= 0, to > from else { throw ValidationError("--from is before --to") }
    }

    func run() async throws {
        guard let cache = VirtualMachine.Cache(rawValue: cache) else { return }
        try await common.run("power, cache \(cache)\(emulated ? ", emulated" : "")") { bench, tally in
            let parts = VirtualMachine.Parts(
                kernel: kernel, initrd: initrd, disk: disk, isEmulated: emulated,
                boot: withoutBarriers ? "BARRIER=0" : "", folder: bench.folder)
            let losses = PowerLosses(
                bench: bench, tally: tally, seed: common.seed, parts: parts, cache: cache, moment: from..<to)
            try await losses.run(count: cuts)
        }
    }
}
