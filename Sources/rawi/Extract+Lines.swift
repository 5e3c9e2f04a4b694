import Daemon
import Extract
import FoundationEssentials
import Glibc

/// The JSON-lines protocol of `rawi extract --jsonl`.
enum ExtractLines {
    static func answerAll() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
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
            let bytes = [UInt8](data)
            let before = threadMilliseconds()
            var answer = ExtractionProtocol.answer(request.id, url: request.url, bytes: bytes)
            answer.cpuMilliseconds = threadMilliseconds() - before
            Terminal.write([UInt8](try encoder.encode(answer)) + [UInt8(ascii: "\n")], to: STDOUT_FILENO)
        }
    }

    private static func threadMilliseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
    }
}
