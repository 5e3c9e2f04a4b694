import TOMLKit

/// One table of a TOML file, read key by key. Wrong types and keys nobody asked for become faults that name the line.
struct TOMLSection {
    let table: TOMLTable
    let file: TOMLFile
    /// Dotted name, empty at the top.
    let path: String
    /// Which of several `[[path]]` tables this is.
    let index: Int

    func string(_ key: String) -> String? {
        guard let value = table[key] else { return nil }
        guard let text = value.string else { return fault(key, "a string in quotes is wanted here") }
        return text
    }

    func bool(_ key: String) -> Bool? {
        guard let value = table[key] else { return nil }
        guard let flag = value.bool else { return fault(key, "true or false is wanted here") }
        return flag
    }

    func int(_ key: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = table[key] else { return nil }
        guard let number = value.int, range.contains(number) else {
            return fault(key, "a whole number from \(range.lowerBound) to \(range.upperBound) is wanted here")
        }
        return number
    }

    func share(_ key: String) -> Double? {
        guard let value = table[key] else { return nil }
        guard let number = value.double ?? value.int.map(Double.init), (0...1).contains(number) else {
            return fault(key, "a number from 0 to 1 is wanted here")
        }
        return number
    }

    func duration(_ key: String) -> Duration? {
        guard let text = string(key) else { return nil }
        guard let duration = DurationText.parse(text) else {
            return fault(key, "not a duration: \"\(text)\" (write 500ms, 90s, 30m, 6h, 1d)")
        }
        return duration
    }

    func size(_ key: String) -> Int? {
        if let number = table[key]?.int, number >= 0 { return number }
        guard let text = string(key) else { return nil }
        guard let size = SizeText.parse(text) else {
            return fault(key, "not a size: \"\(text)\" (write 512KiB, 64MiB, 1GiB)")
        }
        return size
    }

    func strings(_ key: String) -> [String]? {
        guard let value = table[key] else { return nil }
        guard let array = value.array else { return fault(key, "a list of strings is wanted here") }
        var found: [String] = []
        for item in array {
            guard let text = item.string else { return fault(key, "a list of strings is wanted here") }
            found.append(text)
        }
        return found
    }

    func section(_ key: String) -> TOMLSection? {
        guard let value = table[key] else { return nil }
        guard let inner = value.table else { return fault(key, "a table is wanted here: [\(key)]") }
        return TOMLSection(table: inner, file: file, path: dotted(key), index: 0)
    }

    func sections(_ key: String) -> [TOMLSection] {
        guard let value = table[key] else { return [] }
        guard let array = value.array else { return fault(key, "write it as [[\(key)]]") ?? [] }
        var found: [TOMLSection] = []
        for item in array {
            guard let inner = item.table else { return fault(key, "write it as [[\(key)]]") ?? found }
            found.append(TOMLSection(table: inner, file: file, path: dotted(key), index: found.count))
        }
        return found
    }

    /// A typo must not be silently ignored: every key must be one of these.
    func allow(only keys: Set<String>) {
        for key in table.keys where !keys.contains(key) {
            let meant = Similar.hint(to: key, among: keys)
            note(key, "unknown key\(meant); known here: \(keys.sorted().joined(separator: ", "))")
        }
    }

    /// Noted, so that what follows is read as well; the answer is that there is no value.
    func fault<Value>(_ key: String, _ reason: String) -> Value? {
        note(key, reason)
        return nil
    }

    func note(_ key: String, _ reason: String) {
        file.faults.add(
            ConfigurationError(
                file: file.name, line: line(of: key), key: dotted(key), reason: reason))
    }

    func isSet(_ key: String) -> Bool { table[key] != nil }

    func line(of key: String) -> Int? { file.line(of: key, in: path, index: index) }

    private func dotted(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}

/// A TOML file's name and text.
struct TOMLFile {
    let name: String
    let text: String
    private let lines: TOMLLines
    /// What is found wrong while it is read.
    let faults = Faults()

    final class Faults {
        private(set) var all: [ConfigurationError] = []

        func add(_ fault: ConfigurationError) { all.append(fault) }

        /// As a person finds them in the file.
        var inOrder: [ConfigurationError] {
            all.enumerated().sorted { ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset) }
                .map(\.element)
        }
    }

    init(name: String, text: String) {
        self.name = name
        self.text = text
        lines = TOMLLines(text)
    }

    func parse() throws(ConfigurationError) -> TOMLSection {
        do {
            return TOMLSection(table: try TOMLTable(string: text), file: self, path: "", index: 0)
        } catch let fault as TOMLParseError {
            throw ConfigurationError(file: name, line: fault.source.begin.line, reason: fault.description)
        } catch {
            throw ConfigurationError(file: name, reason: "\(error)")
        }
    }

    func line(of key: String, in path: String, index: Int) -> Int? { lines.line(of: key, in: path, index: index) }
}
