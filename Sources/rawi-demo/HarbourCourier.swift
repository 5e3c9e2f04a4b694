import Loopback

/// An English outlet: a sitemap, JSON-LD in its pages, a corner that robots.txt closes, and a timetable that it corrects.
enum HarbourCourier {
    static let host = "harbour-courier.example"
    private static let ferry = "/news/ferry"
    private static let marsh = "/news/salt-marsh-walkway"
    private static let lighthouse = "/news/lighthouse-notebooks"

    static func answer(_ request: Request, _ timeline: Timeline) -> Reply {
        switch request.path {
        case "/robots.txt": return Answer.robots("User-agent: *\nDisallow: /members/\n")
        case "/sitemap.xml": return Answer.page(request, sitemap, type: "application/xml", etag: "sitemap-1")
        case ferry:
            timeline.look(at: "timetable")
            let isCorrected = timeline.hasPassed(.seconds(7), sinceLookAt: "timetable")
            return Answer.page(request, timetable(isCorrected: isCorrected), etag: isCorrected ? "ferry-2" : "ferry-1")
        case marsh: return Answer.page(request, marshPage, etag: "marsh-1")
        case lighthouse: return Answer.page(request, lighthousePage, etag: "lighthouse-1")
        default: return .notFound
        }
    }

    private static func timetable(isCorrected: Bool) -> String {
        let hour = isCorrected ? "a quarter past eight" : "half past seven"
        var paragraphs = [
            "The ferry between the old harbour of Sahlan and the outer islands leaves at \(hour) on Tuesdays and Saturdays, the port office said on Saturday, and comes back before dark on the same days.",
            "Tickets are sold on the quay from an hour before. Bicycles travel free of charge; goats, the office added after a long morning, do not, and have to stand on the upper deck behind the funnel.",
            "The crossing takes two hours and ten minutes in calm weather. When the wind is above force six the boat stays where it is, and a yellow flag on the harbour master's roof says so from dawn on.",
        ]
        if isCorrected {
            paragraphs.append(
                "Correction: an earlier version of this article gave the hour of the trial run in March. The times above are those of the printed timetable."
            )
        }
        return page(
            title: "Ferry to the outer islands: the new timetable", author: "Ada Lindqvist", path: ferry,
            published: "2026-03-14T11:00:00+02:00", modified: isCorrected ? "2026-03-14T15:20:00+02:00" : nil,
            paragraphs: paragraphs)
    }

    private static let marshPage = page(
        title: "A wooden walkway opens the salt marsh", author: "Jonas Reed", path: marsh,
        published: "2026-03-12T08:45:00+02:00", modified: nil,
        paragraphs: [
            "Eleven hundred larch planks now lead through the salt marsh east of Sahlan, where until last autumn nobody could walk without boots, patience and somebody who knew the tides.",
            "The walkway stands on posts that can be lifted out without a machine. When the marsh moves, as it does every few winters, the path is to move with it, said the engineer who drew it.",
            "Herons took to the handrail on the second day. Volunteers count them every morning and write the figure on a slate at the gate: it stood at nineteen on Thursday.",
        ])

    private static let lighthousePage = page(
        title: "Forty years of weather in a keeper's notebooks", author: "Ada Lindqvist", path: lighthouse,
        published: "2026-03-10T19:30:00+02:00", modified: nil,
        paragraphs: [
            "The last keeper of the northern light wrote down wind, sky and sea three times a day for forty years and two months. His family has given the sixty-one notebooks to the town archive.",
            "Schoolchildren are typing them in, a month each, and have already found a snowfall in May that no other source mentions. The archive wants to print the finest pages as a calendar.",
            "Between the figures stand remarks: a ship that greeted him with its horn, the first swallow, a soup that burned. The archivist says those are what visitors ask for first.",
        ])

    private static func page(
        title: String, author: String, path: String, published: String, modified: String?, paragraphs: [String]
    ) -> String {
        let dates = "\"datePublished\": \"\(published)\"" + (modified.map { ", \"dateModified\": \"\($0)\"" } ?? "")
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><title>\(title) - The Harbour Courier</title>
            <link rel="canonical" href="http://\(host)\(path)">
            <script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
            "headline": "\(title)", \(dates), "author": {"@type": "Person", "name": "\(author)"},
            "publisher": {"@type": "Organization", "name": "The Harbour Courier"}}</script></head><body>
            <header><nav><a href="/">Home</a> <a href="/sea">Sea</a> <a href="/members/">Members</a></nav></header>
            <main><article><h1>\(title)</h1><p class="byline">By \(author)</p>
            \(Answer.paragraphs(paragraphs))
            </article></main><footer>© The Harbour Courier</footer></body></html>
            """
    }

    private static let sitemap = """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>http://\(host)\(ferry)</loc><lastmod>2026-03-14</lastmod></url>
        <url><loc>http://\(host)\(marsh)</loc><lastmod>2026-03-12</lastmod></url>
        <url><loc>http://\(host)\(lighthouse)</loc><lastmod>2026-03-10</lastmod></url>
        <url><loc>http://\(host)/members/letters</loc><lastmod>2026-03-09</lastmod></url>
        </urlset>
        """
}
