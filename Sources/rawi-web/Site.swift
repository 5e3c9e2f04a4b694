import Daemon
import FoundationEssentials
import Reading
import Store

/// Which page an address is, and which thread makes it.
final class Site: Sendable {
    private let watch: StoreWatch
    private let hosts: AllowedHosts
    /// Figures, and pages that read a little.
    private let short: WorkLane
    /// Pages that may read all of a store.
    private let long: WorkLane
    private let count = RequestCount()

    /// How long a page may look through the store, in seconds; it ends with the segment that it is in then.
    private static let patience = Duration.seconds(3)

    /// Nil where the system gives no threads.
    init?(_ watch: StoreWatch, hosts: AllowedHosts) {
        guard let short = WorkLane("web-short", threads: 1, mostWaiting: 16),
            let long = WorkLane("web-long", threads: 2, mostWaiting: 16)
        else { return nil }
        (self.watch, self.hosts, self.short, self.long) = (watch, hosts, short, long)
    }

    func way(_ request: HTTPRequest) -> WebServer.Way {
        if let refusal = refusal(of: request) { return .now(counted(refusal)) }
        switch request.path {
        case ["healthz"]: return .now(counted(.text(.ok, "ok")))
        case ["style.css"]: return .now(counted(Self.style))
        case ["icon.svg"]: return .now(counted(Self.icon))
        case let path where path.first == "records" || path.first == "record":
            return .later(long) { [self] in counted(page(request)) }
        default: return .later(short) { [self] in counted(page(request)) }
        }
    }

    /// What no page of ours leads to.
    private func refusal(of request: HTTPRequest) -> HTTPResponse? {
        guard let host = request.fields["host"] else { return .text(.badRequest, "a request names its host") }
        guard hosts.takes(host) else {
            return .text(.misdirected, "not a name of this server: rawi-web --host adds one")
        }
        // Another site's page may lead here by a link, and may not fetch or embed anything.
        if request.fields["sec-fetch-site"] == "cross-site", request.fields["sec-fetch-mode"] != "navigate" {
            return .text(.forbidden, "not for other sites")
        }
        return nil
    }

    private func counted(_ response: HTTPResponse) -> HTTPResponse {
        count.note(response)
        return response
    }

    private func page(_ request: HTTPRequest) -> HTTPResponse {
        do throws(StoreError) {
            let path = request.path
            if path.count == 2, path[0] == "record" { return try record(id: path[1]) }
            switch path {
            case []: return .html(overview(request))
            case ["records"]: return try records(request)
            case ["metrics"]:
                let text = Metrics.text(
                    watch.snapshot(), requests: count.all, ownMemory: ProcessFacts.residentBytes)
                return HTTPResponse(status: .ok, type: "text/plain; version=0.0.4; charset=utf-8", body: text)
            case ["readyz"]:
                let why = watch.snapshot().notReady
                return .text(why == nil ? .ok : .unavailable, why ?? "ok")
            default: return .html(ProblemPage.html("No such page", "Nothing is called that here."), .notFound)
            }
        } catch {
            return .html(ProblemPage.html("Cannot be read", StoreText.unreadable(watch.folder, error)), .unavailable)
        }
    }

    private func overview(_ request: HTTPRequest) -> [UInt8] {
        let snapshot = watch.snapshot()
        var latest: RecordPages.Page?
        var problems: [String] = []
        do throws(StoreError) {
            latest = try RecordPages(folder: snapshot.folder).page(
                RecordWish(), of: OverviewPage.mostRecords, patience: patience())
        } catch {
            problems.append(StoreText.unreadable(snapshot.folder, error))
        }
        let refresh = request.query["refresh"].flatMap(Int.init).flatMap { (5...3600).contains($0) ? $0 : nil }
        return OverviewPage(snapshot: snapshot, latest: latest, problems: problems, refresh: refresh).html
    }

    private func records(_ request: HTTPRequest) throws(StoreError) -> HTTPResponse {
        let wish = RecordsPage.Wish(request.query)
        let search = wish.search
        let page =
            wish.isEmptySearch
            ? nil
            : try RecordPages(folder: watch.folder).page(
                search == nil && wish.source == nil ? RecordWish() : RecordWish(title: search, source: wish.source),
                of: RecordsPage.mostRecords, before: wish.before ?? .max, patience: patience())
        return .html(RecordsPage(wish: wish, page: page, now: watch.instant).html)
    }

    private func record(id: String) throws(StoreError) -> HTTPResponse {
        guard (1...64).contains(id.utf8.count), id.utf8.allSatisfy({ $0 &- 0x61 < 26 || $0 &- 0x30 < 10 }) else {
            return .html(ProblemPage.html("No such record", "That is no id of a record."), .notFound)
        }
        let (view, isCutShort) = try RecordView.find(id, in: watch.folder, patience: patience())
        guard let view else {
            let why =
                isCutShort
                ? "It is not among the newest records, and looking through all of them takes longer than a page may. \(RecordsPage.hint)"
                : "The store has no record with that id."
            return .html(ProblemPage.html("No such record", why), .notFound)
        }
        return .html(RecordPage(view: view, now: watch.instant).html)
    }

    /// Counted from the first question on.
    private func patience() -> () -> Bool {
        let end = ProcessFacts.monotonicNow + Self.patience
        return { ProcessFacts.monotonicNow < end }
    }

    private static let style = HTTPResponse(
        status: .ok, type: "text/css; charset=utf-8", body: PackageResources.style_css, mayBeKept: true)
    private static let icon = HTTPResponse(
        status: .ok, type: "image/svg+xml", body: PackageResources.icon_svg, mayBeKept: true)
}
