import CCurl
import Web

/// Owns one libcurl easy handle, for one request: never used again.
///
/// What an answer leaves in a handle outlives it: in libcurl 7.88.1 a header block whose first line is folded leaves a
/// pointer to freed memory behind (curl#11101, mended in 8.1), which the next answer on the same handle frees again. So each
/// hop and each further attempt gets a fresh one; connections, names and certificates live in the multi handle and are
/// used again all the same. Confined to the transfer thread.
final class EasyHandle {
    let pointer: UnsafeMutableRawPointer
    /// Where curl writes what went wrong, in words.
    private let errorText: UnsafeMutablePointer<CChar>
    /// Lent to curl, which copies no lists.
    private let connectTo: StringList
    private var fields: StringList?

    init(options: FetcherOptions, connectTo: StringList) throws(FetchError) {
        self.connectTo = connectTo
        guard let pointer = curl_easy_init() else { throw .curl(Int32(CURLE_FAILED_INIT.rawValue)) }
        self.pointer = pointer
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        try configure(options)
    }

    deinit {
        curl_easy_cleanup(pointer)
        errorText.deallocate()
    }

    /// Makes the handle ready for one request to `hop`.
    func prepare(_ transfer: Transfer, remaining: Duration) throws(FetchError) {
        let request = transfer.request
        var lines = ["Accept: \(request.accept)"]
        if let etag = request.etag { lines.append("If-None-Match: \(etag)") }
        if let date = request.lastModified { lines.append("If-Modified-Since: \(date)") }
        let fields = try StringList(lines.filter(Self.isFieldSafe))
        try set(CURLOPT_HTTPHEADER, fields)
        self.fields = fields

        try set(CURLOPT_URL, transfer.url.forRequest.href)
        try set(CURLOPT_USERAGENT, Self.isFieldSafe(request.userAgent) ? request.userAgent : "")
        try set(CURLOPT_TIMEOUT_MS, remaining.wholeMilliseconds)
        for cookie in transfer.cookies { try set(CURLOPT_COOKIELIST, cookie) }
        try set(CURLOPT_ACCEPT_ENCODING, transfer.attempt.coding.accepted)
        try set(CURLOPT_HTTP_CONTENT_DECODING, transfer.attempt.coding == .curls ? 1 : 0)
        // What TLS says is shown only to who asks for all that curl tells.
        try set(CURLOPT_VERBOSE, transfer.url.scheme == "https" ? 1 : 0)

        // Unretained: the loop keeps the transfer until the handle has left the multi handle.
        let context = Unmanaged.passUnretained(transfer).toOpaque()
        for option in [
            CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_OPENSOCKETDATA, CURLOPT_PREREQDATA, CURLOPT_DEBUGDATA,
        ] {
            try check(rawi_curl_set_pointer(pointer, option, context))
        }
    }

    /// The cookies that this fetch has got so far, as lines of a cookie file: what the next handle of the same fetch is given.
    var cookies: [String] {
        var list: UnsafeMutablePointer<curl_slist>?
        guard rawi_curl_get_list(pointer, CURLINFO_COOKIELIST, &list) == CURLE_OK else { return [] }
        defer { curl_slist_free_all(list) }
        var lines: [String] = []
        var next = list
        while let item = next?.pointee {
            if let line = item.data { lines.append(String(cString: line)) }
            next = item.next
        }
        return lines
    }

    /// curl's words for what went wrong, or the general ones for that code.
    func words(for code: CURLcode) -> String {
        String(cString: errorText.pointee == 0 ? curl_easy_strerror(code) : UnsafePointer(errorText))
    }

    func long(_ info: CURLINFO) -> Int {
        var value = 0
        return rawi_curl_get_long(pointer, info, &value) == CURLE_OK ? value : 0
    }

    func offset(_ info: CURLINFO) -> Int {
        var value: curl_off_t = 0
        return rawi_curl_get_offset(pointer, info, &value) == CURLE_OK ? Int(value) : 0
    }

    func string(_ info: CURLINFO) -> String? {
        var value: UnsafePointer<CChar>?
        guard rawi_curl_get_string(pointer, info, &value) == CURLE_OK, let value, value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// What may stand in a header field: a value that came from a server must not be able to add a field of its own.
    private static func isFieldSafe(_ line: String) -> Bool {
        line.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }
    }
}

extension Transfer.Coding {
    /// What is asked for; curl undoes what comes only where something is.
    fileprivate var accepted: String? {
        switch self {
        case .ours: "gzip, deflate"
        case .curls: "identity"
        case .none: nil
        }
    }
}

extension EasyHandle {
    private func configure(_ options: FetcherOptions) throws(FetchError) {
        try check(rawi_curl_set_pointer(pointer, CURLOPT_ERRORBUFFER, errorText))
        try check(rawi_curl_set_body(pointer, takeBody))
        try check(rawi_curl_set_header(pointer, takeHeaderLine))
        try check(rawi_curl_set_open_socket(pointer, openSocket))
        try check(rawi_curl_set_before_request(pointer, beforeRequest))
        try check(rawi_curl_set_debug(pointer, seeMessage))

        // Signals would be raised for name resolution time-outs, in a process with other threads.
        try set(CURLOPT_NOSIGNAL, 1)
        // Else a transfer that ends while its name is looked up waits for getaddrinfo, and with it all others.
        try set(CURLOPT_QUICK_EXIT, 1)
        // HTTP/2 is not offered: a server that sends empty DATA frames without end keeps libcurl 7.88.1 within one call, and with
        // it every other transfer (Tests/Torture/tls_servers.py, h2-empty-data). One transfer a site at a time gains nothing by it.
        try set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_FOLLOWLOCATION, 0)
        // The address is normalised already; what is sent is what robots.txt was asked about.
        try set(CURLOPT_PATH_AS_IS, 1)
        // Cookies are kept in memory for the redirects of one fetch: some sites send readers round in circles without.
        try set(CURLOPT_COOKIEFILE, "")
        // "" rather than nothing: nothing means what the environment says, which would go round the address guard.
        try set(CURLOPT_PROXY, options.proxy ?? "")
        try set(CURLOPT_NOPROXY, "")
        try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        try set(CURLOPT_CONNECTTIMEOUT_MS, options.connectTimeout.wholeMilliseconds)
        try set(CURLOPT_LOW_SPEED_LIMIT, max(0, options.lowSpeedBytesPerSecond))
        try set(CURLOPT_LOW_SPEED_TIME, 20)
        try set(CURLOPT_MAXAGE_CONN, options.idleConnectionAge.wholeMilliseconds / 1_000)
        try set(CURLOPT_BUFFERSIZE, 64 << 10)
        try set(CURLOPT_CONNECT_TO, connectTo)
        try configureTrust(options)
    }

    /// Debian's curl trusts a file and a folder, and reads the file anew for each connection as long as there is also a
    /// folder; with the file alone it is read once a day. A file of our own takes the file's place beside the folder.
    private func configureTrust(_ options: FetcherOptions) throws(FetchError) {
        if let extra = options.extraCAFile {
            try set(CURLOPT_CAINFO, extra)
        } else if rawi_curl_default_ca_file() != nil {
            try set(CURLOPT_CAPATH, nil)
        }
    }

    private func set(_ option: CURLoption, _ value: Int) throws(FetchError) {
        try check(rawi_curl_set_long(pointer, option, value))
    }

    private func set(_ option: CURLoption, _ value: String?) throws(FetchError) {
        try check(rawi_curl_set_string(pointer, option, value))
    }

    private func set(_ option: CURLoption, _ value: StringList) throws(FetchError) {
        try check(rawi_curl_set_list(pointer, option, value.pointer))
    }

    private func check(_ code: CURLcode) throws(FetchError) {
        guard code == CURLE_OK else { throw .curl(Int32(code.rawValue)) }
    }
}

extension Duration {
    /// Rounded up, at least one: to curl, zero means no limit.
    var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        guard seconds < Int64(Int32.max) / 1000 - 1 else { return Int(Int32.max) }
        return Int(max(1, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }
}
