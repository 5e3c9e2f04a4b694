/// What is wrong with a configuration file, and where.
package struct ConfigurationError: Error, Equatable, Sendable, CustomStringConvertible {
    package var file: String
    /// From 1; nil when the fault is the file's as a whole.
    package var line: Int?
    /// Dotted: `schedule.interval`.
    package var key: String?
    package var reason: String
    /// What the program ends with.
    package var code = ExitCode.configuration
    /// What else is wrong, in the order of the files.
    package var others: [ConfigurationError] = []

    package init(file: String, line: Int? = nil, key: String? = nil, reason: String) {
        self.file = file
        self.line = line
        self.key = key
        self.reason = reason
    }

    /// Of several, nil where there is none.
    init?(_ all: [ConfigurationError]) {
        guard let first = all.first else { return nil }
        self = first
        others = Array(all.dropFirst())
    }

    package var all: [ConfigurationError] {
        var first = self
        first.others = []
        return [first] + others
    }

    /// In one line, of several.
    package var summary: String {
        others.isEmpty ? description : "\(description) (and \(others.count) more: rawi check names them)"
    }

    /// `config/rawi.toml:12: schedule.interval: not a duration: "fast" (write 30m, 6h, 1d)`
    package var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return key.map { "\(place): \($0): \(reason)" } ?? "\(place): \(reason)"
    }
}
