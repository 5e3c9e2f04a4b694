import Glibc

/// Reads PDF files by poppler's programs, a child for each question.
///
/// A parser of PDF is a parser of fonts, of pictures and of a programming language, in C++: what it does with a file that was
/// made to harm it shall happen to a child that can do nothing else (see `rawi_spawn_confined`).
package struct PDFReader: Sendable {
    private let textProgram: String
    private let infoProgram: String
    private let limits: ConfinedProgram.Limits

    /// What a child may take of memory.
    package static let memoryBytes = ConfinedProgram.Limits().memoryBytes
    /// The Debian package with the programs.
    package static let packageName = "poppler-utils"

    /// Nil where the programs are not installed.
    package static func find() -> PDFReader? { find(in: ["/usr/bin", "/usr/local/bin", "/bin"]) }

    static func find(in folders: [String]) -> PDFReader? {
        func program(_ name: String) -> String? {
            folders.lazy.map { $0 + "/" + name }.first { access($0, X_OK) == 0 }
        }
        guard let text = program("pdftotext"), let info = program("pdfinfo") else { return nil }
        return PDFReader(textProgram: text, infoProgram: info)
    }

    init(textProgram: String, infoProgram: String, limits: ConfinedProgram.Limits = ConfinedProgram.Limits()) {
        (self.textProgram, self.infoProgram, self.limits) = (textProgram, infoProgram, limits)
    }

    func limited(_ limits: ConfinedProgram.Limits) -> PDFReader {
        PDFReader(textProgram: textProgram, infoProgram: infoProgram, limits: limits)
    }

    /// Blocks its thread for as long as the children take, at most their deadlines.
    ///
    /// - Parameter file: a descriptor of the file, open for reading.
    package func read(_ file: Int32, isCancelled: () -> Bool = { false }) throws(PDFError) -> PDFContent {
        func run(_ words: [String]) throws(PDFError) -> [UInt8] { try self.run(words, file, isCancelled) }
        let facts = PDFFacts(try run([infoProgram, "-isodates", "-enc", "UTF-8", Self.input]))
        guard facts.pages > 0 else { throw .damaged }
        guard facts.mayBeCopied else { throw .encrypted }
        let text = try run([textProgram, "-q", "-enc", "UTF-8", "-eol", "unix", Self.input, "-"])
        // Nothing but form feeds and blanks.
        guard text.contains(where: { $0 > 0x20 }) else { throw .noText(pages: facts.pages) }
        var content = PDFContent(text: text, facts: facts, links: [])
        do throws(PDFError) {
            content.places = PDFPlaces(bytes: try run([textProgram, "-q", "-enc", "UTF-8", "-bbox", Self.input, "-"]))
        } catch {
            if error == .outOfResources || error == .cancelled { throw error }
        }
        do throws(PDFError) {
            content.links = PDFLink.all(in: try run([infoProgram, "-url", Self.input]))
        } catch {
            if error == .outOfResources || error == .cancelled { throw error }
            content.hasAllLinks = false
        }
        return content
    }

    /// The descriptor that the child was given, opened anew from its beginning: the child needs no way to the folder.
    private static let input = "/proc/self/fd/0"

    private func run(_ words: [String], _ file: Int32, _ isCancelled: () -> Bool) throws(PDFError) -> [UInt8] {
        let result = ConfinedProgram.run(words, input: file, limits: limits, isCancelled: isCancelled)
        return try Self.output(of: result)
    }

    /// What the programs' endings mean, by their manuals and by what they say.
    static func output(of result: ConfinedProgram.Result) throws(PDFError) -> [UInt8] {
        switch result.ending {
        case .exited(0): return result.output
        // pdftotext(1): 3, an error with the permissions.
        case .exited(3): throw .encrypted
        case .exited(127): throw .notInstalled
        case .exited:
            let said = String(decoding: result.complaints, as: UTF8.self)
            if said.firstRange(of: "Incorrect password") != nil { throw .encrypted }
            throw Self.ranOutOfMemory(result) ? .tooLarge : .damaged
        case .killed(SIGXCPU), .tooSlow: throw .tooSlow
        // By the kernel, where memory ran out.
        case .killed(SIGKILL): throw .tooLarge
        case .killed: throw Self.ranOutOfMemory(result) ? .tooLarge : .damaged
        case .tooMuchOutput: throw .tooLarge
        case .notStarted: throw .outOfResources
        case .cancelled: throw .cancelled
        }
    }

    /// It was given no more, and said so before it went.
    private static func ranOutOfMemory(_ result: ConfinedProgram.Result) -> Bool {
        let said = String(decoding: result.complaints, as: UTF8.self)
        return said.firstRange(of: "ut of memory") != nil || said.firstRange(of: "bad_alloc") != nil
    }
}
