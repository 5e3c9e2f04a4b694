import FoundationEssentials

/// What a transaction has changed and not yet written, in an order that gives the same as one after the other. Instants of sites are
/// the server's, all others the caller's.
struct PostgresChanges {
    enum TargetChange {
        case put(Target)
        case release(due: Date, generation: Int)
        case remove(generation: Int)
        case add(Target)
        case define(Target)
        case withdraw
        case reschedule(Date)
        case amend([UInt8])
    }

    struct Site {
        var freeAt: Int?
        var answered: Int?
        /// When it was asked last, and where it answered.
        var address: String?
        var addressFreeAt: Int?
    }

    struct Text {
        let row: TextRow
        let bands: [Int64]
    }

    private(set) var targets: [String: [TargetChange]] = [:]
    /// Keys of leases that end.
    var ended: Set<String> = []
    /// Sites that there must be, by name, of what all may ask.
    var names: Set<String> = []
    var sites: [String: Site] = [:]
    /// By site and origin; zero takes one back.
    var delays: [String: [String: Duration]] = [:]
    /// Of one address, in the order of coming.
    var articles: [String: [ArticleRow]] = [:]
    private(set) var aliases: [String: PostgresFacts.Alias] = [:]
    var texts: [Text] = []
    var robots: [String: RobotsRow] = [:]
    /// The day on which an entry was seen, by its hash.
    var seen: [Int64: Int] = [:]
    /// Empty where the key goes.
    var metas: [String: String] = [:]
    var positions: [String: LogPosition] = [:]

    var isEmpty: Bool {
        !touchesSites && articles.isEmpty && aliases.isEmpty && texts.isEmpty && robots.isEmpty && seen.isEmpty
            && metas.isEmpty && positions.isEmpty
    }

    /// Whether locks of sites are needed.
    var touchesSites: Bool {
        !targets.isEmpty || !ended.isEmpty || !names.isEmpty || !sites.isEmpty || !delays.isEmpty
    }

    mutating func change(_ key: String, _ change: TargetChange) { targets[key, default: []].append(change) }

    /// Whether the row that was there does not matter any more.
    func replacesTarget(_ key: String) -> Bool {
        targets[key]?.contains {
            switch $0 {
            case .define, .withdraw: true
            default: false
            }
        } ?? false
    }

    func target(_ key: String, over known: Target?) -> Target? {
        targets[key]?.reduce(known) { row, change in
            switch change {
            case .put(let target):
                guard let row, row.generation == target.generation else { return row }
                return target
            case .release(let due, let generation):
                guard var row, row.generation == generation else { return row }
                row.due = due
                return row
            case .remove(let generation): return row?.generation == generation ? nil : row
            case .add(let target): return row ?? target
            case .define(let target): return target
            case .withdraw: return nil
            case .reschedule(let due):
                guard var row else { return nil }
                row.due = due
                return row
            case .amend(let memo):
                guard var row else { return nil }
                row.memo = memo
                return row
            }
        } ?? known.flatMap { targets[key] == nil ? $0 : nil }
    }

    func article(_ urlKey: String, over known: ArticleRow?) -> ArticleRow? {
        (articles[urlKey] ?? []).reduce(known) { row, article in
            row?.joined(with: article) ?? article
        }
    }

    mutating func note(_ alias: PostgresFacts.Alias, for urlKey: String) {
        if let known = aliases[urlKey], known.outranks(alias) { return }
        aliases[urlKey] = alias
    }

    /// Those of this transaction that meet a wish, behind all others.
    func candidates(
        _ contentHash: String, _ bands: Set<Int64>, _ known: [PostgresFacts.Candidate]
    ) -> [PostgresFacts.Candidate] {
        texts.enumerated().compactMap { index, text in
            let shared =
                (text.row.contentHash == contentHash ? bands.count + 1 : 0) + bands.intersection(text.bands).count
            let isKnown = known.contains {
                $0.row.recordID == text.row.recordID && $0.row.contentHash == text.row.contentHash
            }
            guard shared > 0, !isKnown else { return nil }
            return PostgresFacts.Candidate(row: text.row, shared: shared, number: 1 << 61 + index)
        }
    }
}
