import FoundationEssentials
import Testing

@testable import Daemon

@Suite struct SiteWallsTests {
    private static let day = Date(timeIntervalSince1970: 1_795_219_200)

    @Test("However many sites have a wall, the database keeps so many values, each of so many lines")
    func bounded() {
        var walls = SiteWalls(nil)
        for number in 0..<500 { walls.note(3, of: "site-\(number).example", now: Self.day) }
        #expect(walls.text.split(separator: "\n").count == SiteWalls.most)
        #expect(walls["site-499.example"] == 3 && walls["site-0.example"] == 0)
        let keys = Set((0..<20_000).map { SiteWalls.key("site-\($0).example") })
        #expect(keys.count == SiteWalls.values)
    }

    @Test("What is gone, or was not seen for long, leaves nothing")
    func forgotten() {
        var walls = SiteWalls(nil)
        walls.note(1, of: "a.example", now: Self.day)
        walls.note(2, of: "b.example", now: Self.day.addingTimeInterval(86_400))
        walls.note(4, of: "a.example", now: Self.day.addingTimeInterval(86_400))
        #expect(walls["a.example"] == 4 && walls["b.example"] == 2 && walls["c.example"] == 0)
        #expect(SiteWalls(walls.text) == walls)
        walls.note(0, of: "a.example", now: Self.day.addingTimeInterval(86_400))
        #expect(walls["a.example"] == 0)
        walls.note(1, of: "c.example", now: Self.day.addingTimeInterval(100 * 86_400))
        #expect(walls.text == "c.example 1 \(1_795_219_200 / 86_400 + 100)")
    }

    @Test("What is no such line says nothing", arguments: ["5", "a b c", "a 1", "\n\n", "a 1 2 3"])
    func damaged(text: String) {
        #expect(SiteWalls(text)["a"] == 0)
    }
}
