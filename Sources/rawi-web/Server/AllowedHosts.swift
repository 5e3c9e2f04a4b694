import Bytes

/// The names that this server goes by. A name of somebody else's that leads here is how a page of his would read ours (DNS
/// rebinding): such requests are refused.
struct AllowedHosts: Sendable {
    private let names: Set<String>

    /// - Parameter more: what a proxy in front passes on, beside the loopback names.
    init(_ more: [String] = []) { names = Set(["localhost", "127.0.0.1", "[::1]"] + more.map { $0.lowercased() }) }

    /// - Parameter host: a `Host` field; its port is whatever the way here had.
    func takes(_ host: String) -> Bool {
        let host = host.lowercased()
        if names.contains(host) { return true }
        guard let colon = host.utf8.lastIndex(of: UInt8(ascii: ":")) else { return false }
        let port = host.utf8[host.utf8.index(after: colon)...]
        return !port.isEmpty && port.allSatisfy(ASCII.isDigit) && names.contains(String(host[..<colon]))
    }
}
