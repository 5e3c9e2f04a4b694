import Testing

@testable import Daemon

@Suite struct StormWatchTests {
    private func failure(_ number: Int) -> Remark {
        Remark(.warning, "s\(number): http_500", ["source": "s\(number)"], id: .sourceFailing)
    }

    @Test("Of many failures at once the first are warnings, the others are counted, and none is lost")
    func storm() {
        var storm = StormWatch()
        let said = (1...60).map { storm.fitted(failure($0)) }
        #expect(said.count { $0.level == .warning } == StormWatch.most)
        #expect(said.map(\.message) == (1...60).map { failure($0).message })
        #expect(said.allSatisfy { $0.id == .sourceFailing })
        #expect(storm.summary() == "40 more sources fail: rawi sources names them")
        #expect(storm.summary() == nil)
        #expect(storm.fitted(failure(1)).level == .warning)
    }

    @Test("Other warnings are said as they are")
    func others() {
        var storm = StormWatch()
        for _ in 1...60 { _ = storm.fitted(failure(1)) }
        let wall = Remark(.warning, "walled.example shows a bot wall")
        #expect(storm.fitted(wall) == wall)
    }
}
