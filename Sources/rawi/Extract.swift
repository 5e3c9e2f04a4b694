import ArgumentParser
import Daemon
import Extract
import FoundationEssentials
import Web

struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Extract articles from files, without network or store.",
        discussion: """
            With --jsonl, reads {"id","url","html_path"} lines on standard input and writes one answer a line: the protocol
            that evaluation scripts speak.
            """)

    @Argument(help: "HTML or text files.")
    var files: [String] = []

    @Flag(help: "Speak JSON lines on standard input and output.")
    var jsonl = false

    @Option(help: "The address the (one) page came from; links are resolved against it.")
    var url: String?

    @Flag(help: "Print what was decided, before the text.")
    var explain = false

    func run() throws {
        if jsonl { return try ExtractLines.answerAll() }
        guard !files.isEmpty else { throw ValidationError("name at least one file, or --jsonl") }
        var isComplete = true
        for file in files where !(try show(file)) { isComplete = false }
        if !isComplete { throw ArgumentParser.ExitCode(Daemon.ExitCode.badData.rawValue) }
    }

    private func show(_ file: String) throws -> Bool {
        guard let data = FileManager.default.contents(atPath: file) else {
            try Refusal(.noInput, "\(file): cannot be read").end()
        }
        let bytes = [UInt8](data)
        do throws(ExtractError) {
            if file.hasSuffix(".txt") || file.hasSuffix(".md") {
                let document = try SuppliedDocument.read(bytes, name: file)
                return printed(document.article, kind: "document", file: file, more: document.explanation)
            }
            let extraction = try Extractor.extract(bytes, url: url.flatMap { WebURL($0) }, contentType: nil)
            return printed(
                extraction.article, kind: extraction.kind.rawValue, file: file,
                more: ["charset: \(extraction.charset) (\(extraction.charsetSource.rawValue))"])
        } catch {
            Terminal.complain("\(file): \(error)")
            return false
        }
    }

    private func printed(_ article: Article, kind: String, file: String, more: [String]) -> Bool {
        if files.count > 1 || explain { Terminal.print("== \(file)") }
        if explain {
            for line in article.explanation(kind: kind) + more { Terminal.print(line) }
            Terminal.print("")
        }
        Terminal.print(article.text)
        return true
    }
}

extension Article {
    fileprivate func explanation(kind: String) -> [String] {
        [
            "kind: \(kind), by \(method.isEmpty ? "-" : method), quality \(quality)",
            "title: \(title ?? "-")",
            "authors: \(authors.isEmpty ? "-" : authors.joined(separator: "; "))",
            "published: " + (published.map { "\($0.date.dayText), \($0.source.rawValue): \($0.raw)" } ?? "-"),
            "site: \(siteName ?? "-")",
            "language: \(language ?? "-") \(direction?.rawValue ?? "")",
            "canonical: \(canonicalURL ?? "-")",
            "links: \(links.count)",
        ]
    }
}

extension SuppliedDocument {
    fileprivate var explanation: [String] {
        ["source: \(sourceKind), charset \(charset)", "own address: \(ownURL ?? "-")"]
            + (repairs.isEmpty ? [] : ["repairs: \(repairs.joined(separator: ", "))"])
            + citations.map { "cites: \($0.url.href)" + ($0.label.map { " (\($0))" } ?? "") }
    }
}
