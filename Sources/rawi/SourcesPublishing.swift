import ArgumentParser
import Daemon
import FoundationEssentials
import Store
import Text

/// `rawi sources --publish`. It shows what that changes and asks. All daemons take the list over at their next sign of life; from then on
/// the feeds, sitemaps, lists and pages in their own files do not count. Folders of documents stay each machine's own.
struct SourcesPublishing: ParsableArguments {
    @Flag(help: "Publish without asking.")
    var yes = false

    @Flag(help: "Only show what it would change.")
    var dryRun = false

    @Option(help: "Also where this version was published by another machine.")
    var over: Int?

    var isNamed: Bool { yes || dryRun || over != nil }

    func publish(_ configuration: Configuration) throws {
        do throws(StoreError) {
            try compareAndPublish(configuration)
        } catch {
            try Refusal(StoreText.exitCode(error), StoreText.describe(error)).end()
        }
    }

    private func compareAndPublish(_ configuration: Configuration) throws(StoreError) {
        let cluster = try ClusterAccess.open(configuration)
        let current = try cluster.publishedSources()
        guard let known = current.map({ SharedSource.sources(of: $0.list) }) ?? [] else {
            throw .unusable("the published list of sources cannot be read")
        }
        let list = SharedSources.own(configuration)
        let difference = SourceDifference(from: known, to: SharedSource.sources(of: list) ?? [])
        for line in difference.lines { Terminal.print(line) }
        if let current {
            Terminal.complain(
                "version \(current.version) was published by \(current.by) at \(RFC3339.format(current.at))")
        }
        let words =
            "\(difference.added.count) added, \(difference.removed.count) removed, \(difference.changed.count) changed"
        if difference.isEmpty, current != nil { return Terminal.print("nothing changes") }
        if dryRun { return Terminal.print("\(words); nothing is published") }
        if let over, over != current?.version ?? 0 {
            Refusal(.unavailable, "the last version is \(current?.version ?? 0), not \(over): look again").leave()
        }
        if let current, current.by != cluster.publisher, over == nil, yes {
            Refusal(
                .unavailable,
                "nothing is published: version \(current.version) is \(current.by)'s; --over \(current.version) replaces it"
            ).leave()
        }
        guard Confirmation.agreed(yes, "\(words). Publish for all daemons?") else {
            Refusal(.usage, "nothing is published: --yes does so without asking").leave()
        }
        guard try cluster.publish(list, after: current?.version ?? 0, at: Date()) else {
            Refusal(.unavailable, "nothing is published: somebody else was faster; look again").leave()
        }
        Terminal.print("version \((current?.version ?? 0) + 1) is published: \(words)")
    }
}
