import Extract
import FoundationEssentials
import Store

extension Settlement {
    /// New files in a folder become jobs; what is not read is said once.
    func settle(_ listing: FolderListing, poll: inout SourcePoll) -> [Effect] {
        let new = listing.files.filter { !poll.facts.seen.contains("f:" + $0.version) }
        var effects = new.prefix(500).map { Effect.change(.add(target(for: $0, poll))) }
        if !new.isEmpty {
            effects.append(
                log(
                    .info, "\(poll.source.name): \(new.count) new documents in the folder",
                    poll.outcome))
        }
        effects += tell(listing.passedOver.filter { !poll.facts.seen.contains($0.entry) }, poll)
        if poll.now.since(poll.memo.readAt ?? .distantPast) >= .seconds(86_400) {
            // What lies there for years is not forgotten as what nobody shows any more.
            let known = listing.entries.filter(poll.facts.seen.contains).sorted()
            if !known.isEmpty {
                effects.append(
                    .change(.seen(source: DocumentIdentity.shelf(of: poll.outcome.job), entries: known, at: poll.now)))
            }
            poll.memo.readAt = poll.now
        }
        poll.memo.succeeded(entries: listing.files.count, new: new.count, now: poll.now)
        return effects + [lookAgain(&poll)]
    }

    /// Nobody is bothered by another look, and whoever has just made the folder waits for it: no back-off. Told once for as long as
    /// it is the same.
    func unreadable(_ reason: String, poll: inout SourcePoll) -> [Effect] {
        let wasHealthy = poll.memo.failingSince == nil
        let isNews = wasHealthy || poll.memo.lastOutcome != reason
        poll.memo.failureScore = FailureClass.soft.weight
        poll.memo.failingSince = poll.memo.failingSince ?? poll.now
        poll.memo.lastOutcome = reason
        poll.memo.notBefore = nil
        let again = lookAgain(&poll)
        guard isNews else { return [again] }
        let line = log(
            .warning, "\(poll.source.name): \(reason); looked for all the time", poll.outcome,
            ["outcome": "failed"], id: .sourceFailing)
        let state = wasHealthy ? [event(.sourceState(.failing), poll.outcome, now: poll.now)] : []
        return state + [event(.sourceError(reason: reason, .soft), poll.outcome, now: poll.now), line, again]
    }

    private func lookAgain(_ poll: inout SourcePoll) -> Effect {
        poll.memo.ruledBy = "documents_interval"
        let due = poll.now.adding(poll.source.interval ?? configuration.schedule.documentsInterval)
        poll.memo.dueAt = runsOnce ? due : nil
        return .change(poll.put(due: runsOnce ? max(due, poll.now.adding(.seconds(86_400))) : due))
    }

    private func target(for file: DocumentFile, _ poll: SourcePoll) -> Target {
        let path = path(of: file.name, poll)
        let memo = DocumentMemo(path: path, depth: poll.source.depth, name: file.name.rawBytes)
        return Target(
            .document(source: poll.source.id, version: file.version), url: path, site: "file:\(poll.source.id)",
            sourceID: poll.source.id, due: poll.now, memo: MemoCoding.bytes(memo))
    }

    private func path(of name: DocumentName, _ poll: SourcePoll) -> String {
        "\(poll.source.path ?? poll.outcome.job.target.url)/\(name.shown)"
    }

    /// A folder full of pictures is one line a poll and kind, not one a picture.
    private func tell(_ passedOver: [PassedOver], _ poll: SourcePoll) -> [Effect] {
        var counts: [String: (first: PassedOver, count: Int)] = [:]
        var order: [String] = []
        for one in passedOver {
            if counts[one.entry] == nil { order.append(one.entry) }
            counts[one.entry, default: (one, 0)].count += 1
        }
        // What is left is new at the next poll.
        let told = order.prefix(Self.mostTold)
        let effects = told.compactMap { counts[$0] }.flatMap { first, count -> [Effect] in
            let path = path(of: first.name, poll)
            let line = log(
                .warning, "\(path)\(count > 1 ? " and \(count - 1) more" : ""): passed over, \(first.reason.sentence)",
                poll.outcome, ["outcome": "passed_over"])
            let kind = EventKind.documentsPassedOver(
                reason: first.reason.code, detail: first.reason.sentence, entries: count)
            return [event(kind, poll.outcome, url: path, now: poll.now), line]
        }
        return effects
            + (told.isEmpty
                ? []
                : [
                    .change(
                        .seen(source: DocumentIdentity.shelf(of: poll.outcome.job), entries: Array(told), at: poll.now))
                ])
    }

    private static let mostTold = 200
}
