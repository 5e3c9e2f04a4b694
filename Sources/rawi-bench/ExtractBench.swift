import ArgumentParser
import CLibXML2
import Extract
import FoundationEssentials

struct ExtractBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract:
            "Whole extraction of pages, against libxml2's bare tree of the same bytes; and memory over many pages.")

    @Argument(help: "A folder of HTML files, as servers sent them.")
    var folder: String

    @Option(help: "How often each page is measured.")
    var rounds = 5

    @Option(help: "How many pages the memory is watched over, the files again and again; 0 for none.")
    var pages = 10_000

    func run() throws {
        let files = try Files.below(folder)
        if pages > 0 { try watchMemory(files) }
        // Tables that are made once a process are made before the clock runs.
        if let first = files.first { Self.extract(try Files.bytes(first)) }
        var ours = Duration.zero
        var theirs = Duration.zero
        var bytesRead = 0
        var worst = (time: Duration.zero, bytes: 0)
        for file in files {
            let bytes = try Files.bytes(file)
            let page = Rounds.compare(
                rounds, { Stopwatch.cpu { Self.extract(bytes) } }, { Stopwatch.cpu { Self.parseBare(bytes) } })
            ours += page.mine
            theirs += page.other
            bytesRead += bytes.count
            if bytes.count <= 2 << 20, page.mine > worst.time { worst = (page.mine, bytes.count) }
        }
        let count = Double(files.count)
        Figures.print("pages", count, "pages of \(bytesRead / files.count / 1000) kB")
        Figures.print("extraction", count / ours.inSeconds, "pages/s CPU")
        Figures.print("extraction", Double(bytesRead) / 1e6 / ours.inSeconds, "MB/s CPU")
        Figures.print("bare libxml2 tree", count / theirs.inSeconds, "pages/s CPU")
        Figures.print("extraction against bare libxml2", theirs / ours, "times its pages/s")
        Figures.print("worst page up to 2 MB", worst.time.inMilliseconds, "ms CPU (\(worst.bytes / 1000) kB)")
    }

    /// Before any bare parse, so that its trees do not count.
    private func watchMemory(_ files: [String]) throws {
        for number in 0..<pages {
            Self.extract(try Files.bytes(files[number % files.count]))
            if number == pages / 10 {
                Figures.print("resident after \(number) pages", Memory.resident, "MB")
                Figures.print("peak after \(number) pages", Memory.peak, "MB")
            }
        }
        Figures.print("resident after \(pages) pages", Memory.resident, "MB")
        Figures.print("peak after \(pages) pages", Memory.peak, "MB")
    }

    static func extract(_ bytes: [UInt8]) {
        // What is no HTML is an answer too.
        do throws(ExtractError) {
            Stopwatch.keep(try Extractor.extract(bytes, url: nil, contentType: "text/html"))
        } catch {
            Stopwatch.keep(error)
        }
    }

    /// What a C program would do at least: the tree, and nothing done with it.
    private static func parseBare(_ bytes: [UInt8]) {
        rawi_xml_silence()
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue
        let tree = bytes.withUnsafeBytes { raw in
            htmlReadMemory(
                raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: raw.count), nil, nil,
                Int32(options))
        }
        if let tree { xmlFreeDoc(tree) }
    }
}
