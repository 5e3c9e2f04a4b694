import ArgumentParser
import Daemon
import FoundationEssentials
import Glibc
import Synchronization
import Text

struct Backfill: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Walk a source's past, and have what it finds fetched.",
        discussion: """
            Sitemaps by lastmod, archives and further pages of feeds (RFC 5005, next_url), lists of articles page by page. The \
            daemon does it, behind all that is new and at its usual pace; where none runs, this command is one until it is done. \
            Ctrl-C stops it, and the same command goes on where it stood, also after a crash.
            """)

    @Argument(help: "The source's id.", completion: .custom(SourceNames.complete))
    var source: String

    @Option(help: "Nothing that is dated before this day, or instant. What has no day is fetched.")
    var since: String?

    @Option(help: "Nothing that is dated after this day, or from this instant on.")
    var until: String?

    @Option(
        help: "Where to begin in place of the source's own address: a sitemap, a feed's archive, a list of articles.")
    var from: String?

    @Option(
        help:
            "An address with {page} in it, for numbered pages that nothing links: 'https://outlet.example/feed/?paged={page}'."
    )
    var pages: String?

    @Option(help: "How many sitemaps, archives and pages at most.")
    var most = 10_000

    @Flag(help: "Only say how it stands.")
    var look = false

    @Flag(help: "Stop one that the daemon is at.")
    var stop = false

    @OptionGroup var options: ConfigurationOptions

    func validate() throws {
        for day in [since, until].compactMap(\.self) where DayText.instant(day) == nil {
            throw ValidationError("\(day) is no day and no instant")
        }
        if let since = order.since, let until = order.until, since >= until {
            throw ValidationError("--until lies before --since")
        }
        if let pages, pages.firstRange(of: WalkOrder.mark) == nil {
            throw ValidationError("--pages wants \(WalkOrder.mark) where the number goes")
        }
        guard (1...100_000).contains(most) else { throw ValidationError("--most: 1 to 100000") }
        if !look, !stop, since == nil { throw ValidationError("say how far back: --since DAY") }
    }

    private var order: WalkOrder {
        var order = WalkOrder()
        order.since = since.flatMap(DayText.instant)
        order.until = until.flatMap(DayText.end)
        (order.from, order.pages, order.most) = (from, pages, most)
        return order
    }

    func run() async throws {
        let command = OperatorCommand.backfill(source, look ? .look : stop ? .stop : .begin, order)
        switch try Control.attempt(command, in: options.storeFolder()) {
        case .refused(let why): try Refusal(.permission, why).end()
        case .nobody(let why):
            if look || stop { try Refusal(.unavailable, why).end() }
            try StoreAccess.refuseAnothers(options.storeFolder())
            try await walkAlone(command)
        case .said(let said):
            guard said.isDone else { try Refusal(.unavailable, said.lines.joined(separator: "; ")).end() }
            if look || stop { return WalkView.summarize(said.walk, of: source) }
            for line in said.lines { Terminal.complain(line) }
            try await follow()
        }
    }

    /// Looks on while the daemon walks.
    private func follow() async throws {
        Interruption.begin()
        let view = WalkView(source)
        while true {
            if Interruption.wasAsked {
                view.end()
                try Control.ask(.backfill(source, .stop), options)
                throw ArgumentParser.ExitCode(128 + SIGINT)
            }
            guard case .said(let said) = try Control.attempt(.backfill(source, .look), in: options.storeFolder()) else {
                view.end()
                try Refusal(.unavailable, "the daemon has ended: it goes on with the walk when it runs again").end()
            }
            // A busy disk is no end.
            if said.isDone, let report = said.walk {
                view.show(report)
                if report.state != .walking { return try end(report, view, byDaemon: true) }
            }
            try await Task.sleep(for: .milliseconds(500))
        }
    }

    /// As the daemon, on its store: nothing is polled, and what waits is fetched.
    private func walkAlone(_ command: OperatorCommand) async throws {
        let last = Mutex<OperatorAnswer?>(nil)
        let view = WalkView(source)
        let (reports, feed) = AsyncStream.makeStream(of: OperatorAnswer.self, bufferingPolicy: .bufferingNewest(1))
        var service = options.service
        service.walk = command
        service.walked = { feed.yield($0) }
        let options = service
        let work = Task { () -> Result<Void, Service.Failure> in
            defer { feed.finish() }
            do throws(Service.Failure) {
                return .success(try await Service(options).run())
            } catch {
                return .failure(error)
            }
        }
        for await said in reports {
            last.withLock { $0 = said }
            if let report = said.walk { view.show(report) }
        }
        view.end()
        if case .failure(let error) = await work.value { try error.refusal.end() }
        guard let said = last.withLock({ $0 }) else { return }
        guard said.isDone, let report = said.walk else {
            try Refusal(.unavailable, said.lines.joined(separator: "; ")).end()
        }
        try end(report, view, byDaemon: false)
        if report.state != .done { throw ArgumentParser.ExitCode(128 + SIGINT) }
    }

    private func end(_ report: WalkReport, _ view: WalkView, byDaemon: Bool) throws {
        view.end()
        WalkView.summarize(report, of: source)
        if byDaemon, report.count.queued > 0 {
            Terminal.print("the daemon fetches what is left of them, behind what is new")
        }
        if report.count.documents == 0, let trouble = report.trouble { try Refusal(.unavailable, trouble).end() }
    }
}

/// How a walk stands, for people.
final class WalkView {
    private let progress: Progress
    private var isFirst = true

    init(_ source: String) { progress = Progress(source) }

    func show(_ report: WalkReport) {
        let count = report.count
        progress.note =
            "\(count.documents) documents, \(count.found) found, \(count.queued) queued"
            + (report.trouble.map { ", waits: \($0)" } ?? "")
        if isFirst { progress.origin = report.share ?? 0 }
        isFirst = false
        progress.reach(report.share ?? 0)
    }

    func end() { progress.end() }

    static func summarize(_ report: WalkReport?, of source: String) {
        guard let report else { return Terminal.print("\(source): its past was not walked") }
        let count = report.count
        Terminal.print(
            "\(source): \(count.found) addresses found in \(count.documents) documents: \(count.queued) queued, \(count.known) known, \(count.outOfRange) out of range"
        )
        if count.undated > 0 { Terminal.print("\(count.undated) of those queued are without a day") }
        if count.withoutLink > 0 { Terminal.print("\(count.withoutLink) entries have no link") }
        if count.partsPassedOver > 0 { Terminal.print("\(count.partsPassedOver) sitemaps are older than that") }
        if count.partsLeft > 0 { Terminal.print("\(count.partsLeft) sitemaps were too many") }
        if count.failed > 0 {
            Terminal.print("\(count.failed) documents could not be read" + (report.trouble.map { ": \($0)" } ?? ""))
        }
        switch report.state {
        case .walking: Terminal.print("on its way: \(report.url ?? "")")
        case .stopped: Terminal.print("stopped: rawi backfill \(source) goes on where it stood")
        case .done: Terminal.print(report.ending ?? "done")
        }
    }
}

/// Days and instants on the command line.
enum DayText {
    static func instant(_ text: String) -> Date? { RFC3339.parse(text) ?? RFC3339.parse(text + "T00:00:00Z") }

    /// A day with all its hours.
    static func end(_ text: String) -> Date? {
        RFC3339.parse(text) ?? RFC3339.parse(text + "T00:00:00Z")?.addingTimeInterval(86_400)
    }
}
