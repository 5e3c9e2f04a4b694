import ClusterModel
import PostgresServer
import Testing

@Suite(.serialized, .enabled(if: PostgresServer.shared != nil)) struct ClusterModelTests {
    /// With clocks that are wrong by up to an hour, queues, kills and freezes beyond the lease.
    @Test("Daemons on one database keep the pace of sites and addresses, and settle everything once")
    func polite() throws {
        var model = ClusterModel()
        model.seed = UInt64.random(in: 0..<1 << 32)
        let report = try model.run(on: try #require(PostgresServer.shared))
        print("rawi-cluster --seed \(model.seed): \(report)")
        #expect(report.complaints == [])
        #expect(report.settled > 100)
    }
}
