/// Who of those that are ready may go, where many sites live at one address: one transfer at a time goes there, and who has to wait is
/// given a turn and not looked at before. Pure; in milliseconds by the server's clock.
struct Turns {
    struct Place: Equatable {
        var freeAt: Int
        /// The last turn that was given out ends then.
        var bookedUntil: Int
        /// Sites of the transfers that are out there.
        var out: Set<Int64> = []
    }

    enum Turn: Equatable {
        case go
        case wait(until: Int)
        /// Another daemon is deciding about that address this very moment.
        case unknown
    }

    /// By address; those that another daemon holds are missing.
    private(set) var places: [String: Place]
    /// Whose turns have been given out.
    private(set) var booked: Set<String> = []

    private let now: Int
    private let delay: Int
    /// How soon a busy address is looked at again: how long a transfer takes nobody knows.
    private static let glance = 1_000

    init(places: [String: Place], at now: Int, delay: Int) {
        self.places = places
        self.now = now
        self.delay = delay
    }

    /// - Parameter turn: what the site was given before.
    mutating func decide(_ site: Int64, at address: String?, turn: Int?) -> Turn {
        guard let address else { return .go }
        guard var place = places[address] else { return .unknown }
        // How many at a time a site itself takes is for the claim to say.
        let isBusy = place.out.contains { $0 != site }
        let free = max(place.freeAt, isBusy ? now + Self.glance : now)
        let next = max(free, turn ?? place.bookedUntil)
        if next <= now {
            place.out.insert(site)
            places[address] = place
            return .go
        }
        if turn == nil {
            place.bookedUntil = next + max(delay, Self.glance)
            places[address] = place
            booked.insert(address)
        }
        return .wait(until: next)
    }
}
