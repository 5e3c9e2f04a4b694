/// What is wrong with a configuration file, and where.
package struct ConfigurationError: Error, Equatable, Sendable, CustomStringConvertible {
    package var file: String
    /// From 1; nil when the fault is the file's as a whole.
    package var line: Int?
    /// Dotted: `schedule.interval`.
    package var key: String?
    package var reason: String

    package init(file: String, line: Int? = nil, key: String? = nil, reason: String) {
        self.file = file
        self.line = line
        self.key = key
        self.reason = reason
    }

    /// `config/rawi.toml:12: schedule.interval: not a duration: "fast" (write 30m, 6h, 1d)`
    package var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return key.map { "\(place): \($0): \(reason)" } ?? "\(place): \(reason)"
    }
}
