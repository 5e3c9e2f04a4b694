import FoundationEssentials

/// Changes of different rows of the frontier, by what is done with them: a statement each.
struct TargetBatch {
    private let keys: PostgresKeys
    private let time: ServerTime
    private var put: [Target] = []
    private var added: [Target] = []
    private var defined: [Target] = []
    private var released: [(key: String, due: Date, generation: Int)] = []
    private var removed: [(key: String, generation: Int)] = []
    private var withdrawn: [String] = []
    private var rescheduled: [(key: String, due: Date)] = []
    private var amended: [(key: String, memo: [UInt8])] = []

    init(keys: PostgresKeys, time: ServerTime) {
        self.keys = keys
        self.time = time
    }

    mutating func add(_ key: String, _ change: PostgresChanges.TargetChange) {
        switch change {
        case .put(let target): put.append(target)
        case .release(let due, let generation): released.append((key, due, generation))
        case .remove(let generation): removed.append((key, generation))
        case .add(let target): added.append(target)
        case .define(let target): defined.append(target)
        case .withdraw: withdrawn.append(key)
        case .reschedule(let due): rescheduled.append((key, due))
        case .amend(let memo): amended.append((key, memo))
        }
    }

    var statements: [PostgresStatement] {
        var all: [PostgresStatement] = []
        func add(_ sql: String, _ isEmpty: Bool, _ values: @autoclosure () -> [PostgresValue]) {
            if !isEmpty { all.append(PostgresStatement(sql, values: values())) }
        }
        let inserting =
            "INSERT INTO targets SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) "
        add(inserting + "DO NOTHING", added.isEmpty, columns(added))
        add(
            inserting
                + """
                DO UPDATE SET site = excluded.site, kind = excluded.kind, due = excluded.due,
                generation = excluded.generation, url = excluded.url, source = excluded.source, memo = excluded.memo
                """, defined.isEmpty, columns(defined))
        add(
            """
            UPDATE targets AS t SET site = u.site, kind = u.kind, due = u.due, url = u.url, source = u.source, memo = u.memo
            FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            AS u (id, site, kind, due, generation, owner, key, url, source, memo)
            WHERE t.id = u.id AND t.generation = u.generation
            """, put.isEmpty, columns(put))
        add(
            """
            UPDATE targets AS t SET due = u.due FROM unnest($1, $2, $3) AS u (id, due, generation)
            WHERE t.id = u.id AND t.generation = u.generation
            """, released.isEmpty,
            [ids(released.map(\.key)), dues(released.map(\.due)), .ints(released.map(\.generation))])
        add(
            """
            DELETE FROM targets AS t USING unnest($1, $2) AS u (id, generation)
            WHERE t.id = u.id AND t.generation = u.generation
            """, removed.isEmpty, [ids(removed.map(\.key)), .ints(removed.map(\.generation))])
        add("DELETE FROM targets WHERE id = ANY($1)", withdrawn.isEmpty, [ids(withdrawn)])
        add(
            "UPDATE targets AS t SET due = u.due FROM unnest($1, $2) AS u (id, due) WHERE t.id = u.id",
            rescheduled.isEmpty, [ids(rescheduled.map(\.key)), dues(rescheduled.map(\.due))])
        add(
            "UPDATE targets AS t SET memo = u.memo FROM unnest($1, $2) AS u (id, memo) WHERE t.id = u.id",
            amended.isEmpty, [ids(amended.map(\.key)), .blobs(amended.map(\.memo))])
        return all
    }

    private func ids(_ wanted: [String]) -> PostgresValue { .ids(wanted.map(keys.target)) }
    private func dues(_ dates: [Date]) -> PostgresValue { .ints(dates.map { time.toServer($0) }) }

    private func columns(_ targets: [Target]) -> [PostgresValue] {
        let owners = targets.map { keys.owner(ofTarget: $0.key) }
        return [
            ids(targets.map(\.key)), .integers(zip(targets, owners).map { keys.site($0.site, owner: $1) }),
            .ints(targets.map(\.kind.rawValue)), dues(targets.map(\.due)), .ints(targets.map(\.generation)),
            .integers(owners), .texts(targets.map(\.key)), .texts(targets.map(\.url)), .texts(targets.map(\.sourceID)),
            .blobs(targets.map(\.memo)),
        ]
    }
}

extension PostgresChanges.TargetChange {
    /// What its site must be there for.
    var target: Target? {
        switch self {
        case .put(let target), .add(let target), .define(let target): target
        case .release, .remove, .withdraw, .reschedule, .amend: nil
        }
    }
}
