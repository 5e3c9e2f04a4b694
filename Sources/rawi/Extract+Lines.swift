import Daemon
import Extract
import FoundationEssentials
import Glibc
import Web

/// The JSON-lines protocol of `rawi extract --jsonl`.
enum ExtractLines {
    static func answerAll() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        try forEachRequest { request, bytes in
            let before = threadMilliseconds()
            var answer = ExtractionProtocol.answer(request.id, url: request.url, bytes: bytes)
            answer.cpuMilliseconds = threadMilliseconds() - before
            Terminal.write([UInt8](try encoder.encode(answer)) + [UInt8(ascii: "\n")], to: STDOUT_FILENO)
        }
    }

    /// Of pages that are none there are no lines.
    static func rowsOfAll() throws {
        let lines = try ExtractBlocks { Terminal.write($0, to: STDOUT_FILENO) }
        try forEachRequest { request, bytes in
            let rows: PageRows
            do throws(ExtractError) {
                rows = try Extractor.rows(bytes, url: request.url.flatMap { WebURL($0) })
            } catch {
                return Terminal.complain("\(request.id): \(Failure.describe(error))")
            }
            try lines.show(rows, id: request.id)
        }
    }

    private static func forEachRequest(_ answer: (ExtractionProtocol.Request, [UInt8]) throws -> Void) throws {
        while let line = readLine(strippingNewline: true) {
            guard !line.isEmpty else { continue }
            let request: ExtractionProtocol.Request
            do {
                request = try JSONDecoder().decode(ExtractionProtocol.Request.self, from: Data(line.utf8))
            } catch {
                try Refusal(.badData, "not a request: \(line.prefix(200))").end()
            }
            guard let data = FileManager.default.contents(atPath: request.htmlPath) else {
                try Refusal(.noInput, "\(request.htmlPath): cannot be read").end()
            }
            try answer(request, [UInt8](data))
        }
    }

    private static func threadMilliseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
    }
}
