import CCurl
import Glibc
import Synchronization

/// Fetches by libcurl's multi interface on a thread of its own.
///
/// Starts its thread on creation and ends it on `close` or deinit.
package final class Fetcher: Sendable {
    private let inbox: Inbox
    private let thread: Mutex<TransferThread?>

    /// curl_global_init(3), once, before any thread uses curl.
    private static let isCurlReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// Throws `.tls` where `extraCAFile` cannot be read, `.curl` where curl or the thread cannot start, `.shortOfResources` where there are
    /// no descriptors for it.
    package init(options: FetcherOptions) throws(FetchError) {
        if let file = options.extraCAFile, access(file, R_OK) != 0 { throw .tls("cannot read \(file)") }
        guard Self.isCurlReady, let multi = curl_multi_init() else {
            throw .curl(Int32(CURLE_FAILED_INIT.rawValue))
        }
        // Without descriptors for it curl gives a handle that nothing wakes, and says so only here: each fetch would wait for a minute.
        guard curl_multi_wakeup(multi) == CURLM_OK else {
            curl_multi_cleanup(multi)
            throw .shortOfResources
        }
        let connections = max(1, options.maxConnections)
        rawi_curl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, connections)
        rawi_curl_multi_set_long(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, connections)

        let inbox = Inbox(multi: multi, limit: max(1, options.maxOutstanding))
        self.inbox = inbox
        let start: TransferThread
        do throws(FetchError) {
            start = try TransferThread { TransferLoop(options: options, inbox: inbox).run() }
        } catch {
            curl_multi_cleanup(multi)
            throw error
        }
        thread = Mutex(start)
    }

    deinit { close() }

    /// One GET, redirects followed as the request says. Cancelling the task ends the transfer at once.
    ///
    /// Any status is a response; errors are for what gave none. `.badURL` is for what is not http or https, or has a port of
    /// another service. A deadline counts from when the transfer starts, which
    /// `maxConnections` and `maxPerHost` may put off.
    package func fetch(_ request: FetchRequest) async throws(FetchError) -> FetchResponse {
        guard request.url.isFetchable else { throw .badURL }
        let ticket = Ticket()
        let result: Result<FetchResponse, FetchError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                inbox.submit(Submission(ticket: ticket, request: request, continuation: continuation))
            }
        } onCancel: {
            inbox.cancel(ticket)
        }
        return try result.get()
    }

    /// Ends what is in flight with `.cancelled` and joins the thread. Later fetches are `.cancelled` too.
    package func close() {
        inbox.close()
        thread.withLock { $0.take() }?.join()
    }
}
