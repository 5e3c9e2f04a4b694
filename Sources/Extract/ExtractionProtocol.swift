import FoundationEssentials
import Text
import Web

/// One line of the JSON-lines protocol by which extractors are scored: a page in, an answer out.
package enum ExtractionProtocol {
    package struct Request: Sendable, Codable {
        package var id: String
        package var url: String?
        /// Where the bytes are; read by the caller.
        package var htmlPath: String

        private enum CodingKeys: String, CodingKey {
            case id, url
            case htmlPath = "html_path"
        }
    }

    package struct Answer: Sendable, Codable {
        package var id: String
        package var title: String?
        package var author: String?
        package var date: String?
        package var text: String?
        package var kind: String?
        package var method: String?
        package var quality: Double?
        /// CPU time of the extraction, set by the caller.
        package var cpuMilliseconds: Double?

        private enum CodingKeys: String, CodingKey {
            case id, title, author, date, text, kind, method, quality
            case cpuMilliseconds = "cpu_ms"
        }
    }

    package static func answer(_ id: String, url: String?, bytes: [UInt8]) -> Answer {
        var answer = Answer(id: id)
        do throws(ExtractError) {
            let found = try Extractor.extract(bytes, url: url.flatMap { WebURL($0) }, contentType: nil)
            let article = found.article
            answer.title = article.title
            answer.author = article.authors.isEmpty ? nil : article.authors.joined(separator: "; ")
            answer.date = article.published?.date.dayText
            answer.text = article.text
            answer.kind = found.kind.rawValue
            answer.method = article.method
            answer.quality = article.quality
        } catch {
            answer.text = ""
        }
        return answer
    }
}
