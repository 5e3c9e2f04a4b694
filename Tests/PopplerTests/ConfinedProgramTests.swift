import Glibc
import Testing

@testable import Poppler

@Suite struct ConfinedProgramTests {
    private func run(
        _ script: String, input: [UInt8] = [], limits: ConfinedProgram.Limits = .init()
    ) throws -> ConfinedProgram.Result {
        let file = try OpenFile(input)
        return ConfinedProgram.run(["/bin/sh", "-c", script], input: file.descriptor, limits: limits)
    }

    @Test func outputAndComplaintsComeBack() throws {
        let result = try run(
            "read -r line < /proc/self/fd/0; echo \"$line\"; echo no >&2; exit 7", input: Array("word\n".utf8))
        #expect(result.ending == .exited(7))
        #expect(result.output == Array("word\n".utf8))
        #expect(result.complaints == Array("no\n".utf8))
    }

    @Test func bothPipesMayFillUp() throws {
        let loop = "i=0; while [ $i -lt 20000 ]; do echo complaint-$i >&2; i=$((i+1)); done; echo done"
        let result = try run(loop)
        #expect(result.ending == .exited(0))
        #expect(result.output == Array("done\n".utf8))
        #expect(result.complaints.count == ConfinedProgram.complaintBytes)
    }

    @Test func whoWaitsForNothingIsEnded() throws {
        var limits = ConfinedProgram.Limits()
        limits.deadline = .zero
        #expect(try run("while :; do :; done", limits: limits).ending == .tooSlow)
    }

    @Test func whoIsNotWantedAnyMoreIsEnded() throws {
        let file = try OpenFile([])
        var asked = 0
        let result = ConfinedProgram.run(
            ["/bin/sh", "-c", "while :; do :; done"], input: file.descriptor, limits: .init()
        ) {
            asked += 1
            return asked > 1
        }
        #expect(result.ending == .cancelled)
    }

    @Test func whoClosesItsOutputAndStaysIsEnded() throws {
        var limits = ConfinedProgram.Limits()
        limits.deadline = .milliseconds(20)
        #expect(try run("exec >&- 2>&-; while :; do :; done", limits: limits).ending == .tooSlow)
    }

    @Test func processorTimeIsBounded() throws {
        var limits = ConfinedProgram.Limits()
        limits.seconds = 1
        #expect(try run("while :; do :; done", limits: limits).ending == .killed(SIGXCPU))
    }

    @Test func tooMuchOutputEndsIt() throws {
        var limits = ConfinedProgram.Limits()
        limits.outputBytes = 1000
        #expect(try run("while :; do echo more and more; done", limits: limits).ending == .tooMuchOutput)
    }

    @Test(
        "It can start nobody, write nowhere, signal nobody",
        arguments: ["/bin/true", ": > \(place)", "kill -0 $PPID"])
    func refused(script: String) throws {
        // A run of a program that was broken on purpose may have left it.
        unlink(Self.place)
        let result = try run("\(script) && echo did; :")
        #expect(result.output.isEmpty)
        #expect(!result.complaints.isEmpty)
        #expect(access(Self.place, F_OK) != 0)
    }

    private static let place = "/tmp/rawi-confined-test-\(getpid())"

    @Test func whatIsNotThereEndsWithItsNumber() throws {
        let file = try OpenFile([])
        let result = ConfinedProgram.run(["/nonexistent/program"], input: file.descriptor, limits: .init())
        #expect(result.ending == .exited(127))
    }

    @Test func noDescriptorOfOursIsLeftToIt() throws {
        let other = try OpenFile(Array("secret".utf8))
        let result = try run("for n in 3 4 5 6 7 8 9; do [ -e /proc/self/fd/$n ] && echo $n; done; :")
        #expect(result.output.isEmpty, "\(String(decoding: result.output, as: UTF8.self))")
        #expect(other.descriptor > 2)
    }

    @Test func theEnvironmentIsItsOwn() throws {
        setenv("RAWI_TEST_SECRET", "told", 1)
        let result = try run("echo \"[$RAWI_TEST_SECRET]\"")
        #expect(result.output == Array("[]\n".utf8))
    }
}
