package import Web

/// What came back: any status, with the body as far as it was read, content coding undone.
package struct FetchResponse: Sendable {
    package struct Redirect: Sendable, Equatable, Codable {
        /// The address that answered with the redirect.
        package var from: WebURL
        /// Where it pointed.
        package var to: WebURL
        package var status: Int

        package init(from: WebURL, to: WebURL, status: Int) {
            self.from = from
            self.to = to
            self.status = status
        }

        /// 301 and 308.
        package var isPermanent: Bool { status == 301 || status == 308 }
    }

    /// The address that gave this response, redirects followed.
    package var url: WebURL
    package var status: Int
    package var headers: HTTPHeaders
    package var body: [UInt8]
    package var redirects: [Redirect] = []
    /// A redirect that was left to the caller (`Redirects.sameSite`, `.permitted`).
    package var unfollowed: WebURL?
    /// `1.1`, `2`.
    package var httpVersion = "1.1"
    package var remoteIP: String?
    package var duration = Duration.zero
    /// How long it stood in the queue before that.
    package var waited = Duration.zero
    /// Bytes on the wire, before content coding was undone.
    package var wireBytes = 0
    /// Cut at `bodyLimitBytes`.
    package var isTruncated = false
    /// The transfer ended early (wrong Content-Length, broken chunking, reset): what came may lack its end.
    package var isPartial = false
    /// The body's place in the fetcher's `BodyBudget`; nil where the answer came from no fetcher.
    package var hold: BodyHold?

    package init(url: WebURL, status: Int, headers: HTTPHeaders, body: [UInt8]) {
        self.url = url
        self.status = status
        self.headers = headers
        self.body = body
    }
}
