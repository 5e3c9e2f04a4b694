import FoundationEssentials

extension PostgresTransaction {
    /// Nothing is asked of the server: what follows from a change is worked out where it is written, by the rows as they are then.
    func apply(_ change: StateChange) throws(StoreError) {
        switch change {
        case .put(let target):
            changes.ended.insert(target.key)
            changes.change(target.key, .put(target))
        case .release(let target, let due):
            changes.ended.insert(target.key)
            changes.change(target.key, .release(due: due, generation: target.generation))
        case .remove(let target):
            changes.ended.insert(target.key)
            changes.change(target.key, .remove(generation: target.generation))
        case .add(var target):
            target.generation = 0
            changes.change(target.key, .add(target))
        case .define(var target):
            target.generation = try state.nextGeneration(session)
            changes.change(target.key, .define(target))
        case .withdraw(let key): changes.change(key, .withdraw)
        case .reschedule(let key, let due): changes.change(key, .reschedule(due))
        case .amend(let key, let memo): changes.change(key, .amend(memo))
        case .started(let site, let at, let delay, let address):
            let free = time.notBefore(at + delay / .seconds(1))
            keepFree(site, until: free)
            let known = changes.sites[site]?.addressFreeAt ?? free
            changes.sites[site]?.addressFreeAt = max(known, free)
            if let address { changes.sites[site]?.address = address }
        case .siteFree(let site, let at): keepFree(site, until: time.notBefore(at))
        case .siteDelay(let site, let origin, let delay):
            changes.names.insert(site)
            changes.delays[site, default: [:]][origin] = min(max(.zero, delay), .seconds(86_400))
        case .siteAnswered(let site, let at):
            changes.names.insert(site)
            let said = time.toServer(at)
            let known = changes.sites[site]?.answered ?? said
            changes.sites[site, default: PostgresChanges.Site()].answered = max(known, said)
        case .article(let article): changes.articles[article.urlKey, default: []].append(article)
        case .alias(let urlKey, let article, let at):
            changes.note(PostgresFacts.Alias(article: article, said: Instant.milliseconds(at)), for: urlKey)
        case .text(let text, let bands): changes.texts.append(PostgresChanges.Text(row: text, bands: bands))
        case .robots(let row): changes.robots[row.origin] = row
        case .seen(let source, let entries, let at):
            let day = Instant.milliseconds(at) / 86_400_000
            for entry in entries {
                let key = SQLiteTransaction.seenKey(source, entry)
                changes.seen[key] = max(changes.seen[key] ?? day, day)
            }
        case .meta(let key, let value): changes.metas[key] = value
        case .position(let log, let position): changes.positions[log] = position
        case .forget(let before, let most):
            try flush()
            _ = try session.fly([
                PostgresStatement(
                    "SELECT forget($1, $2, $3)", .int(time.toServer(before)),
                    .int(Instant.milliseconds(before) / 86_400_000), .int(most))
            ])
        case .shiftWaits(let from, let to):
            // What waits does so by the server's clock, which nobody has moved.
            try flush()
            time.callerMoved(from: from, to: to)
        case .boundWaits(let now, let longest, let ahead): try boundWaits(at: now, longest: longest, ahead: ahead)
        }
    }

    private func keepFree(_ site: String, until at: Int) {
        changes.names.insert(site)
        let known = changes.sites[site]?.freeAt ?? at
        changes.sites[site, default: PostgresChanges.Site()].freeAt = max(known, at)
    }

    /// How far a caller's clock was ahead does not matter where all was written by the server's.
    private func boundWaits(at now: Date, longest: Duration, ahead: Duration) throws(StoreError) {
        try flush()
        var statements: [PostgresStatement] = []
        if time.clock == .caller, ahead > .zero {
            time.callerMoved(from: now + ahead / .seconds(1), to: now)
            statements.append(
                PostgresStatement(
                    "UPDATE robots SET expires = least(expires, $1) WHERE failures = 0", .int(time.toServer(now))))
        }
        let latest = time.toServer(now + longest / .seconds(1))
        // A day that a server asked for is written later by as much as the offset may be wrong, or was moved by too little: it stays
        // a day.
        let free = time.clock == .server || ahead > .zero ? now + 86_400 : now
        statements.append(
            PostgresStatement(
                "SELECT bound_waits($1, $2, $3)", .int(time.toServer(now)), .int(latest), .int(time.toServer(free))))
        _ = try session.fly(statements)
        facts = PostgresFacts(held: facts.held, positions: facts.positions)
    }
}
