import CCurl
import Web

/// What follows from the end of one hop.
enum TransferEnd {
    case answer(FetchResponse)
    case fail(FetchError)
    case follow(WebURL)
    case again(Transfer.Attempt)
}

extension Transfer {
    /// Reads the end of this hop from curl's code and what arrived until then.
    func end(_ code: CURLcode, words: String) -> TransferEnd {
        if isHeaderTooLarge { return .fail(.headersTooLarge) }
        if isOverBudget { return .fail(.shortOfResources) }
        if isOtherwiseCoded { return again { $0.coding = .curls } }
        if isUndecoded { return again { $0.coding = .none } }
        if code == CURLE_OK || isTruncated {
            // However whole the answer looks, what is packed in it may end early.
            let isCut = !isTruncated && (inflation.map { !$0.isWhole } ?? isClosedWithoutGoodbye)
            return header.isFinal ? settled(isPartial: isCut) : unfinished
        }
        if inflation?.isBroken == true { return settled(isPartial: true) }

        switch code {
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_AGAIN:
            return header.isFinal ? settled(isPartial: true) : .fail(.connectionLost)
        case CURLE_BAD_CONTENT_ENCODING:
            if attempt.coding == .curls, body.isEmpty, !header.redirects { return again { $0.coding = .none } }
            return header.isFinal ? settled(isPartial: true) : .fail(.badResponse(words))
        case CURLE_OUT_OF_MEMORY where header.bytes > 0 && !header.isFinal:
            return .fail(.headersTooLarge)  // one line over curl's 100 KB
        case CURLE_BAD_FUNCTION_ARGUMENT where header.bytes > 0 && !header.isFinal:
            // curl 7.88's answer to a header block that begins with a folded line: nothing there to fold onto.
            return .fail(.badResponse("a header that begins with a folded line"))
        case CURLE_COULDNT_CONNECT, CURLE_ABORTED_BY_CALLBACK:
            if let refused { return .fail(.addressRefused(refused.description)) }
            return .fail(isShortOfSockets ? .shortOfResources : .cannotConnect)
        default:
            return .fail(FetchError(code, words: words))
        }
    }

    /// Bytes came, and none of them made sense to the decoder. For br and zstd that is no error to curl; more bytes than any
    /// coding makes of nothing tell.
    private var isUndecoded: Bool {
        guard body.isEmpty, header.isFinal, !header.redirects, !isTruncated else { return false }
        switch attempt.coding {
        case .ours: return inflation.map { !$0.isWhole } ?? false
        case .curls: return hopWireBytes > 32
        case .none: return false
        }
    }

    /// A body of no stated length, over TLS, that may end where somebody cut the connection: not whole by RFC 9112 section 8. That
    /// is no error to curl, which takes servers as they are; here what says itself that it has ended counts as whole.
    private var isClosedWithoutGoodbye: Bool {
        tls.isWithoutGoodbye && header.isEndedByClose && !DocumentEnd.isThere(in: body)
    }

    /// A connection closed within the header is no error to curl.
    private var unfinished: TransferEnd { .fail(.connectionLost) }

    private func again(_ change: (inout Attempt) -> Void) -> TransferEnd {
        var next = attempt
        change(&next)
        return .again(next)
    }

    private func settled(isPartial: Bool) -> TransferEnd {
        let step = RedirectStep.after(header, visited: visited, policy: request.redirects)
        switch step {
        case .follow(let next): return .follow(next)
        case .fail(let error): return .fail(error)
        case .stay, .leave:
            if attempt.coding == .none, body.starts(with: [0x1f, 0x8b]), header.headers["Content-Encoding"] != nil {
                return .fail(.badResponse("broken content coding"))  // sent unasked, and still nothing to be read
            }
            var response = FetchResponse(url: url, status: header.status, headers: header.headers, body: body)
            if case .leave(let next) = step { response.unfollowed = next }
            response.redirects = redirects
            response.isTruncated = isTruncated
            // A part that was not asked for is a part all the same (RFC 9110 section 15.3.7).
            response.isPartial = isPartial || response.status == 206
            response.hold = hold
            return .answer(response)
        }
    }
}

extension FetchError {
    /// For a transfer without a usable header.
    init(_ code: CURLcode, words: String) {
        switch code {
        case CURLE_URL_MALFORMAT: self = .badURL
        case CURLE_COULDNT_RESOLVE_HOST: self = .noSuchHost
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_CONNECT, CURLE_PROXY: self = .cannotConnect
        case CURLE_OPERATION_TIMEDOUT: self = .timeout
        case CURLE_OUT_OF_MEMORY, CURLE_AGAIN: self = .shortOfResources
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS,
            CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_ENGINE_INITFAILED, CURLE_USE_SSL_FAILED:
            self = .tls(words)
        // The protocol was looked at before: what curl means is an answer of HTTP/0.9.
        case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL: self = .badResponse(words)
        default: self = .curl(Int32(code.rawValue))
        }
    }
}
