import FoundationEssentials

/// Politeness by network address: many registrable domains on one small server are one server. In memory only, and bounded:
/// what is forgotten costs one request at the wrong moment.
struct AddressPace {
    private var addressOfSite: [String: String] = [:]
    private var freeAt: [String: Date] = [:]
    private static let limit = 20_000

    /// Learnt from an answer.
    mutating func note(site: String, address: String) {
        if addressOfSite.count >= Self.limit { addressOfSite = [:] }
        addressOfSite[site] = address
    }

    /// When the address behind the site may be asked again; nil when it is not known or free already.
    func wait(site: String, now: Date) -> Date? {
        guard let address = addressOfSite[site], let free = freeAt[address], free > now else { return nil }
        return free
    }

    mutating func started(site: String, freeAt free: Date) {
        guard let address = addressOfSite[site] else { return }
        if freeAt.count >= Self.limit { freeAt = [:] }
        freeAt[address] = max(freeAt[address] ?? free, free)
    }
}
