import Testing

@testable import Store

/// Who may go where many sites live at one address, in milliseconds from some moment.
@Suite struct TurnsTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let place: Turns.Place?
        var address: String? = "a"
        var turn: Int?
        let expected: Turns.Turn
        var bookedUntil: Int?
    }

    static let cases = [
        Case(testDescription: "no address is known", place: nil, address: nil, expected: .go),
        Case(testDescription: "another daemon is deciding", place: nil, expected: .unknown),
        Case(testDescription: "nobody is there", place: Turns.Place(freeAt: 0, bookedUntil: 0), expected: .go),
        Case(
            testDescription: "the pause is not over", place: Turns.Place(freeAt: 103, bookedUntil: 0),
            expected: .wait(until: 103), bookedUntil: 103 + 5_000),
        Case(
            testDescription: "another site's transfer is out there",
            place: Turns.Place(freeAt: 0, bookedUntil: 0, out: [7]), expected: .wait(until: 1_100),
            bookedUntil: 1_100 + 5_000),
        Case(
            testDescription: "the site's own does not count", place: Turns.Place(freeAt: 0, bookedUntil: 0, out: [1]),
            expected: .go),
        Case(
            testDescription: "others are before it", place: Turns.Place(freeAt: 0, bookedUntil: 9_000),
            expected: .wait(until: 9_000), bookedUntil: 9_000 + 5_000),
        Case(
            testDescription: "its turn has come, whoever waits behind it",
            place: Turns.Place(freeAt: 0, bookedUntil: 9_000), turn: 90, expected: .go),
        Case(
            testDescription: "its turn has come, and the address is not free",
            place: Turns.Place(freeAt: 150, bookedUntil: 9_000),
            turn: 90, expected: .wait(until: 150)),
    ]

    @Test(arguments: cases)
    func turn(_ one: Case) {
        var turns = Turns(places: one.place.map { ["a": $0] } ?? [:], at: 100, delay: 5_000)
        #expect(turns.decide(1, at: one.address, turn: one.turn) == one.expected)
        #expect(turns.booked.isEmpty == (one.bookedUntil == nil))
        if let until = one.bookedUntil { #expect(turns.places["a"]?.bookedUntil == until) }
    }

    @Test("Of those that are ready at once one goes, and the others get turns in their order")
    func queue() {
        var turns = Turns(places: ["a": Turns.Place(freeAt: 0, bookedUntil: 0)], at: 0, delay: 5_000)
        let answers = (1...4).map { turns.decide($0, at: "a", turn: nil) }
        #expect(answers == [.go, .wait(until: 1_000), .wait(until: 6_000), .wait(until: 11_000)])
    }
}
