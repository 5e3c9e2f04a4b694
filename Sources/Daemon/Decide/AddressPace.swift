import FoundationEssentials

/// Politeness by network address: many registrable domains on one small server are one server. One transfer at a time, and the
/// pause between two. In memory only, and bounded: what is forgotten costs one request at the wrong moment.
struct AddressPace {
    private var addressOfSite: [String: String] = [:]
    private var freeAt: [String: Date] = [:]
    /// Transfers that are out, by the target's key.
    private var out: [String: (address: String, site: String)] = [:]
    private static let limit = 20_000
    /// How soon a busy address is looked at again: what ends wakes the loop, but not the site.
    private static let glance = Duration.seconds(1)

    /// Learnt from an answer.
    mutating func note(site: String, address: String) {
        if addressOfSite.count >= Self.limit { addressOfSite = [:] }
        addressOfSite[site] = address
    }

    /// When the address behind the site may be asked again; nil when it is not known or free already.
    func wait(site: String, now: Date) -> Date? {
        guard let address = addressOfSite[site] else { return nil }
        // How many at a time a site itself takes is for the claim to say.
        if out.values.contains(where: { $0.address == address && $0.site != site }) {
            return max(freeAt[address] ?? now, now.adding(Self.glance))
        }
        guard let free = freeAt[address], free > now else { return nil }
        return free
    }

    mutating func started(key: String, site: String, freeAt free: Date) {
        guard let address = addressOfSite[site] else { return }
        if freeAt.count >= Self.limit { freeAt = [:] }
        freeAt[address] = max(freeAt[address] ?? free, free)
        out[key] = (address, site)
    }

    /// The clock was set.
    mutating func shift(by difference: Duration) { freeAt = freeAt.mapValues { $0.adding(difference) } }

    mutating func ended(key: String) { out[key] = nil }
}
