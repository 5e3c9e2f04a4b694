import Glibc
import Workbench

extension Limits {
    static let folders = [
        Row(name: "store on a read-only file system", expected: "73") { bench in
            guard let disk = try TemporaryDisk() else { return nil }
            let ordeal = try Ordeal(rawi: bench.rawi, shim: bench.shim, store: disk.path + "/var")
            _ = try await ordeal.runWell(turn: 0)
            guard disk.makeReadOnly() else { return nil }
            let daemon = try ordeal.here.start(["--once"])
            return try await ending(ordeal, daemon)
        },
        Row(name: "read-only from the eighth write on", expected: "73") { bench in
            let ordeal = try Ordeal(rawi: bench.rawi, shim: bench.shim)
            let fault = Shim.Fault(call: "write", number: 8, goesOn: true, what: "EROFS")
            let environment = bench.shim.environment(
                fault, under: ordeal.here.store, note: ordeal.here.folder + "/struck")
            return try await ending(ordeal, try ordeal.here.start(["--once"], environment: environment))
        },
        Row(name: "store of somebody else", expected: "77") { bench in
            let ordeal = try Ordeal(rawi: bench.rawi, shim: bench.shim)
            _ = try await ordeal.runWell(turn: 0)
            guard geteuid() == 0 else { return nil }
            chmod(ordeal.here.folder, 0o755)
            let nobody = ["/usr/bin/setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
            // Root's own program may lie where nobody else can look.
            let program = ordeal.here.folder + "/rawi"
            try Files.write(Files.bytes(bench.rawi), over: program)
            chmod(program, 0o755)
            let words = nobody + [program, "run", "--once", "--config", ordeal.here.configuration]
            let log = ordeal.here.log
            let child = try ChildProcess(words[0], Array(words.dropFirst()), output: log, errors: log)
            return try await ending(ordeal, Daemon(child: child, installation: ordeal.here))
        },
        moved("store renamed while it runs", expected: "74") { store in rename(store, store + ".elsewhere") == 0 },
        moved("store removed while it runs", expected: "74") { store in
            Files.remove(store)
            return true
        },
        moved("store removed and made anew while it runs", expected: "74") { store in
            rename(store, store + ".elsewhere") == 0 && mkdir(store, 0o755) == 0
        },
        moved("lock removed while it runs", expected: "74") { store in unlink(store + "/lock") == 0 },
        moved("database removed while it runs", expected: "goes on") { store in unlink(store + "/state.sqlite") == 0 },
        // Not closed just before it is removed: then it would be no open one.
        moved("open segment removed while it runs", expected: "74", segment: "1MiB") { store in
            Cuts.openSegment(of: "records", store).map { unlink($0) == 0 } ?? false
        },
        inPlace("a folder in the place of the database", "state.sqlite", expected: "73"),
        inPlace("a folder in the place of the manifest", "manifest.jsonl", expected: "74"),
        inPlace("a folder in the place of the lock", "lock", expected: "73"),
        inPlace("a folder in the place of the link", "current.jsonl", expected: "74"),
        inPlace("a folder in the place of the status file", "status.json", expected: "all recorded"),
    ]

    private static func moved(
        _ name: String, expected: String, segment: String = "24KiB", _ change: @escaping @Sendable (String) -> Bool
    ) -> Row {
        Row(name: name, expected: expected) { bench in
            let ordeal = try Ordeal(rawi: bench.rawi, shim: bench.shim, isQuick: true, segment: segment)
            let daemon = try ordeal.here.start()
            try await daemon.waits(for: "the first records") { try records(ordeal) >= 20 }
            guard change(ordeal.here.store) else { throw Trouble("cannot: \(errno)") }
            ordeal.outlets.goOn()
            return try await ending(ordeal, daemon)
        }
    }

    private static func inPlace(_ name: String, _ file: String, expected: String) -> Row {
        Row(name: name, expected: expected) { bench in
            let ordeal = try Ordeal(rawi: bench.rawi, shim: bench.shim)
            _ = try await ordeal.runWell(turn: 0)
            let path = ordeal.here.store + "/" + file
            unlink(path)
            guard mkdir(path, 0o755) == 0 else { throw Trouble("mkdir \(path): \(errno)") }
            ordeal.outlets.goOn()
            let daemon = try ordeal.here.start(["--once"])
            return try await ending(ordeal, daemon)
        }
    }

    /// Within twelve seconds: a heartbeat, and what follows from it.
    private static func ending(_ ordeal: Ordeal, _ daemon: Daemon) async throws -> String {
        do {
            switch try await daemon.child.wait(within: .seconds(12)) {
            case .exited(0): return "all recorded"
            case .exited(let code): return "\(code): \(reason(ordeal.here.logTail))"
            case .signalled(let number): return "signal \(number)"
            }
        } catch ChildError.tookTooLong {
            return "goes on"
        }
    }
}
