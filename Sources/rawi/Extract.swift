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
            HTML is read as a folder of documents reads it, as a file of yours. With --url, which says where it came from, \
            it is read as a page that was fetched. --document and --page say the one or the other. --html, --blocks and \
            --jsonl are of pages only, and so is a file whose name tells nothing.

            With --jsonl, reads {"id","url","html_path"} lines on standard input and writes one answer a line: the protocol \
            that evaluation scripts speak.
            """)

    enum Reading: String, EnumerableFlag {
        case document, page

        static func help(for value: Reading) -> ArgumentHelp? {
            switch value {
            case .document: "Read HTML as a file of yours, also with --url."
            case .page: "Read HTML as a page that was fetched, also without --url."
            }
        }
    }

    @Argument(
        help:
            "HTML, text, Markdown, PDF, DOCX, ODT, EPUB or EML files, told apart by their names; HTML where a name tells nothing.",
        completion: .file()
    )
    var files: [String] = []

    @Flag(help: "Speak JSON lines on standard input and output.")
    var jsonl = false

    @Flag(
        help:
            "Print a line of JSON a file, as the daemon would write it, with `body`: the text's blocks and what they are."
    )
    var json = false

    @Option(help: "The address the (one) page was fetched from; links are resolved against it.")
    var url: String?

    @Flag(help: "Print what was decided and why, before the text.")
    var explain = false

    @Flag(exclusivity: .exclusive)
    var reading: Reading?

    @Flag(help: "Write the page again with the text that was taken marked; open it in a browser.")
    var html = false

    @Flag(
        help:
            "Write a JSON line a page and a line a block, with the numbers that quality and kind are told from; see training/."
    )
    var blocks = false

    @Option(help: "Use the [[site]] rules of this configuration for the address given.")
    var config: String?

    func validate() throws {
        if jsonl, !files.isEmpty || json || html || explain || reading != nil {
            throw ValidationError(
                "--jsonl reads the names of files on standard input; of other options it takes --blocks")
        }
        if html, files.count > 1 { throw ValidationError("--html takes one file") }
        if json, explain || html || blocks { throw ValidationError("--json stands by itself") }
        if config != nil, url == nil { throw ValidationError("--config needs the --url that its rules are for") }
        if blocks, explain || html || config != nil { throw ValidationError("--blocks stands by itself") }
        if html || blocks, reading == .document || files.contains(where: Self.isNoPage) {
            throw ValidationError("--html and --blocks are of pages; what was taken of a document, --explain tells")
        }
        if reading == .page, let file = files.first(where: Self.isNoPage) {
            throw ValidationError("--page reads HTML, which \(file) is not by its name")
        }
    }

    private static func isNoPage(_ file: String) -> Bool {
        DocumentFormat(name: file).map { $0 != .html } ?? false
    }

    /// Nobody but who says its address says that a page was fetched: any other lies in a folder.
    private func isDocument(_ file: String) -> Bool {
        if let reading { return reading == .document }
        return DocumentFormat(name: file).map { $0 != .html || url == nil && !html } ?? false
    }

    func run() throws {
        if jsonl { return blocks ? try ExtractLines.rowsOfAll() : try ExtractLines.answerAll() }
        if files.isEmpty { try Refusal(.usage, "name at least one file, or --jsonl; see rawi extract --help").end() }
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
        if isDocument(file) { return try showDocument(file) }
        let bytes = try Terminal.read(file)
        do throws(ExtractError) {
            if explain || html {
                let examination = try Extractor.examine(bytes, url: url, contentType: nil, rules: rules)
                if html {
                    Terminal.print(examination.markedPage)
                } else {
                    print(examination.extraction.article, file: file, why: examination.explanation)
                }
            } else {
                let extraction = try Extractor.extract(bytes, url: url, contentType: nil, rules: rules)
                if json {
                    write(ExtractedLine.of(extraction, url: url, file: file, bytes: bytes, now: Date()))
                    return true
                }
                print(extraction.article, file: file, why: [])
            }
            return true
        } catch {
            Terminal.complain("\(file): \(Failure.describe(error))")
            return false
        }
    }

    /// As the folder of a `documents` source would read it.
    private func showDocument(_ file: String) throws -> Bool {
        let raw: RawDocument
        switch RawDocument.read(path: file) {
        case .success(let read): raw = read
        case .failure(.gone): try Refusal(.noInput, "\(file): \(StoreText.text(ENOENT))").end()
        case .failure(let fault) where !fault.isOfThisVersion:
            try Refusal(.noInput, "\(file): cannot be read: \(fault.sentence)").end()
        case .failure(let fault):
            Terminal.complain("\(file): \(fault.sentence)")
            return false
        }
        do throws(ExtractError) {
            let document = try raw.document()
            if json {
                write(ExtractedLine.of(document, raw, file: file, now: Date()))
                return true
            }
            if explain, reading == nil, !Self.isNoPage(file) {
                Terminal.complain(
                    "\(file): read as a file of yours; --page, or --url with its address, reads it as a page that was fetched"
                )
            }
            print(
                document.article, file: file, why: ["kind: document"] + document.article.summary + document.explanation)
            return true
        } catch {
            Terminal.complain("\(file): \(Failure.describe(error))")
            return false
        }
    }

    private func write(_ line: [UInt8]) { Terminal.write(line, to: STDOUT_FILENO) }

    private func print(_ article: Article, file: String, why: [String]) {
        if files.count > 1 || explain { Terminal.print("== \(file)") }
        if explain { Terminal.print((why + [""]).joined(separator: "\n")) }
        Terminal.print(article.text)
    }
}

extension SuppliedDocument {
    fileprivate var explanation: [String] {
        let stated = [
            ("title", properties.title), ("author", properties.author), ("created", properties.created),
            ("modified", properties.modified), ("program", properties.program),
        ].compactMap { name, value in value.map { "its properties say \(name): \($0)" } }
        return ["source: \(sourceKind), charset \(charset)", "own address: \(ownURL ?? "-")"]
            + (pages.map { ["pages: \($0)"] } ?? []) + stated
            + (mended.isEmpty ? [] : ["repairs: \(mended.joined(separator: ", "))"])
            + leftOut
            + citations.map { cited in
                let page = linkPages[CanonicalURL(cited.url).key].map { ", page \($0)" } ?? ""
                return "cites: \(cited.url.forRecord.href)" + (cited.label.map { " (\($0))" } ?? "") + page
            }
    }
}
