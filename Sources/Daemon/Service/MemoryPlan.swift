import Fetch

/// How the memory there is may be used: by bodies on their way, by what reads them, and by the rest.
package struct MemoryPlan: Sendable, Equatable {
    /// Of all bodies held at once; one may go beyond it.
    package let bodyBytes: Int
    /// Of what is read and not settled; one answer alone may take more.
    package let readingBytes: Int

    /// Under `MemoryMax=512M` that is 102 and 179 MB. One more body at its limit (32 MiB), one reading at its worst (a JSON
    /// feed of that size, 270 MB) in place of the 179, and the program's own 40 MB stay below it.
    package init(limitBytes: Int) {
        bodyBytes = limitBytes / 5
        readingBytes = limitBytes / 100 * 35
    }

    /// What the control group leaves us, or where it sets no limit a quarter of the machine's memory, at most 1 GiB: who runs
    /// in the background does not take what others work with.
    package static func current(
        limit: Int? = MemoryLimit.bytes, machineBytes: Int? = ProcessFacts.machineBytes
    ) -> MemoryPlan {
        let machine = machineBytes ?? 4 << 30
        return MemoryPlan(limitBytes: limit.map { min($0, machine) } ?? max(64 << 20, min(1 << 30, machine / 4)))
    }
}
