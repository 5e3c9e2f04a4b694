import FoundationEssentials
import Glibc
import Store

/// What one daemon does in a measurement: claims in batches, and settles half of each batch as new articles with a text of twelve
/// bands and five links, the other half as unchanged.
struct ClusterShare {
    let state: any StateDatabase
    let pages: InventedPages
    let batch: Int
    let number: Int
    let texts: Int
    private var claimed: [[Claim]] = []
    private var newTexts = 0

    init(state: any StateDatabase, pages: InventedPages, batch: Int, number: Int, texts: Int) {
        (self.state, self.pages, self.batch, self.number, self.texts) = (state, pages, batch, number, texts)
    }

    enum Order: String {
        /// From this number on, so many targets, of which so many have an article.
        case add
        /// So many batches, which are kept for `settle`.
        case claim
        case settle
        /// For so many milliseconds.
        case both
        /// So often each.
        case beat, counts, next, bound
        /// A list of sources of so many bytes.
        case own
    }

    /// A JSON object: how many, seconds of wall, of this process's processor, and milliseconds of the calls' median and their 99th in
    /// a hundred.
    mutating func carryOut(_ order: Order, _ values: [Int]) throws -> String {
        let first = values.first ?? 0
        var calls: [Duration] = []
        let clock = ContinuousClock()
        let (began, spent) = (clock.now, Self.processor())
        var count = 0
        switch order {
        case .add: count = try add(from: first, values.count > 1 ? values[1] : 0, values.count > 2 ? values[2] : 0)
        case .claim:
            for _ in 0..<first {
                calls.append(try clock.measure { claimed.append(try claim()) })
                count += claimed.last?.count ?? 0
            }
        case .settle:
            for claims in claimed {
                calls.append(try clock.measure { try settle(claims) })
                count += claims.count
            }
            claimed = []
        case .both:
            while clock.now - began < .milliseconds(first) {
                let claims = try claim()
                guard !claims.isEmpty else { continue }
                calls.append(try clock.measure { try settle(claims) })
                count += claims.count
            }
        case .beat, .counts, .next, .bound:
            for _ in 0..<first { calls.append(try clock.measure { try look(order) }) }
            count = first
        case .own:
            try state.transaction { state throws(StoreError) in
                try state.apply(.meta(key: SharedLists.ownKey, value: String(repeating: "s", count: first)))
            }
        }
        let wall = (clock.now - began) / .seconds(1)
        calls.sort()
        let median = calls.isEmpty ? 0 : calls[calls.count / 2] / .milliseconds(1)
        let late = calls.isEmpty ? 0 : calls[calls.count * 99 / 100] / .milliseconds(1)
        let unforeseen = (state as? PostgresState)?.unforeseenReads ?? 0
        return """
            {"count": \(count), "wall": \(wall), "cpu": \(Self.processor() - spent), "median": \(median), "late": \(late), \
            "unforeseen": \(unforeseen)}
            """
    }

    private static func processor() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private func look(_ order: Order) throws(StoreError) {
        switch order {
        case .beat: _ = try state.beat(at: Date())
        case .counts: _ = try state.counts(at: Date())
        case .bound:
            let now = Date()
            try state.transaction { state throws(StoreError) in
                try state.apply(.boundWaits(at: now, longest: .seconds(90 * 86_400), ahead: .zero))
            }
        default: _ = try state.nextDue()
        }
    }

    /// Shorter than in real life, so that few sites do not run dry within a measurement.
    private static let delay = Duration.milliseconds(50)

    private func claim() throws(StoreError) -> [Claim] {
        try state.claim(ClaimWish(limit: batch, perSite: 1, delay: Self.delay, perAddress: true), at: Date())
    }

    private func add(from first: Int, _ count: Int, _ articles: Int) throws(StoreError) -> Int {
        try state.transaction { state throws(StoreError) in
            for number in first..<first + count {
                let target = pages.target(number)
                try state.apply(.add(target))
                try state.apply(
                    .started(
                        site: target.site, at: pages.base - 200_000, delay: .zero,
                        address: pages.address(of: target.site)))
                guard number < first + articles else { continue }
                try state.apply(.article(pages.article(number, urlKey: pages.urlKey(number))))
                try state.apply(.text(pages.text(number), bands: InventedPages.bands(number)))
            }
        }
        return count
    }

    /// One text in ten shares nine bands with one that is there.
    private mutating func newText() -> (number: Int, row: TextRow, bands: [Int64]) {
        newTexts += 1
        let number = (number + 1) << 40 + newTexts
        var bands = InventedPages.bands(number)
        if newTexts % 10 == 0, texts > 0 {
            bands.replaceSubrange(0..<9, with: InventedPages.bands(Int.random(in: 0..<texts)).prefix(9))
        }
        return (number, pages.text(number), bands)
    }

    private mutating func settle(_ claims: [Claim]) throws(StoreError) {
        let news = claims.prefix(claims.count / 2).map { _ in newText() }
        let links = news.map { text in (0..<5).map { text.number << 3 + $0 } }
        var keys = FactKeys()
        for claim in claims {
            keys.targets.insert(claim.target.key)
            keys.sites.insert(claim.target.site)
            keys.articles.insert(Self.urlKey(claim))
        }
        for (index, text) in news.enumerated() {
            keys.settled.insert(Self.urlKey(claims[index]))
            keys.texts.append(FactKeys.TextWish(contentHash: text.row.contentHash, bands: text.bands))
            for link in links[index] { keys.targets.insert(Self.link(link, of: claims[index])) }
        }
        let pages = pages
        let seq = newTexts
        try state.transaction(about: keys, holding: claims.map(\.target.key)) { state throws(StoreError) in
            for (index, claim) in claims.enumerated() {
                var target = claim.target
                guard try state.holds(target.key) else { continue }
                let known = try state.article(urlKey: Self.urlKey(claim))
                target.due = Date() + 86_400
                try state.apply(
                    .started(
                        site: target.site, at: Date(), delay: Self.delay, address: pages.address(of: target.site)))
                if index < news.count {
                    let text = news[index]
                    _ = try state.texts(contentHash: text.row.contentHash, bands: text.bands)
                    let revision = known.map { $0.revision + 1 } ?? 0
                    try state.apply(
                        .article(pages.article(text.number, urlKey: Self.urlKey(claim), revision: revision)))
                    try state.apply(.text(text.row, bands: text.bands))
                    try state.apply(.siteAnswered(site: target.site, at: Date()))
                    let wanted = links[index].map { Self.link($0, of: claim) }
                    let there = try state.existing(wanted)
                    for key in wanted where !there.contains(key) {
                        try state.apply(
                            .add(
                                Target(
                                    key: key, kind: .page, url: "https://" + key.dropFirst("page:".count),
                                    site: target.site, due: Date() + 3_600, memo: target.memo)))
                    }
                }
                try state.apply(.put(target))
            }
            try state.apply(
                .position(log: "records", LogPosition(segment: "records-bench.jsonl", offset: seq, seq: seq)))
        }
    }

    private static func urlKey(_ claim: Claim) -> String { String(claim.target.key.dropFirst("page:".count)) }
    private static func link(_ number: Int, of claim: Claim) -> String {
        "page:\(claim.target.site)/2026/11/link-\(number)-of-the-harbour"
    }
}
