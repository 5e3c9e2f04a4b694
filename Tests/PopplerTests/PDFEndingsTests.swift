import Glibc
import Testing

@testable import Poppler

@Suite struct PDFEndingsTests {
    @Test(
        "How the programs end tells why",
        arguments: [
            (ConfinedProgram.Ending.exited(1), "Out of memory", PDFError.tooLarge),
            (.killed(SIGSEGV), "terminate called after throwing an instance of 'std::bad_alloc'", .tooLarge),
            (.killed(SIGKILL), "", .tooLarge), (.killed(SIGSEGV), "", .damaged), (.killed(SIGXCPU), "", .tooSlow),
            (.exited(1), "Command Line Error: Incorrect password", .encrypted), (.exited(3), "", .encrypted),
            (.exited(1), "Syntax Error: Couldn't find trailer dictionary", .damaged), (.exited(127), "", .notInstalled),
            (.tooSlow, "", .tooSlow), (.tooMuchOutput, "", .tooLarge), (.cancelled, "", .cancelled),
            (.notStarted(errno: EAGAIN), "", .outOfResources),
        ] as [(ConfinedProgram.Ending, String, PDFError)])
    func told(ending: ConfinedProgram.Ending, complaint: String, error: PDFError) {
        let result = ConfinedProgram.Result(ending: ending, complaints: Array(complaint.utf8))
        #expect(throws: error) { try PDFReader.output(of: result) }
    }
}
