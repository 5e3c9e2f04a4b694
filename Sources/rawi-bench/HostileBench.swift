import ArgumentParser
import Extract

struct HostileBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hostile",
        abstract: "Whole extraction of pages of 2 MB made to hurt: the slowest, and memory over all.")

    @Option(help: "Only pages whose name begins so.")
    var only = ""

    /// Bytes of a page, where its name does not say otherwise.
    private static let size = 2_000_000

    /// Each is its piece again and again, as often as fits.
    private static let repeated = [
        ("unclosed lists", "<ul><li>"), ("unclosed items", "<li>x"), ("unclosed definitions", "<dl><dd>"),
        ("unclosed links", "<a>"), ("links in links", "<a href=x>x"), ("drawings", "<svg>"), ("formulas", "<math>"),
        ("titles", "<title>"), ("closed titles", "<title>x</title>"), ("unclosed paragraphs", "<p>"),
        ("paragraphs", "<p>text</p>"), ("dated paragraphs", "<p>1 May 2020, yes."), ("breaks", "<br>"),
        ("templates", "<template><p>"), ("boxes", "<div>"), ("bold", "<b>"), ("bold across paragraphs", "<b><p>x"),
        ("tables in tables", "<table><tr><td>"), ("cells", "<td>x"), ("unknown elements", "<x-y>a</x-y>"),
        ("links across boxes", "<a><div></a>"), ("ends of paragraphs", "</p>"), ("frames", "<frameset>"),
        ("options", "<select><option>x"), ("bodies", "<body class=a id=b>"), ("headlines", "<h1>Some words here</h1>"),
        ("articles", "<article>some short text, yes</article>"), ("bylines", "<i itemprop=author>Ann Bell</i>"),
        ("authors", "<a rel=author href=/author/x>Ann Bell</a>"), ("dates", "<i class=date>1 May 2020</i>"),
        ("metas", "<meta name=author content='Ann Bell'>"), ("links in lists", "<li><a href=/x>read more</a>"),
        ("scripts", "<script></script>"), ("unclosed scripts", "<script><!--<script>"), ("comments", "<!---->"),
        ("unclosed comments", "<!--"), ("ampersands", "&"), ("references", "&ampx"), ("less-than signs", "<"),
        ("words", "word "),
    ]

    func run() throws {
        let prose = "<p>A sentence of prose that goes on, with a comma or two, until it ends.</p>"
        var pages: [(name: String, make: () -> String)] = Self.repeated.map { name, piece in
            (name, { String(repeating: piece, count: Self.size / piece.utf8.count) + prose })
        }
        pages.append(
            ("deep JSON", { "<script type='application/ld+json'>" + String(repeating: "[", count: Self.size) }))
        pages.append(
            ("100,000 attributes", { "<p " + (0..<100_000).map { "a\($0)=1" }.joined(separator: " ") + ">" + prose }))
        pages.append(
            ("500,000 siblings, 5.5 MB", { prose + String(repeating: "<p>text</p>", count: 500_000) }))
        Figures.print("resident before all", Memory.resident, "MB")
        var worst = (time: Duration.zero, name: "")
        for page in pages where page.name.hasPrefix(only) {
            let name = page.name
            let bytes = Array(page.make().utf8)
            let time = (0..<3).map { _ in Stopwatch.cpu { ExtractBench.extract(bytes) } }.median ?? .zero
            Figures.print(name, time.inMilliseconds, "ms CPU")
            if time > worst.time { worst = (time, name) }
        }
        Figures.print("worst hostile page", worst.time.inMilliseconds, "ms CPU (\(worst.name))")
        Figures.print("peak over all of them", Memory.peak, "MB, with the pages themselves")
    }
}
