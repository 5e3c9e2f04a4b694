import Testing

@testable import Fetch

@Suite("Admission") struct AdmissionTests {
    @Test("First come, first served, within both limits")
    func order() {
        var admission = Admission<Int>(limit: 3, limitPerHost: 2)
        for (number, host) in ["a", "a", "a", "b", "c"].enumerated() { admission.enqueue(number, host: host) }
        #expect([admission.next(), admission.next(), admission.next(), admission.next()] == [0, 1, 3, nil])
        admission.release(host: "b")
        #expect(admission.next() == 4)
        admission.release(host: "c")
        #expect(admission.next() == nil)
        admission.release(host: "a")
        #expect(admission.next() == 2)
    }

    @Test("A redirect takes its slot along")
    func move() {
        var admission = Admission<Int>(limit: 3, limitPerHost: 1)
        for (number, host) in ["a", "a", "b"].enumerated() { admission.enqueue(number, host: host) }
        #expect(admission.next() == 0)
        admission.move(from: "a", to: "b")
        #expect(admission.next() == 1)
        #expect(admission.next() == nil)
        admission.release(host: "b")
        #expect(admission.next() == 2)
    }

    @Test("What is withdrawn is not started")
    func withdraw() {
        var admission = Admission<Int>(limit: 1, limitPerHost: 1)
        for number in 0..<4 { admission.enqueue(number, host: "a") }
        #expect(admission.withdraw { $0 == 0 } == 0)
        #expect(admission.withdraw { $0 == 9 } == nil)
        #expect(admission.next() == 1)
        #expect(admission.withdrawAll() == [2, 3])
        admission.release(host: "a")
        #expect(admission.next() == nil)
    }

    @Test("Limits below one are one")
    func floor() {
        var admission = Admission<Int>(limit: 0, limitPerHost: -1)
        admission.enqueue(1, host: "a")
        #expect(admission.next() == 1)
    }

    @Test(
        "curl is told whole milliseconds, at least one",
        arguments: [
            (Duration.zero, 1), (.seconds(-9), 1), (.microseconds(1), 1), (.milliseconds(300), 300),
            (.microseconds(300_001), 301), (.seconds(60), 60_000), (.seconds(Int64.max / 2), Int(Int32.max)),
        ])
    func milliseconds(duration: Duration, expected: Int) {
        #expect(duration.wholeMilliseconds == expected)
    }
}
