import Glibc
import Testing

@testable import Daemon

/// They come from the C library, and so without /proc too.
@Test func theArgumentsAreThose() {
    #expect(ProcessFacts.arguments == CommandLine.arguments)
}

@Suite("Facts about the process")
struct ProcessTests {
    @Test("Signals arrive as events, in order, also those from before there was a receiver", .timeLimit(.minutes(1)))
    func signalsAreEvents() async throws {
        Signals.block()
        // So that Ctrl-C still ends the tests that come after.
        defer { Signals.unblock() }
        #expect(kill(getpid(), SIGUSR1) == 0)
        let signals = try #require(Signals())
        var events = signals.events.makeAsyncIterator()
        #expect(await events.next() == .usr1)
        for one in [Signal.hangup, .usr1, .terminate, .interrupt, .hangup] {
            #expect(kill(getpid(), one.number) == 0)
            #expect(await events.next() == one)
        }
        #expect(Signals().map { _ in true } == nil, "a second receiver would take events away from the first")
    }

    @Test("The process knows its memory, time and limits")
    func facts() throws {
        let resident = try #require(ProcessFacts.residentBytes)
        #expect(resident > 1 << 20)
        #expect(try #require(ProcessFacts.peakResidentBytes) > 1 << 20)
        #expect(try #require(ProcessFacts.processorTime) > .zero)
        let before = ProcessFacts.monotonicNow
        #expect(before > .zero)
        #expect(ProcessFacts.monotonicNow >= before)
        let files = try #require(ProcessFacts.raiseOpenFilesLimit())
        #expect(files > 0)
        #expect(ProcessFacts.raiseOpenFilesLimit() == files)
        #expect(!ProcessFacts.hostLabel.isEmpty)
    }

    @Test(
        "A host's name is fit for a file name",
        arguments: [
            ("Waraq-1.example.org", "waraq-1"), ("", "localhost"), (".x", "localhost"), ("a/../b", "a-"),
            ("خادم", "--------"),
            (String(repeating: "h", count: 200), String(repeating: "h", count: 63)),
        ])
    func hostLabels(name: String, label: String) {
        #expect(ProcessFacts.hostLabel(of: Array(name.utf8)) == label)
    }

    @Test(
        "Pages in statm",
        arguments: [("100 42 7 1 0 50 0\n", 42), ("100", nil), ("", nil), ("a b c", nil)] as [(String, Int?)])
    func statm(line: String, pages: Int?) {
        #expect(ProcessFacts.residentPages(inStatm: Array(line.utf8)) == pages)
    }

    @Test(
        "The control group and those above it may limit memory",
        arguments: [
            (
                "0::/system.slice/rawi.service\n",
                [
                    "/sys/fs/cgroup/system.slice/rawi.service/memory.max", "/sys/fs/cgroup/system.slice/memory.max",
                    "/sys/fs/cgroup/memory.max",
                ]
            ),
            ("0::/\n", ["/sys/fs/cgroup/memory.max"]),
            (
                "5:cpu,memory:/a\n3:cpuset:/a\n",
                ["/sys/fs/cgroup/memory/a/memory.limit_in_bytes", "/sys/fs/cgroup/memory/memory.limit_in_bytes"]
            ),
            ("0::/../../etc\n", ["/sys/fs/cgroup/memory.max"]), ("", []), ("nonsense\n:\n", []),
        ])
    func controlGroups(membership: String, files: [String]) {
        #expect(MemoryLimit.files(for: Array(membership.utf8)) == files)
    }

    @Test(
        "Limits",
        arguments: [
            ("536870912\n", 536_870_912), ("max\n", nil), ("9223372036854771712\n", nil), ("", nil), ("-1", nil),
            ("0", nil),
        ] as [(String, Int?)])
    func limits(content: String, bytes: Int?) {
        #expect(MemoryLimit.limit(in: Array(content.utf8)) == bytes)
    }

    @Test("Exit codes are those of sysexits.h")
    func exitCodes() {
        #expect(ExitCode.allCases.map(\.rawValue) == [0, 64, 65, 66, 69, 70, 73, 74, 75, 77, 78])
    }
}

@Suite("Secrets from the service manager")
struct CredentialsTests {
    @Test("A secret is read without its last line break")
    func aSecret() throws {
        let folder = try TemporaryFolder(files: ["token": Array("s3cret\r\n".utf8)])
        let credentials = Credentials(environment: ["CREDENTIALS_DIRECTORY": folder.path])
        #expect(try credentials.text(named: "token") == "s3cret")
        #expect(try credentials.bytes(named: "token") == Array("s3cret\r\n".utf8))
    }

    @Test(
        "Names that would leave the folder are refused",
        arguments: ["", ".", "..", "../token", "a/b", "a:b", "a b", "\n", ".hidden"])
    func badNames(name: String) {
        #expect(throws: CredentialError.badName(name)) {
            try Credentials(environment: ["CREDENTIALS_DIRECTORY": "/tmp"]).bytes(named: name)
        }
    }

    @Test("What is not there is said to be so")
    func missing() throws {
        let folder = try TemporaryFolder(files: ["large": [UInt8](repeating: 0, count: 1 << 20 + 1)])
        let credentials = Credentials(environment: ["CREDENTIALS_DIRECTORY": folder.path])
        #expect(throws: CredentialError.missing("token")) { try credentials.bytes(named: "token") }
        #expect(throws: CredentialError.tooLarge("large")) { try credentials.bytes(named: "large") }
        #expect(throws: CredentialError.noneGiven) { try Credentials(environment: [:]).bytes(named: "token") }
        #expect(throws: CredentialError.noneGiven) {
            try Credentials(environment: ["CREDENTIALS_DIRECTORY": "relative"]).bytes(named: "token")
        }
    }
}

/// A folder under /tmp that is gone after the test.
private final class TemporaryFolder {
    let path: String
    private let names: [String]

    init(files: [String: [UInt8]]) throws {
        var template = Array("/tmp/rawi-test-XXXXXX".utf8CString)
        try #require(mkdtemp(&template) != nil)
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        names = Array(files.keys)
        for (name, bytes) in files {
            let file = try #require(fopen(path + "/" + name, "w"))
            fwrite(bytes, 1, bytes.count, file)
            fclose(file)
        }
    }

    deinit {
        for name in names { unlink(path + "/" + name) }
        rmdir(path)
    }
}
