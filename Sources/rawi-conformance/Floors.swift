import FoundationEssentials

/// How many cases of each suite passed when somebody last wrote it down. A change may raise that, not lower it.
struct Floors {
    struct Count: Equatable {
        var passed: Int
        var total: Int
    }

    private var counts: [String: Count] = [:]
    /// Names in the order of the file; new ones come last.
    private var names: [String] = []

    /// An absent file holds no floors. Lines are `name TAB passed TAB total`; `#` starts a comment.
    init(file: String) throws {
        guard let data = FileManager.default.contents(atPath: file) else { return }
        for line in String(decoding: data, as: UTF8.self).split(separator: "\n") where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t")
            guard cells.count == 3, let passed = Int(cells[1]), let total = Int(cells[2]) else {
                throw SuiteError.badCase("no floor: \(line)")
            }
            names.append(String(cells[0]))
            counts[String(cells[0])] = Count(passed: passed, total: total)
        }
    }

    /// Nil when the count is as good as the floor. A suite without one has none.
    func problem(_ name: String, _ count: Count) -> String? {
        guard let floor = counts[name] else { return nil }
        if count.total != floor.total { return "\(name): \(count.total) cases, where there were \(floor.total)" }
        return count.passed < floor.passed ? "\(name): \(count.passed) passed, where \(floor.passed) did" : nil
    }

    mutating func raise(_ name: String, to count: Count) {
        guard let floor = counts[name] else {
            names.append(name)
            counts[name] = count
            return
        }
        if count.passed >= floor.passed { counts[name] = count }
    }

    func write(to file: String) throws {
        var text =
            "# Suite, cases passed, cases. scripts/conformance --update raises a number; lowering one needs a reason.\n"
        for name in names {
            guard let count = counts[name] else { continue }
            text += "\(name)\t\(count.passed)\t\(count.total)\n"
        }
        try Data(text.utf8).write(to: URL(filePath: file))
    }
}
