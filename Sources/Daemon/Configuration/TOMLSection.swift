import TOMLKit

/// One table of a TOML file, read key by key. Wrong types and keys nobody asked for become errors that name the line.
struct TOMLSection {
    let table: TOMLTable
    let file: TOMLFile
    /// Dotted name, empty at the top.
    let path: String
    /// Which of several `[[path]]` tables this is.
    let index: Int

    func string(_ key: String) throws(ConfigurationError) -> String? {
        guard let value = table[key] else { return nil }
        guard let text = value.string else { throw error(key, "a string in quotes is wanted here") }
        return text
    }

    func bool(_ key: String) throws(ConfigurationError) -> Bool? {
        guard let value = table[key] else { return nil }
        guard let flag = value.bool else { throw error(key, "true or false is wanted here") }
        return flag
    }

    func int(_ key: String, in range: ClosedRange<Int>) throws(ConfigurationError) -> Int? {
        guard let value = table[key] else { return nil }
        guard let number = value.int, range.contains(number) else {
            throw error(key, "a whole number from \(range.lowerBound) to \(range.upperBound) is wanted here")
        }
        return number
    }

    func share(_ key: String) throws(ConfigurationError) -> Double? {
        guard let value = table[key] else { return nil }
        guard let number = value.double ?? value.int.map(Double.init), (0...1).contains(number) else {
            throw error(key, "a number from 0 to 1 is wanted here")
        }
        return number
    }

    func duration(_ key: String) throws(ConfigurationError) -> Duration? {
        guard let text = try string(key) else { return nil }
        guard let duration = DurationText.parse(text) else {
            throw error(key, "not a duration: \"\(text)\" (write 90s, 30m, 6h, 1d)")
        }
        return duration
    }

    func size(_ key: String) throws(ConfigurationError) -> Int? {
        if let number = table[key]?.int, number >= 0 { return number }
        guard let text = try string(key) else { return nil }
        guard let size = SizeText.parse(text) else {
            throw error(key, "not a size: \"\(text)\" (write 512KiB, 64MiB, 1GiB)")
        }
        return size
    }

    func strings(_ key: String) throws(ConfigurationError) -> [String]? {
        guard let value = table[key] else { return nil }
        guard let array = value.array else { throw error(key, "a list of strings is wanted here") }
        var found: [String] = []
        for item in array {
            guard let text = item.string else { throw error(key, "a list of strings is wanted here") }
            found.append(text)
        }
        return found
    }

    func section(_ key: String) throws(ConfigurationError) -> TOMLSection? {
        guard let value = table[key] else { return nil }
        guard let inner = value.table else { throw error(key, "a table is wanted here: [\(key)]") }
        return TOMLSection(table: inner, file: file, path: dotted(key), index: 0)
    }

    func sections(_ key: String) throws(ConfigurationError) -> [TOMLSection] {
        guard let value = table[key] else { return [] }
        guard let array = value.array else { throw error(key, "write it as [[\(key)]]") }
        var found: [TOMLSection] = []
        for item in array {
            guard let inner = item.table else { throw error(key, "write it as [[\(key)]]") }
            found.append(TOMLSection(table: inner, file: file, path: dotted(key), index: found.count))
        }
        return found
    }

    /// A typo must not be silently ignored: every key must be one of these.
    func allow(only keys: Set<String>) throws(ConfigurationError) {
        for key in table.keys where !keys.contains(key) {
            throw error(key, "unknown key; known here: \(keys.sorted().joined(separator: ", "))")
        }
    }

    func error(_ key: String, _ reason: String) -> ConfigurationError {
        ConfigurationError(
            file: file.name, line: file.line(of: key, in: path, index: index), key: dotted(key), reason: reason)
    }

    private func dotted(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
}

/// A TOML file's name and text. The parser keeps no positions of keys, so lines are found again in the text.
struct TOMLFile {
    let name: String
    let text: String

    func parse() throws(ConfigurationError) -> TOMLSection {
        do {
            return TOMLSection(table: try TOMLTable(string: text), file: self, path: "", index: 0)
        } catch let fault as TOMLParseError {
            throw ConfigurationError(file: name, line: fault.source.begin.line, reason: fault.description)
        } catch {
            throw ConfigurationError(file: name, reason: "\(error)")
        }
    }

    /// The line where `key` is set within the `index`th table named `path`; where it is not, the line that opens the table.
    func line(of key: String, in path: String, index: Int) -> Int? {
        var here = ""
        var opening: Int?
        var seen: [String: Int] = [:]
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let bare = line.drop { $0 == " " || $0 == "\t" }
            if bare.hasPrefix("[") {
                here = String(bare.drop { $0 == "[" }.prefix { $0 != "]" })
                seen[here, default: -1] += 1
                if here == path, seen[here] == index { opening = number + 1 }
                if path.isEmpty, here == key { return number + 1 }
            } else if here == path, path.isEmpty || seen[here] == index,
                bare.prefix(while: { $0 != "=" && $0 != " " && $0 != "\t" }) == key
            {
                return number + 1
            }
        }
        return opening
    }
}
