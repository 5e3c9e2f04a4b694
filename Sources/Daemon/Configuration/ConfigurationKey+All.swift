extension ConfigurationKey {
    /// Every key, in the order of the documents. A new one needs its property in `Configuration` and whoever uses it;
    /// `scripts/docs` renews the documents.
    package static let all = own + store + state + fetch + politeness + schedule + others

    private static let own = [
        ConfigurationKey(
            "instance", \.instance, .name, standard: "\"rawi@<host name>\"", atStart: true,
            "stands in every record and in segment names, two daemons need two; at most 100 bytes, no "
                + "slash"),
        ConfigurationKey(
            "contact", \.contact, .perhaps, example: "\"mailto:you@example.org\"",
            "an address or a page that site owners can write to; part of the User-Agent. While it is "
                + "empty, `rawi check` and every start warn"),
        ConfigurationKey(
            "log_level", \.logLevel, .word(among: ["trace", "debug", "info", "notice", "warning", "error"]),
            "`debug` shows every poll, also those that brought nothing; further `trace`, `notice`, "
                + "`warning`, `error`"),
    ]

    private static let store = [
        ConfigurationKey(
            "store.folder", \.store.folder, .text, atStart: true,
            "where records, events and the state database are; relative to where rawi is started"),
        ConfigurationKey(
            "store.segment_size", \.store.segmentBytes, .size, atStart: true,
            "a segment is sealed when it is this large …"),
        ConfigurationKey("store.segment_age", \.store.segmentAge, .duration, atStart: true, "… or this old"),
        ConfigurationKey(
            "store.compress", \.store.compresses, .flag, atStart: true, "sealed segments become `.jsonl.zst`"),
        ConfigurationKey(
            "store.seal_delay", \.store.sealDelay, .duration, atStart: true,
            "… so long after they are full, so that a program that follows the plain file misses nothing; at once where the disk is short of room"
        ),
        ConfigurationKey(
            "store.reserve", \.store.reserveBytes, .size, atStart: true,
            "fetching pauses while less than this is free on the disk"),
    ]

    private static let state = [
        ConfigurationKey(
            "state.engine", \.state.engine, .word(among: ["sqlite", "postgres"]), atStart: true,
            "where the index is kept: in the store's folder, or in a PostgreSQL that several daemons share; `rawi state migrate` makes its tables"
        ),
        ConfigurationKey(
            "state.url", \.state.url, .perhaps, example: "\"postgresql://rawi@db.example/rawi?sslmode=verify-full\"",
            atStart: true,
            "the database, as libpq reads it; several hosts, parted by commas, with `target_session_attrs=read-write`"),
        ConfigurationKey(
            "state.password", \.state.password, .secret, example: "{ credential = \"pg-password\" }", atStart: true,
            "a credential of the service (`LoadCredential=`), or `{ file = \"/path\" }`; the password itself never stands here"
        ),
        ConfigurationKey(
            "state.schema", \.state.schema, .text, atStart: true, "the schema that all tables are in"),
        ConfigurationKey(
            "state.lease", \.state.lease, .duration, atStart: true,
            "how long what a daemon has claimed is its own; at least `fetch.deadline` and 15 seconds. So long after it has died others take over"
        ),
    ]

    private static let fetch = [
        ConfigurationKey(
            "fetch.concurrency", \.fetch.concurrency, .count(1...256),
            "jobs in flight at once, all sites together; 1 to 256"),
        ConfigurationKey(
            "fetch.deadline", \.fetch.deadline, .duration, "for one transfer, redirects included"),
        ConfigurationKey(
            "fetch.page_limit", \.fetch.pageLimitBytes, .size, "of decoded bytes; more is cut and marked `truncated`"),
        ConfigurationKey("fetch.feed_limit", \.fetch.feedLimitBytes, .size, "the same for feeds and sitemaps"),
        ConfigurationKey(
            "fetch.proxy", \.fetch.proxy, .perhaps, example: "\"http://proxy.example:3128\"", atStart: true,
            "only what stands here counts, never the environment's proxy"),
        ConfigurationKey(
            "fetch.ca_file", \.fetch.caFile, .perhaps, example: "\"/etc/rawi/extra-ca.pem\"", atStart: true,
            "PEM certificates trusted besides the system's"),
        ConfigurationKey(
            "fetch.connect_to", \.fetch.connectTo, .connections, example: "[\"example.org:443:127.0.0.1:8443\"]",
            atStart: true,
            "`HOST:PORT:TO-HOST:TO-PORT`, for tests with real names and own servers; turns "
                + "`politeness.per_address` off unless that is set"),
        ConfigurationKey(
            "fetch.allow_private_addresses", \.fetch.allowsPrivateAddresses, .flag, atStart: true,
            "lets loopback, private and link-local addresses be connected to"),
    ]

    private static let politeness = [
        ConfigurationKey(
            "politeness.delay", \.politeness.delay, .duration,
            "between the starts of two transfers to one registrable domain; a `Crawl-delay` up to 120 s "
                + "counts when longer. `0s` is for test set-ups"),
        ConfigurationKey(
            "politeness.per_site", \.politeness.perSite, .count(1...64),
            "transfers to one registrable domain at once; 1 to 64"),
        ConfigurationKey(
            "politeness.per_address", \.politeness.perAddress, .flag,
            "sites that share a network address have one transfer at a time and the delay between two; "
                + "off behind `fetch.proxy` unless set, since all share the proxy's"),
        ConfigurationKey(
            "politeness.shared_addresses", \.politeness.sharedAddresses, .blocks,
            example: "[\"104.16.0.0/13\", \"2606:4700::/32\"]",
            "addresses of CDNs, as their operators publish them: unrelated sites that are served from there do not share a pace"
        ),
        ConfigurationKey(
            "politeness.obey_robots", \.politeness.obeysRobots, .flag,
            "robots.txt for pages and listings; feeds and sitemaps that you configure are asked regardless"),
        ConfigurationKey(
            "politeness.obey_noindex", \.politeness.obeysNoIndex, .flag,
            "pages that say `noindex` give no record; said in the page or a header, and told by a `withheld` event"),
        ConfigurationKey(
            "politeness.obey_tdm", \.politeness.obeysTDM, .flag,
            "nor do pages that reserve text and data mining; in headers, in the page, or in the site's "
                + "`/.well-known/tdmrep.json`, which is asked for once a day"),
    ]

    private static let schedule = [
        ConfigurationKey(
            "schedule.interval", \.schedule.interval, .duration,
            "where a source's interval starts, which adapts between shortest and longest"),
        ConfigurationKey("schedule.shortest", \.schedule.shortest, .duration, "the shortest interval"),
        ConfigurationKey("schedule.longest", \.schedule.longest, .duration, "the longest"),
        ConfigurationKey(
            "schedule.revisits", \.schedule.revisits, .durations,
            "after first sight, to catch revisions; each article is asked for again then"),
        ConfigurationKey(
            "schedule.revisit_forever", \.schedule.revisitForever, .duration,
            "then at this distance, `\"0\"` ends the visits; counted from the last of the revisits"),
        ConfigurationKey("schedule.jitter", \.schedule.jitter, .share, "share of a delay that chance adds; 0 to 1"),
        ConfigurationKey(
            "schedule.documents_interval", \.schedule.documentsInterval, .duration,
            "how often a folder of documents is looked through"),
        ConfigurationKey(
            "schedule.quiet_warning", \.schedule.quietWarning, .duration, "warn when no record came for so long"),
    ]

    private static let others = [
        ConfigurationKey(
            "records.keep_duplicate_text", \.records.duplicateText, .duplicateText,
            "which copies keep their `text`: `\"near\"` ones, `\"all\"` or `\"none\"`; what the outlet changed "
                + "in a near copy stands nowhere else. All name the record that was first (`duplicate_of`)"
        ),
        ConfigurationKey(
            "records.body", \.records.body, .flag,
            "records hold `body` beside `text`: its blocks, and whether they are paragraphs, headings, quotes, list items, "
                + "table rows, captions or code; the text stands there twice then"),
        ConfigurationKey(
            "sources.folder", \.sourcesFolder, .perhaps, example: "\"sources.d\"",
            "every `*.toml` in it is read for sources; relative to the file it stands in"),
    ]
}
