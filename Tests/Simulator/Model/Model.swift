import Daemon
import Store
import Web

/// What should be, computed from what the world said and from the lines, never from the daemon's rows.
struct Model: Sendable {
    let world: World
    private(set) var problems: [Problem] = []
    private var seen: Set<String> = []
    var pace = Pace()
    var told = Told()
    /// As of when all answers were settled: what came since, a crash makes unheard.
    private(set) var settledTold = Told()
    var lines = Lines()
    var reading = Reading()
    private var versions = Versions()
    private(set) var polls = SourcePolls()
    private(set) var requests = 0
    private(set) var isStalled = false

    init(world: World) { self.world = world }

    mutating func add(_ rule: String, _ found: [String], at now: Double) {
        for what in found where problems.count < 50 && seen.insert(rule + what).inserted {
            problems.append(Problem(rule: rule, at: now, what: what))
        }
    }

    /// The loop has dealt with all that came in.
    mutating func settle() {
        guard !isStalled else { return }
        settledTold = told
        versions.settle()
    }
    mutating func stall(_ isStalled: Bool) { self.isStalled = isStalled }

    /// A transfer begins; `hop`: by a redirect.
    mutating func begin(_ url: WebURL, isHop: Bool, at now: Double) {
        requests += 1
        let (host, path) = (url.host, url.path)
        if !isHop {
            add("pace", pace.begin(host, at: now, told: told), at: now)
            let key = key(of: url)
            if let instant = told.notBefore[key], now < instant - 0.002, !outrunsItsPace(key, url, at: now) {
                add("patience", ["\(key) asked \(instant - now) s before it said"], at: now)
            }
            if let source = polls.source(of: url) { add("polls", polls.poll(source, at: now), at: now) }
        }
        if path.hasPrefix("/n/") || path == "/login" || path == "/",
            let wrong = told.objection(to: path, of: host, at: now)
        {
            add("robots", [wrong], at: now)
        }
    }

    /// The daemon believes what a source states of its own pace no longer than half of its list stays.
    private func outrunsItsPace(_ key: String, _ url: WebURL, at now: Double) -> Bool {
        guard let pace = told.ownPace[key], let outlet = world.outlet(url) else { return false }
        return outlet.outruns(pace, before: now)
    }

    private func key(of url: WebURL) -> String { polls.source(of: url) ?? url.host + url.path }

    /// The answer that ends a chain of redirects which began at `asked`.
    mutating func end(_ asked: WebURL, at url: WebURL, _ said: Said, at now: Double) {
        let outlet = world.outlet(url)
        pace.end(asked.host, address: said.error == nil ? outlet?.address : nil)
        if said.means.patience > 0 {
            told.notBefore[key(of: asked)] = now + said.means.patience
            told.ownPace[key(of: asked)] = said.means.isOwnPace ? said.means.patience : nil
        }
        if said.means.sitePatience > 0 {
            told.siteFree[asked.host] = max(told.siteFree[asked.host] ?? 0, now + said.means.sitePatience)
            if let outlet { reading.excuse(outlet: outlet.index, until: now + said.means.sitePatience) }
        }
        if url.path == "/robots.txt" { note(rules: said, of: asked, outlet, at: now) }
        if !said.means.lists.isEmpty, let source = polls.source(of: asked) {
            let isFirst = polls.answered(source)
            reading.list(said.means.lists, at: now, skipsOld: isFirst && (outlet?.index ?? 1) % 3 == 0)
        }
        if let (id, _) = Outlet.story(asked) { note(page: said, id, isSecond: asked.query == "page=2", at: now) }
    }

    private mutating func note(rules said: Said, of asked: WebURL, _ outlet: Outlet?, at now: Double) {
        let rules =
            said.means.rules
            ?? ((400..<500).contains(said.status) && said.status != 429 && said.error == nil ? .all : .unreachable)
        told.note(rules: rules, of: asked.host, at: now)
        guard let outlet else { return }
        switch rules {
        case .unreachable: reading.excuse(outlet: outlet.index, until: now + 1.3 * 86_400)
        // A page that is forbidden is looked at again after a week.
        case .forbids(true, _): reading.excuse(outlet: outlet.index, until: now + 9 * 86_400)
        default: break
        }
    }

    private mutating func note(page said: Said, _ id: Int, isSecond: Bool, at now: Double) {
        if isSecond, said.means.goesOn != id || said.status != 200 || said.isCut { versions.halve(id) }
        if said.means.tells == id, !said.means.isHollow {
            reading.tell(story: id, isCut: said.isCut)
            if let story = world.story(id), said.status == 200, !said.isCut {
                versions.serve(story, said.means.version, at: now)
            }
        } else if said.means.goesOn == id {
            if said.isCut { reading.cut(story: id) }
        } else if said.status != 304 || said.means.isHollow {
            // Walls and forms are looked at again after up to a week, failures after up to a day.
            let isWall = said.error == nil && (said.status == 200 || said.status == 403)
            reading.fail(story: id, at: now, pause: isWall ? 8 * 86_400 : 1.3 * 86_400)
        }
    }

    /// A line is safe.
    mutating func hear(_ bytes: [UInt8], of log: String, at now: Double) {
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            add("lines", lines.add(Array(line), to: log), at: now)
            if log == "events", let (story, type) = Lines.buried(Array(line)), reading.isWell(story) {
                add("burial", ["\(type) of story \(story), which answered well when it was last asked"], at: now)
            }
        }
    }

    /// The process ended; what was not settled is not known.
    mutating func restart(at now: Double) {
        pace.restart()
        told = settledTold
        versions.restart()
        isStalled = false
        polls.restart(at: now)
        reading.excuse(until: now)
    }

    /// The database is that of an earlier moment, or new.
    mutating func rollBack(to earlier: Told, at now: Double) {
        told = earlier
        for standing in polls.standings.values { told.define(standing.source.id, at: standing.source.url) }
        settledTold = told
        pace.forget()
        reading.forget(at: now)
        polls.forget()
    }

    /// A source is new, or has another address from now on.
    mutating func define(_ source: Source, at now: Double) {
        told.define(source.id, at: source.url)
        polls.add(source, at: now)
    }

    mutating func withdraw(_ source: String) {
        told.notBefore[source] = nil
        polls.remove(source)
    }

    mutating func configure(_ change: (inout SourcePolls) -> Void) { change(&polls) }

    mutating func finish(at now: Double) {
        add("reading", reading.problems(in: world, records: lines.records, at: now), at: now)
        add("versions", versions.problems(in: world, records: lines.records), at: now)
        add("polls", polls.overdue(at: now, told: told), at: now)
        for record in lines.records {
            guard let id = Reading.story(record), let story = world.story(id) else {
                continue
            }
            if let title = record.title, !story.titles.contains(title), !reading.cut.contains(id) {
                add("words", ["story \(id) was never called \(title)"], at: now)
            }
        }
    }
}
