import Fetch
import FoundationEssentials
import Web

/// What is asked of an outlet's server: when, how often before, and with which validators.
struct Question {
    var url: WebURL
    var time: Double
    var attempt: Int
    var etag: String?
}

extension Outlet {
    /// How long it takes, in seconds.
    func delay(_ question: Question) -> Double {
        var chance = Chance(seed, "delay", question.url.href, String(question.attempt))
        let isSlow = isIn(.slowAnswers, question.time) && chance.happens(0.3)
        return isSlow ? chance.between(5, 70) : chance.between(0.05, 2)
    }

    func answer(_ question: Question) -> Said {
        let time = question.time
        if isIn(.deaths, time) { return .failure(index % 2 == 0 ? .noSuchHost : .cannotConnect) }
        if isIn(.slowAnswers, time), delay(question) > 60 { return .failure(.timeout) }
        var chance = Chance(seed, "answer", question.url.href, String(question.attempt))
        if isIn(.hiccups, time), chance.happens(0.5) {
            return chance.happens(0.5) ? Said(status: 500 + chance.below(4)) : .failure(.connectionLost)
        }
        if isIn(.retryAfter, time) { return retryAfter(&chance) }
        var said = place(question)
        if has(.clockSkew) { said.headers.append(("date", Self.date(time + skew))) }
        return said
    }

    private func place(_ question: Question) -> Said {
        switch question.url.path {
        case "/robots.txt": robots(question.time)
        case "/.well-known/tdmrep.json": Said(status: 404)
        case "/feed", "/feed2", "/rss", "/": sources(question)
        case "/sitemap.xml": sitemap(question)
        case "/login": Self.login
        default: pages(question)
        }
    }

    private func retryAfter(_ chance: inout Chance) -> Said {
        let seconds = chance.pick([30.0, 900, 7_200, 50_000, 500_000])
        var said = Said(status: chance.happens(0.5) ? 429 : 503)
        said.headers = [("retry-after", String(Int(seconds)))]
        // Nobody is waited for longer than a day.
        said.means.patience = min(seconds, 86_400)
        said.means.sitePatience = max(60, min(seconds, 86_400))
        return said
    }

    private func robots(_ time: Double) -> Said {
        if isIn(.robotsOutages, time) {
            var said = index % 3 == 0 ? Said.failure(.timeout) : Said(status: 503)
            said.means.rules = .unreachable
            return said
        }
        let forbids = isIn(.robotsChanges, time)
        let delay = has(.crawlDelay) ? 20.0 : 0
        guard forbids || delay > 0 || index % 2 == 0 else {
            var said = Said(status: 404)
            said.means.rules = .all
            return said
        }
        var said = Said(type: "text/plain")
        said.body =
            "User-agent: *\n" + (forbids ? "Disallow: /n/\n" : "Disallow: /admin\n")
            + (delay > 0 ? "Crawl-delay: \(Int(delay))\n" : "")
        said.means.rules = .forbids(pages: forbids, delay: delay)
        return said
    }

    private func pages(_ question: Question) -> Said {
        let (url, time) = (question.url, question.time)
        guard let (id, slug) = Self.story(url), let story = stories.first(where: { $0.id == id }),
            story.postedAt <= time, slug <= story.slug(time)
        else { return Said(status: 404) }
        guard story.isUp(time) else { return Said(status: story.isGone ? 410 : 404) }
        if isIn(.botWalls, time) { return Self.wall }
        if isIn(.loginPages, time) {
            return Said(status: 302, headers: [("location", "/login?next=\(url.path)")])
        }
        if slug < story.slug(time) { return Said(status: 301, headers: [("location", story.path(time))]) }
        let query = url.query ?? ""
        let part = query == "page=2" && story.hasSecondPage ? 2 : 1
        var said = Said(body: story.page(time, host: host, isPrint: query == "print=1", part: part))
        let version = "\(story.id)-\(story.revision(time))-\(story.headline(time))-\(part)"
        validate(&said, version, question)
        if part == 1 { said.means.tells = story.id } else { said.means.goesOn = story.id }
        said.means.version = Said.Version(revision: story.revision(time), headline: story.headline(time))
        cut(&said, question)
        return said
    }

    func cut(_ said: inout Said, _ question: Question) {
        var chance = Chance(seed, "cut", question.url.href, String(question.attempt))
        guard isIn(.cutBodies, question.time), said.status == 200, chance.happens(0.3) else { return }
        let bytes = Array(said.body.utf8)
        said.body = String(decoding: bytes.prefix(Int(Double(bytes.count) * chance.between(0.3, 0.95))), as: UTF8.self)
        said.isCut = true
    }

    /// Sets validators, and answers 304 as this server is used to.
    func validate(_ said: inout Said, _ version: String, _ question: Question) {
        let tag = has(.constantETag) ? "\"same\"" : has(.weakETag) ? "W/\"\(version)\"" : "\"\(version)\""
        said.headers.append(("etag", tag))
        guard let asked = question.etag, asked == tag || has(.always304) else {
            // The worst of them say it whatever was asked.
            if has(.always304), question.attempt % 3 == 2 {
                (said.status, said.body) = (304, "")
                said.means.isHollow = question.etag == nil
            }
            return
        }
        (said.status, said.body) = (304, "")
    }

    /// `/n/ID-SLUG`, with whatever hangs on it.
    static func story(_ url: WebURL) -> (id: Int, slug: Int)? {
        guard url.path.hasPrefix("/n/") else { return nil }
        let parts = url.path.dropFirst(3).split(separator: "-")
        guard parts.count == 2, let id = Int(parts[0]), let slug = Int(parts[1]) else { return nil }
        return (id, slug)
    }

    private static let wall = Said(
        status: 403,
        body: "<!DOCTYPE html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1>"
            + "<p>Please enable JavaScript and cookies to continue</p><div id=\"cf-wrapper\"></div>"
            + "<script src=\"/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1\"></script></body></html>")

    private static let login = Said(
        body: "<!DOCTYPE html><html lang=ar><head><title>تسجيل الدخول</title></head><body><h1>تسجيل الدخول</h1>"
            + "<form action=\"/login\" method=post><input type=email name=user><input type=password name=password>"
            + "<button>دخول</button></form></body></html>")

    /// As HTTP writes instants.
    static func date(_ time: Double) -> String {
        let seconds = Int((SimulatedTime.start.timeIntervalSince1970 + time).rounded(.down))
        let (days, rest) = (seconds / 86_400, seconds % 86_400)
        let date = Date(timeIntervalSince1970: Double(seconds))
        let parts = Calendar.utc.dateComponents([.year, .month, .day], from: date)
        let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        let clock = "\(two(rest / 3600)):\(two(rest % 3600 / 60)):\(two(rest % 60))"
        return
            "\(names[days % 7]), \(two(parts.day ?? 1)) \(months[(parts.month ?? 1) - 1]) \(parts.year ?? 2026) \(clock) GMT"
    }
}

extension Calendar {
    fileprivate static let utc: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()
}
