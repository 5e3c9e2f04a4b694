import Fetch
import Glibc
import Loopback
import Testing
import Web

@Suite("Fetches in flight") struct FlightTests {
    @Test("Two hundred at once are all answered, each with its own")
    func manyAtOnce() async throws {
        let server = try LoopbackServer { request in .text(request.host + request.path) }
        var options = FetcherOptions()
        options.connectTo = [server.connectToEverything]
        options.allowsPrivateAddresses = true
        options.maxConnections = 16
        options.maxPerHost = 4
        let fetcher = try Fetcher(options: options)
        let requests = try (0..<200).map { try Asking.request("http://site\($0 % 10).example/\($0)") }
        let answers = await withTaskGroup(of: (Int, Result<String, FetchError>).self) { group in
            for (number, request) in requests.enumerated() {
                group.addTask {
                    do throws(FetchError) {
                        return (number, .success(try await fetcher.fetch(request).text))
                    } catch {
                        return (number, .failure(error))
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(answers.count == 200)
        for (number, answer) in answers { #expect(answer == .success("site\(number % 10).example/\(number)")) }
    }

    @Test("Whose time has passed when its turn comes is not asked for, and takes nobody's place")
    func tooLate() async throws {
        let asking = try Asking({ $0.maxPerHost = 1 }, handler: { _ in .text("quick") })
        for _ in 0..<3 {
            await #expect(throws: FetchError.tooLate) {
                try await asking.get("http://news.example/late") { $0.startBy = .now - .seconds(1) }
            }
        }
        #expect(try await asking.get("http://news.example/") { $0.startBy = .now + .seconds(600) }.text == "quick")
        #expect(asking.server.requests.map(\.path) == ["/"])
    }

    @Test("One host gets no more at once than allowed")
    func perHost() async throws {
        let server = try LoopbackServer { request in request.host == "slow.example" ? .never : .text("quick") }
        var options = FetcherOptions()
        options.connectTo = [server.connectToEverything]
        options.allowsPrivateAddresses = true
        options.maxPerHost = 2
        let fetcher = try Fetcher(options: options)
        let slow = try Asking.request("http://slow.example/")
        let stuck = (0..<6).map { _ in Task { try await fetcher.fetch(slow) } }
        await server.waitForRequests(2)
        #expect(try await fetcher.fetch(Asking.request("http://quick.example/")).text == "quick")
        #expect(server.requests.count { $0.host == "slow.example" } == 2)
        for task in stuck { task.cancel() }
        for task in stuck { #expect(await Self.error(of: task) == .cancelled) }
    }

    @Test("Cancelling a task ends its transfer and leaves the others")
    func cancelOne() async throws {
        let server = try LoopbackServer { request in request.path == "/stuck" ? .never : .text("fine") }
        let fetcher = try Self.fetcher(for: server)
        let stuck = try Asking.request("http://news.example/stuck")
        let task = Task { try await fetcher.fetch(stuck) }
        await server.waitForRequests(1)
        task.cancel()
        #expect(await Self.error(of: task) == .cancelled)
        await server.waitForAbandoned(1)
        #expect(try await fetcher.fetch(Asking.request("http://news.example/")).text == "fine")
    }

    @Test("A task cancelled beforehand asks nothing")
    func cancelledBefore() async throws {
        let server = try LoopbackServer { _ in .text("") }
        let fetcher = try Self.fetcher(for: server)
        let request = try Asking.request("http://news.example/")
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await fetcher.fetch(request)
        }
        #expect(await Self.error(of: task) == .cancelled)
        #expect(server.connections == 0)
    }

    @Test("Cancelling at any moment answers each fetch once")
    func cancelRace() async throws {
        let server = try LoopbackServer { _ in .text("x") }
        let fetcher = try Self.fetcher(for: server)
        let request = try Asking.request("http://news.example/")
        for _ in 0..<200 {
            let tasks = (0..<4).map { _ in Task { try await fetcher.fetch(request) } }
            for task in tasks { task.cancel() }
            for task in tasks {
                let error = await Self.error(of: task)
                #expect(error == nil || error == .cancelled)
            }
        }
        #expect(try await fetcher.fetch(request).text == "x")
    }

    @Test("Closing cancels what is under way, what waits and what comes later")
    func close() async throws {
        let server = try LoopbackServer { _ in .never }
        let fetcher = try Self.fetcher(for: server) { $0.maxConnections = 2 }
        let request = try Asking.request("http://news.example/")
        let tasks = (0..<10).map { _ in Task { try await fetcher.fetch(request) } }
        await server.waitForRequests(2)
        fetcher.close()
        fetcher.close()
        for task in tasks { #expect(await Self.error(of: task) == .cancelled) }
        await #expect(throws: FetchError.cancelled) { try await fetcher.fetch(request) }
    }

    @Test("A fetcher that nobody holds any more ends its thread")
    func deinitCloses() async throws {
        let server = try LoopbackServer { _ in .text("x") }
        for _ in 0..<20 {
            let fetcher = try Self.fetcher(for: server)
            _ = try await fetcher.fetch(Asking.request("http://news.example/"))
        }
        #expect(server.connections == 20)
    }

    @Test("More than may be outstanding is turned away")
    func outstanding() async throws {
        let server = try LoopbackServer { _ in .never }
        let fetcher = try Self.fetcher(for: server) { $0.maxOutstanding = 2 }
        let request = try Asking.request("http://news.example/")
        let tasks = (0..<2).map { _ in Task { try await fetcher.fetch(request) } }
        await server.waitForRequests(2)
        await #expect(throws: FetchError.shortOfResources) { try await fetcher.fetch(request) }
        fetcher.close()
        for task in tasks { #expect(await Self.error(of: task) == .cancelled) }
    }

    @Test("A shortage of descriptors is not the server's fault")
    func noDescriptors() async throws {
        await #expect(processExitsWith: .success) {
            let asking = try Asking { _ in
            } handler: { _ in
                .text("")
            }
            _ = try await asking.get("http://news.example/")
            var limit = rlimit(rlim_cur: 256, rlim_max: 256)
            setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
            while dup(0) >= 0 {}
            let request = try Asking.request("http://other.example/")
            do throws(FetchError) {
                _ = try await asking.fetcher.fetch(request)
                _exit(3)  // not exit: a leak check at the end needs descriptors itself
            } catch {
                _exit(error == .shortOfResources ? 0 : 2)
            }
        }
    }

    private static func fetcher(
        for server: LoopbackServer, _ change: (inout FetcherOptions) -> Void = { _ in }
    ) throws -> Fetcher {
        var options = FetcherOptions()
        options.connectTo = [server.connectToEverything]
        options.allowsPrivateAddresses = true
        change(&options)
        return try Fetcher(options: options)
    }

    private static func error(of task: Task<FetchResponse, any Error>) async -> FetchError? {
        switch await task.result {
        case .success: nil
        case .failure(let error): error as? FetchError
        }
    }
}
