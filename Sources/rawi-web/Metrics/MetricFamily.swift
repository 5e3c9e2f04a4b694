/// A metric by its name, once: what /metrics writes and docs/WEB.md lists.
struct MetricFamily: Sendable, Equatable {
    enum Kind: String, Sendable { case gauge, counter, histogram }

    let name: String
    let kind: Kind
    let help: String
    /// What tells its series apart; each has few values, or one a source.
    let labels: [String]

    private init(_ kind: Kind, _ name: String, by labels: [String] = [], _ help: String) {
        (self.name, self.kind, self.labels, self.help) = (name, kind, labels, help)
    }

    static let up = MetricFamily(.gauge, "rawi_up", "1 when the daemon answers on its socket, else 0.")
    static let ready = MetricFamily(
        .gauge, "rawi_ready", "1 when it also takes on new work: neither paused nor waiting for room.")
    static let build = MetricFamily(.gauge, "rawi_build_info", by: ["version"], "1, with the daemon's version.")
    static let records = MetricFamily(.counter, "rawi_records_total", "Records written since the daemon started.")
    static let revisions = MetricFamily(.counter, "rawi_revisions_total", "Of these, revisions of what was there.")
    static let copies = MetricFamily(.counter, "rawi_copies_total", "Of these, copies of other records.")
    static let documents = MetricFamily(.counter, "rawi_documents_total", "Of these, documents of the operator's.")
    static let failures = MetricFamily(.counter, "rawi_failures_total", "Jobs that failed since the daemon started.")
    static let fetched = MetricFamily(
        .counter, "rawi_fetched_bytes_total", "Bytes of bodies fetched since the daemon started.")
    static let sequence = MetricFamily(.gauge, "rawi_sequence_number", "The number of the newest line of the records.")
    static let articles = MetricFamily(.gauge, "rawi_articles", "Articles that are known.")
    static let inFlight = MetricFamily(.gauge, "rawi_in_flight", "Jobs that are being done.")
    static let due = MetricFamily(.gauge, "rawi_due", "Addresses that are due now.")
    static let waiting = MetricFamily(.gauge, "rawi_waiting", "Addresses in the queue, due or not.")
    static let memory = MetricFamily(.gauge, "rawi_resident_bytes", "Memory of the daemon.")
    static let lastRecord = MetricFamily(
        .gauge, "rawi_last_record_timestamp_seconds", "When the newest record of this run was written.")
    static let networkAway = MetricFamily(.gauge, "rawi_network_away", "1 while nobody can be reached.")
    static let stalled = MetricFamily(.gauge, "rawi_stalled", "1 while the daemon waits for its disk.")
    static let paused = MetricFamily(.gauge, "rawi_paused", "1 while an operator has it paused.")
    static let sealProblems = MetricFamily(.gauge, "rawi_seal_problems", "Segments that cannot be sealed.")
    static let sources = MetricFamily(
        .gauge, "rawi_sources", by: ["state"],
        "Sources by state: failing, silent, fruitless, waiting, ok, paused, disabled.")
    static let storeBytes = MetricFamily(
        .gauge, "rawi_store_bytes", by: ["part"], "What the store takes: records, events, database, other.")
    static let storeFree = MetricFamily(.gauge, "rawi_store_free_bytes", "Room left where the store is.")
    static let sourcesLeftOut = MetricFamily(
        .gauge, "rawi_sources_left_out",
        "Sources without series of their own: there are more than \(Metrics.mostSources).")

    static let sourceFailing = MetricFamily(.gauge, "rawi_source_failing", by: ["source"], "1 while the source fails.")
    static let sourceSilent = MetricFamily(
        .gauge, "rawi_source_silent", by: ["source"], "1 while nothing new came for far longer than usual.")
    static let sourceFruitless = MetricFamily(
        .gauge, "rawi_source_fruitless", by: ["source"], "1 while it answers, but no record comes of it.")
    static let sourceLastSuccess = MetricFamily(
        .gauge, "rawi_source_last_success_timestamp_seconds", by: ["source"],
        "When it last answered with what can be read; no series for a single page.")
    static let sourceLastRecord = MetricFamily(
        .gauge, "rawi_source_last_record_timestamp_seconds", by: ["source"], "When a record last came of it.")
    static let sourceNext = MetricFamily(
        .gauge, "rawi_source_next_poll_timestamp_seconds", by: ["source"], "When it is asked next.")
    static let sourcePolls = MetricFamily(
        .counter, "rawi_source_polls_total", by: ["source"], "How often it was asked since the daemon started.")
    static let sourceFailures = MetricFamily(
        .counter, "rawi_source_failures_total", by: ["source"], "Of these, how often nothing came that can be read.")
    static let sourceRecords = MetricFamily(
        .counter, "rawi_source_records_total", by: ["source"], "Records that came of it since the daemon started.")
    static let sourceLeft = MetricFamily(
        .counter, "rawi_source_not_taken_total", by: ["source"],
        "Addresses of it that gave no record since the daemon started.")
    static let sourceDelay = MetricFamily(
        .histogram, "rawi_source_delay_seconds", by: ["source"],
        "From the publication of an article, where an instant of it is stated, to its first record.")

    static let webRequests = MetricFamily(
        .counter, "rawi_web_requests_total", by: ["status"],
        "Requests to this page by the first digit of the status: 2xx, 4xx, 5xx.")
    static let webMemory = MetricFamily(.gauge, "rawi_web_resident_bytes", "Memory of this page's own process.")

    static let all = [
        up, ready, build, records, revisions, copies, documents, failures, fetched, sequence, articles, inFlight, due,
        waiting, memory, lastRecord, networkAway, stalled, paused, sealProblems, sources, storeBytes, storeFree,
        sourcesLeftOut, sourceFailing, sourceSilent, sourceFruitless, sourceLastSuccess, sourceLastRecord, sourceNext,
        sourcePolls, sourceFailures, sourceRecords, sourceLeft, sourceDelay, webRequests, webMemory,
    ]
}
