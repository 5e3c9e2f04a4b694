/// How transfers are made, for the life of a `Fetcher`.
package struct FetcherOptions: Sendable, Equatable {
    /// `real.example:443:127.0.0.1:8443`, as CURLOPT_CONNECT_TO has it. Tests map real names to loopback with it.
    /// Mapped or not, a private address is refused unless `allowsPrivateAddresses`.
    package var connectTo: [String] = []
    /// Let private and loopback addresses be connected to.
    package var allowsPrivateAddresses = false
    /// A file of certificates (PEM) to trust besides the system's.
    package var extraCAFile: String?
    /// Explicit; the environment's proxy never counts. The proxy resolves names, so that only addresses written in URLs
    /// are checked when there is one.
    package var proxy: String?
    /// Transfers under way at once, and connections kept open; further ones wait in turn.
    package var maxConnections = 64
    package var maxPerHost = 8
    /// Fetches accepted and not yet answered; more fail with `.shortOfResources`.
    package var maxOutstanding = 4096
    /// Bytes of all bodies that are held at once, decoded: an answer that would go beyond it fails with `.shortOfResources`.
    package var bodyBudgetBytes = 256 << 20
    package var connectTimeout = Duration.seconds(15)
    /// A kept connection that was idle longer is not used again; libcurl's own bound.
    package var idleConnectionAge = Duration.seconds(118)
    /// Ends a transfer slower than this many bytes a second over 20 seconds.
    package var lowSpeedBytesPerSecond = 50

    package init() {}
}
