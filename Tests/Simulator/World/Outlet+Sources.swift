import FoundationEssentials
import Web

/// Feeds, listings and sitemaps.
extension Outlet {
    /// What a source of this outlet shows, newest first.
    private func shown(_ time: Double) -> [Story] {
        Array(stories.filter { $0.isUp(time) }.sorted { ($0.postedAt, $0.id) > ($1.postedAt, $1.id) }.prefix(window))
    }

    private func link(_ story: Story, _ question: Question) -> String {
        var chance = Chance(seed, "link", String(story.id), String(question.attempt))
        let place = "https://\(host)\(story.path(question.time))"
        if has(.printPages), story.id % 4 == 0 { return place + "?print=1" }
        return has(.linkParameters) ? place + "?s=\(chance.below(1_000_000))" : place
    }

    func sources(_ question: Question) -> Said {
        let (path, time) = (question.url.path, question.time)
        if path == "/" { return listing(question) }
        if isIn(.feedGone, time) {
            var said = Said(status: 410)
            // Looked for again in thirty days, from the first time that it was said at the configured address.
            said.means.patience = feedMovesAt == .infinity ? 30 * 86_400 : 0
            return said
        }
        if time >= feedMovesAt, path != "/feed2" {
            return time < feedMovesAt + 20 * 86_400
                ? Said(status: 301, headers: [("location", "/feed2")]) : Said(status: 404)
        }
        if path == "/feed2", time < feedMovesAt { return Said(status: 404) }
        return feed(question)
    }

    private func feed(_ question: Question) -> Said {
        let stories = shown(question.time)
        var chance = Chance(seed, "feed", question.url.href, String(question.attempt))
        var entries: [String] = []
        for story in stories {
            let place = link(story, question)
            let guid =
                has(.unstableGUIDs)
                ? "g\(story.id)-\(chance.below(1_000_000))"
                : has(.recycledGUIDs) ? "g\(story.id % 5)" : "tag:\(host),2026:\(story.id)"
            entries.append(
                "<item><title>\(story.title(story.headline(question.time)))</title><link>\(place)</link>"
                    + "<guid isPermaLink=\"false\">\(guid)</guid></item>")
            if story.hasSecondPage {
                entries.append(
                    "<item><title>الصفحة الثانية من \(story.id)</title><link>\(place.split(separator: "?")[0])?page=2</link></item>"
                )
            }
        }
        var said = Said(type: "application/rss+xml")
        var pacing = ""
        patience(&said, &pacing, question)
        said.body =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><rss version=\"2.0\"><channel><title>صحيفة \(index)</title>"
            + "<link>https://\(host)/</link><description>أخبار</description>\(pacing)\(entries.joined())</channel></rss>"
        validate(&said, "\(entries.hashed)", question)
        said.means.lists = said.status == 200 ? stories.map(\.id) : []
        cut(&said, question)
        if said.isCut { said.means.lists = [] }
        // Said in the body, which did not come.
        if !pacing.isEmpty, said.isCut || said.status == 304 { said.means.patience = 0 }
        return said
    }

    /// What the server and the feed itself say of when to come again.
    private func patience(_ said: inout Said, _ pacing: inout String, _ question: Question) {
        guard isIn(.patience, question.time) else { return }
        said.means.isOwnPace = true
        switch index % 3 {
        case 0:
            said.headers.append(("cache-control", "max-age=20000"))
            said.means.patience = 20_000
        case 1:
            said.headers.append(("expires", Self.date(question.time + skew + 15_000)))
            if !has(.clockSkew) { said.headers.append(("date", Self.date(question.time))) }
            said.means.patience = 15_000
        default:
            pacing = "<ttl>300</ttl>"
            said.means.patience = 18_000
        }
    }

    /// In some stretch so long of the last days a third of what it shows was replaced, which whoever expects by the hour of the
    /// day may take for a half. What it shows is few while it is young: nobody can see for how many there is room. What moves to another
    /// path is new there, and so is another headline where links tell nothing.
    func outruns(_ patience: Double, before now: Double) -> Bool {
        let news = stories.flatMap { [$0.postedAt] + $0.slugs + (has(.linkParameters) ? $0.headlines : []) }
        let posted = news.filter { (now - 4 * 86_400...now).contains($0) }.sorted()
        let third = (max(1, min(shown(now).count, shown(now - patience).count)) + 2) / 3
        return posted.indices.dropFirst(third - 1).contains { posted[$0] - posted[$0 - third + 1] <= patience }
    }

    private func listing(_ question: Question) -> Said {
        let stories = shown(question.time)
        var said = Said()
        let links = stories.map {
            "<li><h2><a href=\"\(link($0, question))\">\($0.title($0.headline(question.time)))</a></h2></li>"
        }
        said.body =
            "<!DOCTYPE html><html lang=ar><head><title>صحيفة \(index)</title></head><body><main><ul>"
            + links.joined(separator: "\n") + "</ul></main></body></html>"
        validate(&said, links.hashed, question)
        said.means.lists = said.status == 200 ? stories.map(\.id) : []
        cut(&said, question)
        if said.isCut { said.means.lists = [] }
        return said
    }

    func sitemap(_ question: Question) -> Said {
        let stories = shown(question.time)
        var said = Said(type: "application/xml")
        let entries = stories.map { "<url><loc>\(link($0, question))</loc></url>" }
        said.body = "<?xml version=\"1.0\"?><urlset>\(entries.joined())</urlset>"
        validate(&said, entries.hashed, question)
        said.means.lists = said.status == 200 ? stories.map(\.id) : []
        cut(&said, question)
        if said.isCut { said.means.lists = [] }
        return said
    }
}

extension [String] {
    /// The same in every process.
    fileprivate var hashed: String {
        var chance = Chance(UInt64(count), joined(separator: "\n"))
        return String(chance.next(), radix: 36)
    }
}
