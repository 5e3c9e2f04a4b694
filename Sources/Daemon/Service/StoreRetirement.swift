package import FoundationEssentials
package import Store

/// `rawi retire`: archives the oldest sealed segments.
package struct StoreRetirement {
    package var before: Date?
    package var keepBytes: Int?
    package var destination: String?
    package var isTrial = false

    /// Asked between two segments: each goes whole or stays.
    package var goesOn: () -> Bool = { true }

    /// How much of all that goes has gone, in bytes, from 0 to 1.
    package var progress: (Double) -> Void = { _ in }

    package init() {}

    /// What went, or would go. `say` hears of each as it is done, and of lines that cannot be read.
    @discardableResult
    package func run(
        folder: String, files: any FileSystem = DiskFiles(), now: Date, say: (String) -> Void
    ) throws(StoreError) -> (segments: Int, bytes: Int) {
        // Two at once would take the same segments.
        let turn = isTrial ? nil : try files.lock(folder + "/retire.lock")
        defer { turn?.release() }
        let retirement = Retirement(folder: folder, files: files, now: now, to: destination) { RecordIndex.retired($0) }
        var done = (segments: 0, bytes: 0)
        let candidates = try retirement.candidates(before: before, keepBytes: keepBytes)
        let total = candidates.reduce(0) { $0 + $1.bytes }
        for candidate in candidates {
            guard goesOn() else { return done }
            progress(Double(done.bytes) / Double(max(1, total)))
            let what = "\(candidate.file): \(candidate.lines) lines, \(candidate.bytes) bytes"
            if isTrial {
                say("would go: \(what)")
            } else {
                try retirement.retire(candidate) { say(StoreText.describe($0)) }
                say(destination.map { "moved to \($0): \(what)" } ?? "removed: \(what)")
            }
            done.segments += 1
            done.bytes += candidate.bytes
        }
        return done
    }
}
