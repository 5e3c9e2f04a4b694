package import Extract
package import Feeds
import Fetch
import Store
import Web

/// Failures sorted by what they say about the future.
package enum Failure {
    static func classify(_ outcome: Outcome) -> (FailureClass, String)? {
        switch outcome.answer {
        case .fetchFailed(let error): return (classify(error), describe(error))
        case .httpError:
            let status = outcome.reply?.status ?? 0
            switch status {
            case 408, 425: return (.temporary, "http_\(status)")
            case 404, 429, 500...599: return (.soft, "http_\(status)")
            default: return (.hard, "http_\(status)")
            }
        case .notModifiedUnasked: return (.soft, "304 to a request without validators")
        case .feedUnreadable(let error): return (.soft, describe(error))
        case .noListing(let kind):
            let reason = describe(noListing: kind, isFeed: outcome.job.target.kind != .listing)
            return (outcome.reply?.status == 403 ? .hard : .soft, reason)
        // Neither a feed nor a picture becomes a page by waiting.
        case .pageUnreadable(.notHTML(let kind)) where kind != .empty && kind != .text:
            return (.hard, describe(ExtractError.notHTML(kind)))
        case .pageUnreadable(let error): return (.soft, describe(error))
        case .folderUnreadable(let reason): return (.soft, reason)
        case .documentUnreadable(let fault): return (.soft, fault.sentence)
        default: return nil
        }
    }

    private static func classify(_ error: FetchError) -> FailureClass {
        switch error {
        case .badURL, .addressRefused, .badRedirect, .tooManyRedirects: .hard
        case .noSuchHost, .cannotConnect, .tls, .timeout, .headersTooLarge, .badResponse, .connectionLost, .curl: .soft
        case .cancelled, .tooLate, .shortOfResources: .temporary
        }
    }

    package static func describe(_ error: FeedError) -> String {
        switch error {
        case .isHTML: "not a feed but HTML"
        case .empty: "an empty answer"
        case .unknownFormat: "no known feed format"
        case .malformed(let byte): "malformed at byte \(byte)"
        }
    }

    private static func describe(noListing kind: Extraction.Kind, isFeed: Bool) -> String {
        switch kind {
        case .challenge: "not \(isFeed ? "a feed" : "a list of articles") but a bot wall"
        case .login: "not a list of articles but a login form"
        case .shell: "not a list of articles but a page that needs scripts"
        case .error: "not a list of articles but an error page"
        case .article, .uncertain, .index, .video, .offer, .interstitial, .empty: "no links to articles there"
        }
    }

    package static func describe(_ error: ExtractError) -> String {
        switch error {
        case .notHTML(.feed): "not a page but a feed (a source of kind feed can follow it)"
        case .notHTML(.sitemap): "not a page but a sitemap (a source of kind sitemap can follow it)"
        case .notHTML(let kind): "not HTML but \(kind.rawValue)"
        case .unparsable: "unreadable HTML"
        case .cancelled: "reading was cancelled"
        case .document(let fault): fault.sentence
        }
    }

    static func describe(_ error: FetchError) -> String {
        switch error {
        case .badURL: "bad address"
        case .addressRefused(let address):
            "address refused: \(address) (private; fetch.allow_private_addresses would let it)"
        case .noSuchHost: "no such host"
        case .cannotConnect: "cannot connect"
        case .tls(let reason): "TLS: \(reason)"
        case .timeout: "timed out"
        case .tooManyRedirects: "too many redirects"
        case .badRedirect(let to): "bad redirect to \(to)"
        case .headersTooLarge: "headers too large"
        case .badResponse(let reason): "bad response: \(reason)"
        case .connectionLost: "connection lost"
        case .cancelled: "cancelled"
        case .tooLate: "its time had passed before it could begin"
        case .shortOfResources: "too little memory or too few descriptors for it now"
        case .curl(let code): "curl error \(code)"
        }
    }
}
