import ArgumentParser
import Daemon
import Extract
import FoundationEssentials
import Glibc
import Web

struct Extract: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Extract articles from files, without network or store.",
        discussion: """
            With --jsonl, reads {"id","url","html_path"} lines on standard input and writes one answer a line: the protocol
            that evaluation scripts speak.
            """)

    @Argument(
        help: "HTML, text or Markdown files, told apart by their names; HTML where a name tells nothing.",
        completion: .file())
    var files: [String] = []

    @Flag(help: "Speak JSON lines on standard input and output.")
    var jsonl = false

    @Option(help: "The address the (one) page came from; links are resolved against it.")
    var url: String?

    @Flag(help: "Print what was decided and why, before the text.")
    var explain = false

    @Flag(help: "Write the page again with the text that was taken marked; open it in a browser.")
    var html = false

    @Flag(
        help:
            "Write a JSON line a page and a line a block, with the numbers that quality and kind are told from; see training/."
    )
    var blocks = false

    @Option(help: "Use the [[site]] rules of this configuration for the address given.")
    var config: String?

    func run() throws {
        if jsonl { return blocks ? try ExtractLines.rowsOfAll() : try ExtractLines.answerAll() }
        guard !files.isEmpty else { throw ValidationError("name at least one file, or --jsonl") }
        if html, files.count > 1 { throw ValidationError("--html takes one file") }
        if config != nil, url == nil { throw ValidationError("--config needs the --url that its rules are for") }
        if blocks, explain || html || config != nil { throw ValidationError("--blocks stands by itself") }
        let address = url.flatMap { WebURL($0) }
        if blocks { return try showBlocks(url: address) }
        let rules = try rules(for: address)
        var isComplete = true
        for file in files where !(try show(file, url: address, rules: rules)) { isComplete = false }
        if !isComplete { throw ArgumentParser.ExitCode(Daemon.ExitCode.badData.rawValue) }
    }

    private func showBlocks(url: WebURL?) throws {
        let lines = try ExtractBlocks { Terminal.write($0, to: STDOUT_FILENO) }
        for file in files {
            let bytes = try Terminal.read(file)
            let rows: PageRows
            do throws(ExtractError) {
                rows = try Extractor.rows(bytes, url: url)
            } catch {
                try Refusal(.badData, "\(file): \(Failure.describe(error))").end()
            }
            try lines.show(rows, id: file)
        }
    }

    private func rules(for url: WebURL?) throws -> SiteRules? {
        guard let config else { return nil }
        do throws(Service.Failure) {
            return try Service(Service.Options(configurationPath: config)).load().siteRules.rules(for: url)
        } catch {
            try error.refusal.end()
        }
    }

    private func show(_ file: String, url: WebURL?, rules: SiteRules?) throws -> Bool {
        let bytes = try Terminal.read(file)
        do throws(ExtractError) {
            let format = DocumentFormat(name: file)
            if format == .text || format == .markdown {
                let document = try SuppliedDocument.read(bytes, name: file)
                print(
                    document.article, file: file,
                    why: ["kind: document"] + document.article.summary + document.explanation)
            } else if explain || html {
                let examination = try Extractor.examine(bytes, url: url, contentType: nil, rules: rules)
                if html {
                    Terminal.print(examination.markedPage)
                } else {
                    print(examination.extraction.article, file: file, why: examination.explanation)
                }
            } else {
                let extraction = try Extractor.extract(bytes, url: url, contentType: nil, rules: rules)
                print(extraction.article, file: file, why: [])
            }
            return true
        } catch {
            Terminal.complain("\(file): \(Failure.describe(error))")
            return false
        }
    }

    private func print(_ article: Article, file: String, why: [String]) {
        if files.count > 1 || explain { Terminal.print("== \(file)") }
        if explain { Terminal.print((why + [""]).joined(separator: "\n")) }
        Terminal.print(article.text)
    }
}

extension SuppliedDocument {
    fileprivate var explanation: [String] {
        ["source: \(sourceKind), charset \(charset)", "own address: \(ownURL ?? "-")"]
            + (mended.isEmpty ? [] : ["repairs: \(mended.joined(separator: ", "))"])
            + leftOut
            + citations.map { "cites: \($0.url.href)" + ($0.label.map { " (\($0))" } ?? "") }
    }
}
