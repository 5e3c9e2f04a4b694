package import Web

/// One GET.
package struct FetchRequest: Sendable, Equatable {
    package enum Redirects: Sendable, Equatable {
        /// Follow up to so many, anywhere.
        case follow(Int)
        /// Follow up to so many while the registrable domain stays the same; a step to another site is returned unfollowed,
        /// so that its robots.txt and its politeness can be asked first.
        case sameSite(Int)
        /// Follow up to so many while robots.txt is known to allow it; every other step is returned unfollowed.
        case permitted(Int, by: RedirectPermit)
    }

    package var url: WebURL
    package var userAgent: String
    package var accept: String
    package var etag: String?
    package var lastModified: String?
    /// Decoded bytes; the body is cut there and marked truncated.
    package var bodyLimitBytes: Int
    /// For the whole transfer, redirects included.
    package var deadline: Duration
    package var redirects: Redirects
    /// Not asked at all where its turn comes after that: somebody else may be asking by then. The clock runs on while the machine
    /// sleeps (`CLOCK_BOOTTIME`).
    package var startBy: ContinuousClock.Instant?
    /// Let this one, and its redirects on the same host, go to private and loopback addresses: for a source that the
    /// configuration names as one of the own network.
    package var allowsPrivateAddresses = false

    package init(
        url: WebURL, userAgent: String, accept: String = "*/*", etag: String? = nil, lastModified: String? = nil,
        bodyLimitBytes: Int = 10 << 20, deadline: Duration = .seconds(60), redirects: Redirects = .follow(10)
    ) {
        self.url = url
        self.userAgent = userAgent
        self.accept = accept
        self.etag = etag
        self.lastModified = lastModified
        self.bodyLimitBytes = bodyLimitBytes
        self.deadline = deadline
        self.redirects = redirects
    }
}
