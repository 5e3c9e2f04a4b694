import Extract
import Fetch
import FoundationEssentials
import Store
import Web

/// The further pages of an article, as the daemon would join them.
extension Trial {
    func joined(
        _ first: Outcome, memo: PageMemo, _ known: RobotsRules, with fetcher: Fetcher, _ result: inout Result
    ) async -> Outcome {
        var outcome = first
        while let begun = begun(outcome, memo: memo), let next = begun.next {
            result.steps.append("next page  \(next.href)")
            let pause = max(configuration.politeness.delay, known.crawlDelay(agent: Program.name) ?? .zero)
            do {
                try await Task.sleep(for: min(pause, .seconds(120)))
            } catch {
                return outcome
            }
            var target = first.job.target
            target.url = next.href
            var job = Job(target: target, want: .page, rules: configuration.siteRules.rules(for: next))
            job.begun = begun
            job.withholding = Withholding(configuration.politeness)
            outcome = await ask(next, job, known, origin: first.job.request?.url.origin, with: fetcher, &result).whole
            if let reason = outcome.missingPage { result.steps.append("missing    \(reason)") }
        }
        return outcome
    }

    /// nil where there is no more to read.
    private func begun(_ outcome: Outcome, memo: PageMemo) -> BegunArticle? {
        guard case .page(let extraction, let fingerprint, let digest) = outcome.answer else { return nil }
        let visit = PageVisit(
            outcome: outcome, extraction: extraction, fingerprint: fingerprint, digest: digest, memo: memo,
            facts: Facts(), now: outcome.startedAt)
        return Interstitial(visit) == nil && visit.missingPages == nil ? visit.begun : nil
    }

    private func ask(
        _ url: WebURL, _ job: Job, _ known: RobotsRules, origin: String?, with fetcher: Fetcher, _ result: inout Result
    ) async -> Outcome {
        let startedAt = Date()
        var rules: RobotsRules? = known
        if url.origin != origin {
            rules = await self.rules(of: url, with: fetcher, &result)
            // The article is there all the same.
            result.exitCode = .success
        }
        guard let rules, !configuration.politeness.obeysRobots || rules.allows(url.requestTarget, agent: Program.name)
        else { return Outcome(job: job, answer: .disallowed, startedAt: startedAt) }
        do throws(FetchError) {
            let response = try await fetcher.fetch(request(url, rules))
            describe(response, &result)
            let answer = Worker.read(response, for: job)
            return Outcome(job: job, answer: answer, reply: Reply(response), startedAt: startedAt)
        } catch {
            return Outcome(job: job, answer: .fetchFailed(error), startedAt: startedAt)
        }
    }
}
