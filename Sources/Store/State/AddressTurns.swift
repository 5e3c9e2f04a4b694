import FoundationEssentials

/// Politeness by network address: many sites on one small server are one server. One transfer at a time, and the pause between two.
/// Who has to wait is given a turn, and is not looked at before: with thousands of sites behind one address nobody is asked again
/// and again.
///
/// In memory only, and bounded: what is forgotten costs one request at the wrong moment.
struct AddressTurns: Sendable {
    enum Turn: Equatable {
        case go
        case wait(until: Date)
    }

    private struct Place {
        var freeAt = Date.distantPast
        /// The last turn that was given out ends then.
        var bookedUntil = Date.distantPast
        /// The sites of the transfers that are out, by the target's key.
        var out: [String: String] = [:]
    }

    private var addressOfSite: [String: String] = [:]
    private var places: [String: Place] = [:]
    private var turnOfSite: [String: Date] = [:]
    /// Where the transfers that are out went, by the target's key.
    private var addressOfKey: [String: String] = [:]

    private static let limit = 20_000
    /// How soon a busy address is looked at again: how long a transfer takes nobody knows.
    private static let glance = Duration.seconds(1)

    /// Whether the site may begin a transfer now, as far as its address goes; if not, it has a turn from now on.
    mutating func turn(of site: String, at now: Date, delay: Duration) -> Turn {
        guard let address = addressOfSite[site] else { return .go }
        var place = places[address] ?? Place()
        // How many at a time a site itself takes is for the claim to say.
        let isBusy = place.out.values.contains { $0 != site }
        let free = max(place.freeAt, isBusy ? now + Self.glance / .seconds(1) : now)
        if let turn = turnOfSite[site] {
            let next = max(turn, free)
            guard next <= now else { return .wait(until: next) }
            turnOfSite[site] = nil
            return .go
        }
        let next = max(free, place.bookedUntil)
        guard next > now else { return .go }
        place.bookedUntil = next + max(delay, Self.glance) / .seconds(1)
        places[address] = place
        turnOfSite[site] = next
        return .wait(until: next)
    }

    mutating func claimed(_ key: String, site: String) {
        guard let address = addressOfSite[site] else { return }
        places[address, default: Place()].out[key] = site
        addressOfKey[key] = address
    }

    mutating func ended(_ keys: some Sequence<String>) {
        for key in keys {
            guard let address = addressOfKey.removeValue(forKey: key) else { continue }
            places[address]?.out[key] = nil
        }
    }

    /// `address` is where an answer came from; an empty one is nobody's alone, and paces no other site.
    mutating func started(site: String, freeAt free: Date, address: String?) {
        if let address { learn(address, of: site) }
        guard let address = addressOfSite[site] else { return }
        places[address, default: Place()].freeAt = max(places[address]?.freeAt ?? free, free)
    }

    private mutating func learn(_ address: String, of site: String) {
        if addressOfSite.count >= Self.limit {
            addressOfSite = [:]
            turnOfSite = [:]
            places = places.filter { !$0.value.out.isEmpty }
        }
        addressOfSite[site] = address.isEmpty ? nil : address
        if address.isEmpty { turnOfSite[site] = nil }
    }

    /// The clock was set.
    mutating func shift(by difference: Duration) {
        for address in places.keys {
            places[address]?.freeAt += difference / .seconds(1)
            places[address]?.bookedUntil += difference / .seconds(1)
        }
        turnOfSite = turnOfSite.mapValues { $0 + difference / .seconds(1) }
    }
}
