import CCurl
import Web

/// One fetch under way: the hop it is at and what came of it so far. Confined to the transfer thread.
final class Transfer {
    /// What is tried again, once each, when a server fails at something it offered.
    struct Attempt: Equatable {
        var coding = Coding.ours
    }

    /// Who undoes the content coding. curl does not say when one ends early.
    enum Coding {
        /// We do, and offer nothing else.
        case ours
        /// curl does, with what was sent unasked: nobody can tell whether that is whole.
        case curls
        /// Nobody, after one that is unknown or broken.
        case none
    }

    /// What the address guard looks at.
    enum Guarding {
        case nothing
        /// Behind a proxy, whose own address the configuration vouches for and which alone knows the others: only
        /// addresses that stand in URLs.
        case hosts
        case everything
    }

    let submission: Submission
    /// Set when it is admitted; the deadline counts from there.
    private(set) var started: ContinuousClock.Instant
    /// From when it came until then.
    private(set) var waited = Duration.zero
    private let guards: Guarding
    var request: FetchRequest { submission.request }

    /// Asked so far; the last is where the transfer is.
    private(set) var visited: [WebURL]
    private(set) var redirects: [FetchResponse.Redirect] = []
    private(set) var attempt = Attempt()
    private(set) var wireBytes = 0
    /// Of this hop; each has its own.
    var handle: EasyHandle?
    /// What the hops before have set, for this fetch alone: some sites send readers round in circles without.
    var cookies: [String] = []

    // Of this hop.
    private(set) var header = HeaderBlock()
    private(set) var body: [UInt8] = []
    private(set) var isTruncated = false
    /// All bodies together have become too large, and this one is to go.
    private(set) var isOverBudget = false
    private(set) var hold: BodyHold
    private let budget: BodyBudget
    /// From the first byte of a body that is packed in a way we know.
    private(set) var inflation: Inflation?
    /// Packed in a way that we do not undo.
    private(set) var isOtherwiseCoded = false
    private(set) var isHeaderTooLarge = false
    private(set) var hopWireBytes = 0
    /// No socket could be had; the server is not to blame.
    var isShortOfSockets = false
    private(set) var refused: IPAddress?
    var tls = TLSEnd()

    /// A redirect's body is read so that its connection can be used again, but not further than this.
    private static let redirectBodyLimitBytes = 64 << 10

    init(_ submission: Submission, guards: Guarding, budget: BodyBudget, started: ContinuousClock.Instant) {
        self.submission = submission
        self.guards = guards
        self.budget = budget
        hold = BodyHold(budget)
        self.started = started
        visited = [submission.request.url.forRequest]
    }

    /// Its turn has come.
    func begin(at now: ContinuousClock.Instant) throws(FetchError) {
        waited = now - started
        started = now
        if let latest = request.startBy, now > latest { throw .tooLate }
    }

    var url: WebURL { visited.last ?? request.url }

    /// False ends the transfer: the body is cut there, cannot be read on, or is asked for in another way.
    func take(body bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        if attempt.coding == .ours, body.isEmpty, inflation == nil {
            switch ContentCoding(header.headers) {
            case .none: break
            case .inflated(let coding): inflation = Inflation(coding)
            case .other: isOtherwiseCoded = !header.redirects
            }
        }
        if isOtherwiseCoded { return false }
        guard let inflation else { return keep(bytes) }
        return inflation.take(bytes, keep)
    }

    /// Within the limits, which count what was unpacked.
    private func keep(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let wanted = max(0, request.bodyLimitBytes)
        let limit = header.redirects ? min(wanted, Self.redirectBodyLimitBytes) : wanted
        if body.isEmpty, let length = header.declaredLength, length > 0 {
            body.reserveCapacity(min(length, limit, 1 << 20))
        }
        let room = limit - body.count
        guard hold.grow(by: min(bytes.count, room)) else {
            isOverBudget = true
            return false
        }
        body.append(contentsOf: bytes.prefix(room))
        isTruncated = bytes.count > room
        return !isTruncated
    }

    /// False ends the transfer.
    func take(headerLine: UnsafeBufferPointer<UInt8>) -> Bool {
        isHeaderTooLarge = !header.take(headerLine)
        return !isHeaderTooLarge
    }

    /// Whether this hop may go to a private address: what a request is allowed holds on its own host only.
    private var isExempt: Bool {
        guards == .nothing || request.allowsPrivateAddresses && url.host == request.url.host
    }

    /// The host, where it is an address that may not be asked for.
    var refusedHost: IPAddress? {
        guard !isExempt, let address = IPAddress(url.host), AddressGuard.refuses(address) else { return nil }
        return address
    }

    /// Whether the address may be talked to; nil is one of no known kind, which may not.
    func permits(_ address: IPAddress?) -> Bool {
        if isExempt || guards == .hosts { return true }
        guard let address else { return false }
        if AddressGuard.refuses(address) {
            refused = address
            return false
        }
        return true
    }

    func beginHop() {
        header = HeaderBlock()
        body = []
        hold = BodyHold(budget)
        isTruncated = false
        isOverBudget = false
        inflation = nil
        isOtherwiseCoded = false
        isHeaderTooLarge = false
        hopWireBytes = 0
        refused = nil
        isShortOfSockets = false
        tls = TLSEnd()
    }

    func count(wireBytes more: Int) {
        hopWireBytes = more
        wireBytes += more
    }

    func follow(to next: WebURL) {
        redirects.append(FetchResponse.Redirect(from: url, to: next, status: header.status))
        visited.append(next)
        beginHop()
    }

    func tryAgain(_ attempt: Attempt) {
        self.attempt = attempt
        beginHop()
    }
}
