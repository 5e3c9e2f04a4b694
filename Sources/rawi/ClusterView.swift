import Bytes
import Daemon
import FoundationEssentials
import Store
import Text

/// The daemons on one shared index, for a person and for a program.
struct ClusterView {
    private let status: ClusterStatus
    private let lease: Duration
    /// The numbers of the last lines, where they are known.
    private let logs: [String: Int]

    init(_ status: ClusterStatus, lease: Duration, logs: [String: Int]) {
        (self.status, self.lease, self.logs) = (status, lease, logs)
    }

    /// How many of its lines the database has not read; nil where nobody here knows how many there are.
    private func lag(_ member: ClusterStatus.Member) -> Int? {
        if case .begun(let log) = member.rebuild { return max(0, log - (member.seq ?? 0)) }
        return logs[member.instance].map { max(0, $0 - (member.seq ?? 0)) }
    }

    private func isAlive(_ member: ClusterStatus.Member) -> Bool { member.seenAgo < lease }

    private var clocks: String {
        let ahead = status.clockIsAhead
        let size = ahead < .zero ? .zero - ahead : ahead
        return "\(DurationText.format(size)) \(ahead < .zero ? "behind" : "ahead of") ours"
    }

    private var megabytes: String { "\((status.bytes + (1 << 19)) >> 20) MiB" }

    private var targets: [(name: String, count: Int)] {
        status.targetsByKind.sorted { $0.key.rawValue < $1.key.rawValue }.map { ("\($0.key)", $0.value) }
    }

    private var activity: String {
        switch status.activity {
        case .working: "working"
        case .paused: "paused: rawi resume"
        case .rebuildWaits: "paused for a rebuild: waiting for \(status.members.reduce(0) { $0 + $1.leases }) transfers"
        case .rebuildReads: "paused for a rebuild: reading the records again"
        }
    }

    private var problems: [String] {
        var problems = status.members.filter { !isAlive($0) }.map {
            "\($0.instance) on \($0.host) was last seen \(DurationText.format($0.seenAgo)) ago"
        }
        if status.oldestSnapshot > ClusterStatus.longSnapshot {
            problems.append(
                "a transaction has been open for \(DurationText.format(status.oldestSnapshot)): nothing can be cleaned up meanwhile (pg_stat_activity)"
            )
        }
        if status.clockIsAhead > .seconds(2) || status.clockIsAhead < .seconds(-2) {
            problems.append("the clocks are apart: the server's is \(clocks)")
        }
        return problems
    }

    var lines: [String] {
        var table = AlignedTable(heads: ["INSTANCE", "HOST", "VERSION", "EPOCH", "SEEN", "LEASES", "READ", "BEHIND"])
        for member in status.members {
            table.add([
                member.instance, member.host, member.version, "\(member.epoch)",
                (isAlive(member) ? "" : "GONE ") + DurationText.format(member.seenAgo) + " ago", "\(member.leases)",
                member.seq.map { "seq \($0)" } ?? "-", lag(member).map { "\($0)" } ?? "-",
            ])
        }
        let hidden = status.hiddenSessions
        return table.lines + [
            "",
            "state      \(activity)",
            "database   \(status.place) schema \(status.schema), tables of version \(status.version), PostgreSQL \(status.serverVersion), \(megabytes)",
            "sites      \(status.readySites) ready, \(status.waitingSites) waiting",
            "targets    "
                + (targets.isEmpty ? "none" : targets.map { "\($0.count) \($0.name)" }.joined(separator: ", ")),
            "known      \(status.articles) articles, \(status.texts) texts",
            "sources    "
                + (status.sourcesVersion == 0
                    ? "nothing published: what each daemon's files name" : "version \(status.sourcesVersion) for all"),
            "clock      the server's is \(clocks)",
            "snapshot   the oldest is open for \(DurationText.format(status.oldestSnapshot))"
                + (hidden == 0 ? "" : "; \(hidden) sessions of other roles cannot be seen (GRANT pg_monitor)"),
        ] + problems.map { "PROBLEM    \($0)" }
    }

    var json: [UInt8] {
        var json = JSONWriter(capacity: 1024)
        json.object { json in
            json.member("state", status.activity.rawValue)
            json.key("daemons")
            json.array { json in
                for member in status.members {
                    json.comma()
                    write(member, &json)
                }
            }
            json.key("targets")
            json.object { json in
                for target in targets {
                    json.key(target.name)
                    json.integer(target.count)
                }
            }
            json.member("sites_ready", status.readySites)
            json.member("sites_waiting", status.waitingSites)
            json.member("articles", status.articles)
            json.member("texts", status.texts)
            json.member("schema_version", status.version)
            json.member("schema_bytes", status.bytes)
            json.member("server_version", status.serverVersion)
            json.member("sources_version", status.sourcesVersion)
            json.member("clock_ahead_ms", Int(status.clockIsAhead / .milliseconds(1)))
            json.member("oldest_snapshot_s", Int(status.oldestSnapshot / .seconds(1)))
            json.member("hidden_sessions", status.hiddenSessions)
            json.key("problems")
            json.array { json in
                for problem in problems {
                    json.comma()
                    json.string(problem)
                }
            }
        }
        return json.bytes
    }

    private func write(_ member: ClusterStatus.Member, _ json: inout JSONWriter) {
        json.object { json in
            json.member("instance", member.instance)
            json.member("host", member.host)
            json.member("version", member.version)
            json.member("epoch", member.epoch)
            json.key("alive")
            json.boolean(isAlive(member))
            json.member("seen_at", RFC3339.format(member.seenAt))
            json.member("leases", member.leases)
            json.member("seq", member.seq)
            json.member("behind", lag(member))
        }
    }
}
