/// Transfers by libcurl's multi interface on a thread of its own.
package struct FetcherOptions: Sendable {
    /// `real.example:443:127.0.0.1:8443`, as CURLOPT_CONNECT_TO has it. Tests map real names to loopback with it.
    package var connectTo: [String] = []
    /// Let private and loopback addresses be connected to.
    package var allowsPrivateAddresses = false
    /// A file of certificates to trust besides the system's.
    package var extraCAFile: String?
    /// Explicit; the environment's proxy never counts.
    package var proxy: String?
    package var maxConnections = 64
    package var maxPerHost = 8
    package var connectTimeout = Duration.seconds(15)
    /// Ends a transfer slower than this many bytes a second over 20 seconds.
    package var lowSpeedBytesPerSecond = 50

    package init() {}
}

/// Starts its thread on creation and ends it on `close` or deinit.
package final class Fetcher: Sendable {
    package init(options: FetcherOptions) throws(FetchError) {}

    /// Cancelling the task ends the transfer at once.
    package func fetch(_ request: FetchRequest) async throws(FetchError) -> FetchResponse { throw .cancelled }

    /// Ends what is in flight with `.cancelled` and joins the thread.
    package func close() {}
}
