import Dedupe
import Extract
import Fetch
import FoundationEssentials
package import Store
import Text
import Web

/// One address taken through the daemon's own steps, without a store: what `rawi fetch` shows.
package struct Trial: Sendable {
    package struct Result: Sendable {
        package var steps: [String] = []
        package var record: Record?
        package var exitCode = ExitCode.success
    }

    let configuration: Configuration

    package init(configuration: Configuration) { self.configuration = configuration }

    package func run(_ text: String) async -> Result {
        var result = Result()
        guard let url = WebURL(text.firstRange(of: "://") != nil ? text : "https://" + text), url.isHTTP else {
            result.steps.append("\(text): not an http or https address")
            result.exitCode = .usage
            return result
        }
        do throws(FetchError) {
            let fetcher = try Fetcher(options: FetcherOptions(configuration))
            defer { fetcher.close() }
            await ask(url, with: fetcher, &result)
        } catch {
            result.steps.append("libcurl cannot be started: \(error)")
            result.exitCode = .unavailable
        }
        return result
    }

    private func ask(_ url: WebURL, with fetcher: Fetcher, _ result: inout Result) async {
        let canonical = CanonicalURL(url)
        result.steps.append("address    \(url.href)")
        result.steps.append("url_key    \(canonical.key)  (site \(canonical.site))")
        var url = url
        var memo = PageMemo(url: url.href, firstSeenAt: Date())
        for _ in 0..<10 {
            guard let rules = await rules(of: url, with: fetcher, &result) else { return }
            let request = request(url, rules)
            let startedAt = Date()
            let response: FetchResponse
            do throws(FetchError) {
                response = try await fetcher.fetch(request)
            } catch {
                result.steps.append("fetch      \(Failure.describe(error))")
                result.exitCode = .unavailable
                return
            }
            describe(response, &result)
            if let next = response.unfollowed {
                result.steps.append("redirect   to where robots.txt is asked first: \(next.href)")
                memo.hops.append(next.href)
                url = next.forRequest
                continue
            }
            let target = Target(
                .page(canonical.key), url: url.href, site: canonical.site, due: startedAt)
            let job = Job(
                target: target, want: .page, request: request, rules: configuration.siteRules.rules(for: url))
            let outcome = Outcome(
                job: job, answer: Worker.read(response, for: job), reply: Reply(response), startedAt: startedAt)
            settle(await joined(outcome, memo: memo, rules, with: fetcher, &result), memo: memo, &result)
            return
        }
        result.steps.append("redirect   too many")
        result.exitCode = .unavailable
    }

    func request(_ url: WebURL, _ rules: RobotsRules) -> FetchRequest {
        FetchRequest(
            url: url, userAgent: configuration.userAgent, accept: "text/html, application/xhtml+xml, */*;q=0.5",
            bodyLimitBytes: configuration.fetch.pageLimitBytes, deadline: configuration.fetch.deadline,
            redirects: .permitted(10, by: RedirectPermit([url.origin: rules], agent: Program.name)))
    }

    /// nil: it may not be asked.
    func rules(of url: WebURL, with fetcher: Fetcher, _ result: inout Result) async -> RobotsRules? {
        guard configuration.politeness.obeysRobots, let address = WebURL(url.origin + "/robots.txt") else {
            return RobotsRules(parsing: [])
        }
        let request = FetchRequest(
            url: address, userAgent: configuration.userAgent, bodyLimitBytes: 500 << 10, deadline: .seconds(20),
            redirects: .follow(5))
        do throws(FetchError) {
            let response = try await fetcher.fetch(request)
            let rules = RobotsRules(parsing: (200..<300).contains(response.status) ? response.body : [])
            let allowed = rules.allows(url.requestTarget, agent: Program.name)
            result.steps.append(
                "robots.txt \(response.status), \(allowed ? "allowed" : "forbidden") for \(Program.name)")
            if allowed { return rules }
        } catch {
            result.steps.append("robots.txt \(Failure.describe(error)): the daemon would wait")
        }
        result.exitCode = .unavailable
        return nil
    }

    func describe(_ response: FetchResponse, _ result: inout Result) {
        for step in response.redirects { result.steps.append("redirect   \(step.status) to \(step.to.href)") }
        let milliseconds = Int(response.duration / .milliseconds(1))
        result.steps.append(
            "fetch      \(response.status), HTTP/\(response.httpVersion), \(response.body.count) bytes in \(milliseconds) ms from \(response.remoteIP ?? "?")"
                + (response.isTruncated ? ", cut at the limit" : "") + (response.isPartial ? ", incomplete" : ""))
    }

    private func settle(_ outcome: Outcome, memo: PageMemo, _ result: inout Result) {
        guard case .page(let extraction, let fingerprint, let digest) = outcome.answer else {
            result.steps.append("page       \(Failure.classify(outcome)?.1 ?? "nothing to read")")
            result.exitCode = .unavailable
            return
        }
        let visit = PageVisit(
            outcome: outcome, extraction: extraction, fingerprint: fingerprint, digest: digest, memo: memo,
            facts: Facts(), now: outcome.startedAt)
        let article = extraction.article
        result.steps.append("decode     \(extraction.charset), by \(extraction.charsetSource.rawValue)")
        result.steps.append(
            "extract    \(extraction.kind.rawValue), by \(article.method.isEmpty ? "nothing" : article.method), quality \(Percent.text(article.quality))"
        )
        result.steps.append(
            "identity   \(visit.address.key)" + (visit.address.isAlias ? "  (not the address asked)" : ""))
        result.steps.append(
            "date       "
                + (article.published.map { "\($0.date.dayText) from \($0.source.rawValue): \($0.raw)" } ?? "none stated")
        )
        result.steps.append(
            "language   \(article.language ?? "unknown")" + (article.languageSource.map { " by \($0)" } ?? ""))
        if let between = Interstitial(visit) {
            result.exitCode = .unavailable
            result.steps.append("no article here: interstitial, a page in between at \(between.answered.href)")
            return
        }
        guard extraction.kind.givesRecord else {
            result.exitCode = .unavailable
            result.steps.append("no article here: \(extraction.kind.rawValue)")
            return
        }
        let rights = visit.rights(agent: Program.name)
        if rights.forbidsIndexing { result.steps.append("rights     noindex: the daemon would leave it out") }
        result.record = Settlement.record(from: visit, revision: 0, rights: rights, configuration: configuration)
    }
}

enum Percent {
    static func text(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
