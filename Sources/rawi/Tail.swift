import ArgumentParser
import Daemon
import FoundationEssentials
import Glibc
import Reading
import Store

struct Tail: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the newest records, and the next ones as they come.",
        discussion:
            "Like tail -F on STORE/current.jsonl, but a line a person can read; --json gives the lines as they are.")

    @OptionGroup var options: ConfigurationOptions

    @Option(name: [.customShort("n"), .long], help: "How many of the newest records to begin with.")
    var lines = 10

    @Option(
        help: "Begin with the line of this number, in whatever segment it is: one more than the last that was read.")
    var from: Int?

    @Flag(help: "Print the JSON lines themselves.")
    var json = false

    @Flag(inversion: .prefixedNo, help: "Go on until interrupted.")
    var follow = true

    func validate() throws {
        if let from, from < 1 { throw ValidationError("--from takes 1 or more") }
        guard (0...100_000).contains(lines) else { throw ValidationError("--lines takes 0 to 100000") }
    }

    func run() async throws {
        // The daemon's signals are blocked at start; a reader should just end on Ctrl-C.
        signal(SIGINT, SIG_DFL)
        Signals.unblock()
        let folder = try options.storeFolder()
        let path = folder + "/current.jsonl"
        guard try StoreAccess.exists(folder, in: folder) else {
            try Refusal(.noInput, "there is no store at \(folder) yet").end()
        }
        _ = try StoreAccess.exists(path, in: folder)
        var reader = LineFollower(path: path)
        var newest = reader.last(lines)
        if newest.count < lines {
            newest = try earlier(lines - newest.count, than: reader.segment, in: folder) + newest
        }
        var last = 0
        if let from {
            last = try read(from: from, in: folder)
        } else {
            for line in newest { show(line) }
        }
        while follow {
            // What was flushed while the segments were read is in both.
            for line in reader.next() where last == 0 || RecordReader.seq(of: line) ?? .max > last { show(line) }
            try await Task.sleep(for: .milliseconds(300))
        }
    }

    /// Right after a segment was full the open one holds next to nothing.
    private func earlier(_ count: Int, than segment: String?, in folder: String) throws -> [[UInt8]] {
        do throws(StoreError) {
            return try LogReader("records", folder: folder).last(count, before: segment)
        } catch {
            try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
        }
    }

    /// The number of the last line.
    private func read(from seq: Int, in folder: String) throws -> Int {
        var last = max(0, seq - 1)
        do throws(StoreError) {
            var reader = try RecordReader(folder: folder)
            reader.firstSeq = seq
            let complain = { (problem: String) in Terminal.complain(problem) }
            try reader.read(complain: complain) { found throws(StoreError) in
                show(found.line ?? [])
                last = found.seq
                return true
            }
        } catch {
            try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
        }
        return last
    }

    private func show(_ line: [UInt8]) {
        if json { return Terminal.write(line + [UInt8(ascii: "\n")], to: STDOUT_FILENO) }
        do throws(StoreError) {
            Terminal.print(RecordText.line(try Record(decoding: line)))
        } catch {
            Terminal.complain("a line that is no record: \(StoreText.describe(error))")
        }
    }
}

/// Follows a file by name: when the link is turned to a new segment, the rest of the old one is read first.
struct LineFollower {
    let path: String
    private var file: Int32 = -1
    private var inode: ino_t = 0
    private var partial: [UInt8] = []
    /// The file that is read, by the name that the link gave; nil before there is one.
    private(set) var segment: String?

    init(path: String) { self.path = path }

    /// The last `count` complete lines; following goes on after them.
    mutating func last(_ count: Int) -> [[UInt8]] {
        guard reopen() else { return [] }
        // Records are a few KB: four MiB hold the last hundreds.
        let end = lseek(file, 0, SEEK_END)
        lseek(file, max(0, end - (4 << 20)), SEEK_SET)
        var lines = read()
        if end > 4 << 20, !lines.isEmpty { lines.removeFirst() }
        return Array(lines.suffix(count))
    }

    mutating func next() -> [[UInt8]] {
        if file < 0, !reopen() { return [] }
        var lines = read()
        var facts = stat()
        if stat(path, &facts) == 0, facts.st_ino != inode {
            lines += read()
            partial = []
            if reopen() { lines += read() }
        }
        return lines
    }

    private mutating func reopen() -> Bool {
        if file >= 0 { close(file) }
        var target = [CChar](repeating: 0, count: 4096)
        let count = readlink(path, &target, target.count)
        segment = count > 0 ? String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
        file = open(path, O_RDONLY | O_CLOEXEC)
        var facts = stat()
        guard file >= 0, fstat(file, &facts) == 0 else { return false }
        inode = facts.st_ino
        return true
    }

    private mutating func read() -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &buffer, buffer.count)
            guard count > 0 else { return lines }
            partial += buffer[..<count]
            let parts = partial.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            lines += parts.dropLast().filter { !$0.isEmpty }.map(Array.init)
            partial = parts.last.map(Array.init) ?? []
        }
    }
}
