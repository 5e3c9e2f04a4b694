import Extract
import FoundationEssentials
import Web

/// Reads `rawi.toml` and the source files beside it.
package enum ConfigurationFile {
    /// Relative paths in the file are taken from where the program was started, except `sources.folder` and a source's
    /// `path`, which are taken from the file they stand in, so that a configuration folder can be moved as a whole.
    package static func load(_ path: String, hostname: String) throws(ConfigurationError) -> Configuration {
        let root = try TOMLFile(name: path, text: read(path)).parse()
        try root.allow(only: [
            "instance", "contact", "log_level", "store", "fetch", "politeness", "schedule", "records", "sources",
            "source", "site",
        ])
        var configuration = Configuration(instance: try root.string("instance") ?? "\(Program.name)@\(hostname)")
        guard configuration.instance.utf8.count <= 100, !configuration.instance.utf8.contains(UInt8(ascii: "/")) else {
            throw root.error("instance", "at most 100 bytes and no slash")
        }
        configuration.contact = try root.string("contact").flatMap { $0.isEmpty ? nil : $0 }
        if let level = try root.string("log_level") {
            guard ["trace", "debug", "info", "notice", "warning", "error"].contains(level) else {
                throw root.error("log_level", "one of trace, debug, info, notice, warning, error")
            }
            configuration.logLevel = level
        }
        try readStore(root.section("store"), into: &configuration.store)
        try readFetch(root.section("fetch"), into: &configuration.fetch)
        // Under connect_to every name leads to the tester's own addresses.
        configuration.politeness.perAddress = configuration.fetch.connectTo.isEmpty
        try readPoliteness(root.section("politeness"), into: &configuration.politeness)
        try readSchedule(root.section("schedule"), into: &configuration.schedule)
        if let records = try root.section("records") {
            try records.allow(only: ["keep_duplicate_text"])
            configuration.records.duplicateText =
                try duplicateText(records, "keep_duplicate_text") ?? configuration.records.duplicateText
        }
        let tables = try SourceFiles.read(root: root, folder: folder(of: path))
        configuration.sources = tables.sources
        configuration.siteRules = SiteRuleBook(tables.rules)
        if configuration.contact == nil {
            configuration.warnings.append(
                "no contact is configured: set contact = \"mailto:you@example.org\" in \(path); "
                    + "news sites ban agents that do not say who they are")
        }
        if configuration.sources.filter(\.isEnabled).isEmpty {
            configuration.warnings.append("no source is enabled: nothing will be fetched")
        }
        return configuration
    }

    /// `false` and `true` are what 0.1.0 knew.
    private static func duplicateText(
        _ section: TOMLSection, _ key: String
    ) throws(ConfigurationError) -> Configuration.Records.DuplicateText? {
        guard let value = section.table[key] else { return nil }
        if let all = value.bool { return all ? .all : Configuration.Records.DuplicateText.none }
        guard let kept = value.string.flatMap(Configuration.Records.DuplicateText.init(rawValue:)) else {
            throw section.error(key, "one of \"near\", \"all\", \"none\"")
        }
        return kept
    }

    static func read(_ path: String) throws(ConfigurationError) -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ConfigurationError(file: path, reason: "cannot be read (does it exist, may this user read it?)")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw ConfigurationError(file: path, reason: "is not UTF-8")
        }
        return text
    }

    static func folder(of path: String) -> String {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return parts.isEmpty ? "." : parts == [""] ? "/" : parts.joined(separator: "/")
    }

    private static func readStore(
        _ section: TOMLSection?, into store: inout Configuration.Store
    ) throws(ConfigurationError) {
        guard let section else { return }
        try section.allow(only: ["folder", "segment_size", "segment_age", "compress", "reserve"])
        store.folder = try section.string("folder") ?? store.folder
        store.segmentBytes = try section.size("segment_size") ?? store.segmentBytes
        store.segmentAge = try section.duration("segment_age") ?? store.segmentAge
        store.compresses = try section.bool("compress") ?? store.compresses
        store.reserveBytes = try section.size("reserve") ?? store.reserveBytes
    }

    private static func readFetch(
        _ section: TOMLSection?, into fetch: inout Configuration.Fetch
    ) throws(ConfigurationError) {
        guard let section else { return }
        try section.allow(only: [
            "connect_to", "allow_private_addresses", "ca_file", "proxy", "concurrency", "deadline", "page_limit",
            "feed_limit",
        ])
        fetch.connectTo = try section.strings("connect_to") ?? []
        for entry in fetch.connectTo where entry.split(separator: ":", omittingEmptySubsequences: false).count < 4 {
            throw section.error("connect_to", "\"\(entry)\" is not HOST:PORT:TO-HOST:TO-PORT")
        }
        fetch.allowsPrivateAddresses = try section.bool("allow_private_addresses") ?? false
        fetch.caFile = try section.string("ca_file")
        fetch.proxy = try section.string("proxy")
        fetch.concurrency = try section.int("concurrency", in: 1...256) ?? fetch.concurrency
        fetch.deadline = try section.duration("deadline") ?? fetch.deadline
        fetch.pageLimitBytes = try section.size("page_limit") ?? fetch.pageLimitBytes
        fetch.feedLimitBytes = try section.size("feed_limit") ?? fetch.feedLimitBytes
    }

    private static func readPoliteness(
        _ section: TOMLSection?, into politeness: inout Configuration.Politeness
    ) throws(ConfigurationError) {
        guard let section else { return }
        try section.allow(only: ["delay", "per_site", "per_address", "obey_robots", "obey_noindex", "obey_tdm"])
        politeness.delay = try section.duration("delay") ?? politeness.delay
        politeness.perSite = try section.int("per_site", in: 1...64) ?? politeness.perSite
        politeness.perAddress = try section.bool("per_address") ?? politeness.perAddress
        politeness.obeysRobots = try section.bool("obey_robots") ?? politeness.obeysRobots
        politeness.obeysNoIndex = try section.bool("obey_noindex") ?? politeness.obeysNoIndex
        politeness.obeysTDM = try section.bool("obey_tdm") ?? politeness.obeysTDM
    }

    private static func readSchedule(
        _ section: TOMLSection?, into schedule: inout Configuration.Schedule
    ) throws(ConfigurationError) {
        guard let section else { return }
        try section.allow(only: [
            "interval", "shortest", "longest", "revisits", "revisit_forever", "jitter", "documents_interval",
            "quiet_warning",
        ])
        schedule.interval = try section.duration("interval") ?? schedule.interval
        schedule.shortest = try section.duration("shortest") ?? schedule.shortest
        schedule.longest = try section.duration("longest") ?? schedule.longest
        if schedule.shortest > schedule.longest {
            throw section.error("shortest", "is longer than schedule.longest")
        }
        if let texts = try section.strings("revisits") {
            schedule.revisits = []
            for text in texts {
                guard let duration = DurationText.parse(text) else {
                    throw section.error("revisits", "not a duration: \"\(text)\" (write 1h, 6h, 1d)")
                }
                schedule.revisits.append(duration)
            }
            schedule.revisits.sort()
        }
        schedule.revisitForever = try section.duration("revisit_forever") ?? schedule.revisitForever
        schedule.jitter = try section.share("jitter") ?? schedule.jitter
        schedule.documentsInterval = try section.duration("documents_interval") ?? schedule.documentsInterval
        schedule.quietWarning = try section.duration("quiet_warning") ?? schedule.quietWarning
        if schedule.documentsInterval < .seconds(1) || schedule.interval < .seconds(1) {
            throw section.error("interval", "one second is the least")
        }
    }
}
