import ArgumentParser
import Fetch
import Foundation
import Web

struct FetchBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fetch",
        abstract: "Fetches of one address, against curl --parallel, in turns. Needs a server that the caller started.")

    @Argument(help: "The address, on loopback.")
    var address: String

    @Option(help: "Fetches a round.")
    var count = 5_000

    @Option(help: "Transfers at once.")
    var width = 50

    @Option(help: "Rounds.")
    var rounds = 7

    @Option(help: "Where curl is.")
    var curl = "/usr/bin/curl"

    func run() async throws {
        guard let url = WebURL(address) else { throw ValidationError("no address: \(address)") }
        var options = FetcherOptions()
        options.allowsPrivateAddresses = true
        options.maxConnections = width
        options.maxPerHost = width
        let fetcher = try Fetcher(options: options)
        defer { fetcher.close() }
        let hasCurl = FileManager.default.isExecutableFile(atPath: curl)
        var ours: [Duration] = []
        var theirs: [Duration] = []
        let clock = ContinuousClock()
        for round in 0...rounds {
            var time = clock.now
            try await fetchAll(FetchRequest(url: url, userAgent: "rawi-bench"), by: fetcher)
            let mine = clock.now - time
            time = clock.now
            if hasCurl { try fetchAllByCurl() }
            let other = clock.now - time
            guard round > 0 else { continue }
            ours.append(mine)
            theirs.append(other)
        }
        Figures.print("fetches", Double(count) / (ours.median ?? .zero).inSeconds, "fetches/s wall (\(width) at once)")
        guard hasCurl else { return }
        Figures.print("curl --parallel", Double(count) / (theirs.median ?? .zero).inSeconds, "fetches/s wall")
        Figures.print(
            "fetches against curl --parallel", zip(ours, theirs).map { $1 / $0 }.median ?? 0, "times its fetches/s")
    }

    private func fetchAll(_ request: FetchRequest, by fetcher: Fetcher) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                if number >= width { try await group.next() }
                group.addTask {
                    let response = try await fetcher.fetch(request)
                    guard response.status == 200 else { throw ValidationError("status \(response.status)") }
                }
            }
            try await group.waitForAll()
        }
    }

    private func fetchAllByCurl() throws {
        let process = Process()
        process.executableURL = URL(filePath: curl)
        process.arguments = [
            "--silent", "--parallel", "--parallel-max", String(width), "--output", "/dev/null",
            "\(address)?[1-\(count)]",
        ]
        // It shows its progress whatever --silent says.
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ValidationError("curl ended with \(process.terminationStatus)")
        }
    }
}
