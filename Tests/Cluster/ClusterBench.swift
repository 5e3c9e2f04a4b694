import ClusterModel
import FoundationEssentials
import PostgresServer
import Store

/// What claims and settles cost, one daemon, batches of 32: half of the pages bring an article, with a text of twelve bands and five links.
struct ClusterBench {
    let server: PostgresServer
    let targets: Int
    private static let batch = 32

    func run() throws {
        var options = PostgresOptions(url: server.url, instance: "rawi@bench")
        options.schema = server.newSchema()
        _ = try PostgresState.migrate(options)
        let state = try PostgresState(options, at: Date())
        let clock = ContinuousClock()
        let filled = try clock.measure { try fill(state) }
        print("\(targets) targets of \(targets / 33) sites put in \(filled)")

        var claimed: [Claim] = []
        let claims = try clock.measure {
            for _ in 0..<50 { claimed += try state.claim(ClaimWish(limit: Self.batch, perSite: 1), at: Date()) }
        }
        print("claims alone: \(claimed.count) in \(claims), \(Int(Double(claimed.count) / (claims / .seconds(1))))/s")
        var transactions: [Duration] = []
        for start in stride(from: 0, to: claimed.count, by: Self.batch) {
            let part = claimed[start..<min(start + Self.batch, claimed.count)]
            transactions.append(try clock.measure { try settle(Array(part), state) })
        }
        let sum = transactions.reduce(.zero, +)
        let median = transactions.sorted()[transactions.count / 2]
        print(
            "settles alone: \(claimed.count) in \(sum), \(Int(Double(claimed.count) / (sum / .seconds(1))))/s, median of a batch \(median)"
        )
        var pages = 0
        let both = try clock.measure {
            for _ in 0..<50 {
                let part = try state.claim(ClaimWish(limit: Self.batch, perSite: 1), at: Date())
                try settle(part, state)
                pages += part.count
            }
        }
        print("both: \(pages) in \(both), \(Int(Double(pages) / (both / .seconds(1))))/s")
        let empty = try clock.measure {
            for _ in 0..<200 { _ = try state.claim(ClaimWish(limit: Self.batch, perSite: 1), at: Date()).isEmpty }
        }
        print("200 further claims in \(empty); reads not foreseen: \(state.unforeseenReads)")
    }

    private func fill(_ state: PostgresState) throws {
        let sites = max(1, targets / 33)
        for first in stride(from: 0, to: targets, by: 2_000) {
            try state.transaction { state throws(StoreError) in
                for number in first..<min(first + 2_000, targets) {
                    let site = "site\(number % sites).example"
                    try state.apply(
                        .add(
                            Target(
                                key: "page:\(site)/\(number)", kind: .page, url: "https://\(site)/\(number)",
                                site: site,
                                due: Date() - Double(number % 100_000), memo: [UInt8](repeating: 0x6D, count: 60))))
                }
            }
        }
    }

    private func settle(_ claims: [Claim], _ state: PostgresState) throws {
        var keys = FactKeys()
        for claim in claims {
            keys.targets.insert(claim.target.key)
            keys.sites.insert(claim.target.site)
            keys.articles.insert(claim.target.key)
        }
        var bands: [[Int64]] = []
        for claim in claims.prefix(claims.count / 2) {
            bands.append((0..<12).map { _ in Int64.random(in: .min ... .max) })
            keys.settled.insert(claim.target.key)
            keys.texts.append(FactKeys.TextWish(contentHash: claim.target.key, bands: bands.last ?? []))
            for link in 0..<5 { keys.targets.insert("\(claim.target.key)/\(link)") }
        }
        try state.transaction(about: keys, holding: claims.map(\.target.key)) { state throws(StoreError) in
            for (number, claim) in claims.enumerated() {
                var target = claim.target
                guard try state.holds(target.key) else { continue }
                _ = try state.article(urlKey: target.key)
                target.due = Date() + 86_400
                try state.apply(.started(site: target.site, at: Date(), delay: .seconds(5), address: nil))
                if number < bands.count {
                    _ = try state.texts(contentHash: target.key, bands: bands[number])
                    try state.apply(
                        .article(
                            ArticleRow(
                                urlKey: target.key, recordID: target.key, revision: 0, contentHash: target.key,
                                payloadDigest: "", firstSeenAt: Date())))
                    try state.apply(
                        .text(
                            TextRow(
                                recordID: target.key, contentHash: target.key, wordCount: 300,
                                signature: [UInt8](repeating: 7, count: 289)), bands: bands[number]))
                    for link in 0..<5 {
                        let key = "\(target.key)/\(link)"
                        guard try state.existing([key]).isEmpty else { continue }
                        try state.apply(
                            .add(
                                Target(key: key, kind: .page, url: target.url, site: target.site, due: Date() + 3_600)))
                    }
                }
                try state.apply(.put(target))
            }
        }
    }
}
