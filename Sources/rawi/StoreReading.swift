import Daemon
import Glibc
import Reading
import Store

/// What the commands share that go through a store.
enum StoreReading {
    static func run(
        _ options: ConfigurationOptions, _ filter: RecordFilter, label: String,
        _ prepare: (inout RecordReader) -> Void = { _ in }, each body: (RecordReader.Found) -> Bool
    ) throws {
        var isFound = false
        try run(options, label: label) { folder, progress, complain throws(StoreError) in
            var reader = try RecordReader(folder: folder)
            reader.filter = filter
            prepare(&reader)
            progress.total = reader.bytes
            try reader.read(progress: progress.advance, complain: complain) { found throws(StoreError) in
                isFound = true
                return body(found)
            }
        }
        if !isFound { SourceNames.complain(ofUnknown: filter.sources, options) }
    }

    /// Ends the command with 65 when something could not be read, after all else was.
    static func run(
        _ options: ConfigurationOptions, label: String,
        _ body: (_ folder: String, _ progress: Progress, _ complain: (String) -> Void) throws(StoreError) -> Void
    ) throws {
        // The daemon's signals are blocked at start; a reader should just end on Ctrl-C.
        signal(SIGINT, SIG_DFL)
        Signals.unblock()
        let folder = try options.storeFolder()
        guard try StoreAccess.exists(folder, in: folder) else {
            try Refusal(.noInput, "there is no store at \(folder) yet").end()
        }
        var problems = 0
        do throws(StoreError) {
            let progress = Progress.besideOutput(label)
            defer { progress.end() }
            try body(folder, progress) {
                progress.end()
                problems += 1
                Terminal.complain($0)
            }
        } catch {
            try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
        }
        if problems > 0 { try Refusal(.badData, "").end() }
    }
}
