import Dedupe
import Extract
import Fetch
import FoundationEssentials
package import Store
import Text
import Web

/// One address as the daemon would take it, step by step, without a store: what `rawi fetch` shows.
package struct Trial {
    package struct Result: Sendable {
        package var steps: [String] = []
        package var record: Record?
        /// Why there is no record.
        package var verdict: String?
        package var exitCode = ExitCode.success

        fileprivate mutating func refuse(_ verdict: String, _ code: ExitCode) {
            (self.verdict, exitCode) = (verdict, code)
            steps.append("verdict    \(verdict)")
        }
    }

    private let configuration: Configuration

    package init(configuration: Configuration) {
        var configuration = configuration
        // Somebody waits for it: two or three requests, and then no more.
        configuration.politeness.delay = min(configuration.politeness.delay, .seconds(1))
        self.configuration = configuration
    }

    package func run(_ text: String) async -> Result {
        do throws(Errand.Failure) {
            let errand = try Errand(configuration)
            defer { errand.close() }
            return await run(text, errand)
        } catch {
            return Self.failed(error)
        }
    }

    package func run(_ text: String, _ errand: Errand) async -> Result {
        var result = Result()
        guard let url = WebURL(text.firstRange(of: "://") != nil ? text : "https://" + text), url.isHTTP else {
            result.refuse("\(text): not an http or https address", .usage)
            return result
        }
        let canonical = CanonicalURL(url)
        result.steps.append("address    \(url.href)")
        result.steps.append("url_key    \(canonical.key)  (site \(canonical.site))")
        let found: Errand.Found
        do throws(Errand.Failure) {
            // A page whose rules are not known is not asked: that is the answer, and it does not change within minutes.
            found = try await errand.run(pages: [url]) { outcome in
                let target = outcome.job.target
                return target.robotsOrigin == nil || JobMaking.isReservation(target) || outcome.answersRules
            }
        } catch {
            return Self.failed(error)
        }
        for outcome in found.outcomes { result.steps += TrialSteps.of(outcome) }
        result.record = found.records.last
        guard result.record == nil else { return result }
        let said = found.remarks.last { $0.fields["outcome"] != "stopping" && $0.level != .debug }
        result.refuse(said?.message ?? TrialSteps.verdict(found.outcomes.last), .unavailable)
        return result
    }

    private static func failed(_ error: Errand.Failure) -> Result {
        var result = Result()
        switch error {
        case .fetch(let error): result.refuse("libcurl cannot be started: \(error)", .unavailable)
        case .store(let error): result.refuse(StoreText.describe(error), StoreText.exitCode(error))
        }
        return result
    }
}

/// What each outcome tells the person who asks for steps.
private enum TrialSteps {
    static func of(_ outcome: Outcome) -> [String] {
        let target = outcome.job.target
        if let origin = target.robotsOrigin {
            let isReservation = JobMaking.isReservation(target)
            return [(isReservation ? "tdmrep     " : "robots.txt ") + rules(outcome, of: origin)]
        }
        var steps = outcome.reply.map(transfer) ?? []
        switch outcome.answer {
        case .redirected(let url): steps.append("redirect   to \(url.href), which is asked there")
        case .disallowed: steps.append("robots.txt forbids it to \(Program.name)")
        case .rulesUnanswered(_, let until):
            steps.append("robots.txt is out of reach: the daemon waits until \(RFC3339.format(until))")
        case .page(let extraction, let fingerprint, let digest):
            steps += page(outcome, extraction, fingerprint, digest)
        default: steps.append("page       \(Failure.classify(outcome)?.1 ?? "nothing to read")")
        }
        return steps
    }

    static func verdict(_ outcome: Outcome?) -> String {
        switch outcome?.answer {
        case .rulesUnanswered: "robots.txt is out of reach: the page waits"
        case .disallowed: "robots.txt forbids this page"
        default: outcome.flatMap(Failure.classify)?.1 ?? "no article"
        }
    }

    private static func rules(_ outcome: Outcome, of origin: String) -> String {
        guard let reply = outcome.reply else {
            return Failure.classify(outcome)?.1 ?? "no answer"
        }
        guard case .robots(let body) = outcome.answer, (200..<300).contains(reply.status) else {
            return "\(reply.status)"
        }
        return "\(reply.status), \(body.count) bytes"
    }

    private static func transfer(_ reply: Reply) -> [String] {
        let milliseconds = Int(reply.duration / .milliseconds(1))
        return reply.redirects.map { "redirect   \($0.status) to \($0.to.href)" } + [
            "fetch      \(reply.status), HTTP/\(reply.httpVersion), \(reply.bodyBytes) bytes in \(milliseconds) ms from \(reply.remoteIP ?? "?")"
                + (reply.isTruncated ? ", cut at the limit" : "") + (reply.isPartial ? ", incomplete" : "")
        ]
    }

    private static func page(
        _ outcome: Outcome, _ extraction: Extraction, _ fingerprint: Fingerprint, _ digest: String
    ) -> [String] {
        let article = extraction.article
        let memo = MemoCoding.memo(PageMemo.self, from: outcome.job.target.memo)
        let visit = PageVisit(
            outcome: outcome, extraction: extraction, fingerprint: fingerprint, digest: digest,
            memo: memo ?? PageMemo(url: outcome.job.target.url, firstSeenAt: outcome.startedAt), facts: Facts(),
            now: outcome.startedAt)
        return [
            "decode     \(extraction.charset), by \(extraction.charsetSource.rawValue)",
            "extract    \(extraction.kind.rawValue), by \(article.method.isEmpty ? "nothing" : article.method), quality \(Percent.text(article.quality))",
            "identity   \(visit.address.key)" + (visit.address.isAlias ? "  (not the address asked)" : ""),
            "date       "
                + (article.published.map { "\($0.date.dayText) from \($0.source.rawValue): \($0.raw)" }
                    ?? "none stated"),
            "language   \(article.language ?? "unknown")" + (article.languageSource.map { " by \($0)" } ?? ""),
        ]
    }
}

enum Percent {
    static func text(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
