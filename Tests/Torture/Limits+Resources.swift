import Glibc
import Workbench

extension Limits {
    /// Sixteen sites at once, and 200 wanted.
    static let descriptors = [20, 24, 28, 32, 40, 48, 64, 96, 128, 192, 256].map { count in
        Row(name: "ulimit -n \(count)", expected: count < 32 ? "69" : "all recorded") { bench in
            try await suffer(bench, through: shell("ulimit -n \(count)"), hosts: 16, fetch: ["concurrency = 200"])
        }
    }

    static let addressSpace = [120, 160, 250, 400].map { megabytes in
        Row(name: "address space of \(megabytes) MB", expected: megabytes < 200 ? "" : "all recorded") { bench in
            try await suffer(bench, through: shell("ulimit -v \(megabytes << 10)"))
        }
    }

    static let threads = [2, 3, 4, 5, 6, 8, 12].map { count in
        Row(name: "\(count) threads", expected: count < 8 ? "69" : "all recorded") { bench in
            guard let group = TaskLimit(count) else { return nil }
            return try await suffer(bench, through: group.wrapper)
        }
    }
}
