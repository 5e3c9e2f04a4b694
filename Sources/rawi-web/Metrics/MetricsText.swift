/// The text format of Prometheus, version 0.0.4.
struct MetricsText {
    private(set) var bytes: [UInt8] = []

    /// Head and series of a family; nothing where it has none now.
    mutating func add(_ family: MetricFamily, _ samples: [(labels: [String], value: Double)]) {
        guard !samples.isEmpty else { return }
        head(family)
        for sample in samples {
            line(family.name, Array(zip(family.labels, sample.labels)), Self.number(sample.value))
        }
    }

    mutating func add(_ family: MetricFamily, _ value: Double?) {
        if let value { add(family, [([], value)]) }
    }

    struct Histogram {
        var label: String
        /// In each up to its bound, not counting those before; the last is above all of them.
        var counts: [Int]
        var sum: Double
    }

    mutating func add(_ family: MetricFamily, bounds: [Int], _ histograms: [Histogram]) {
        guard !histograms.isEmpty, let name = family.labels.first else { return }
        head(family)
        for histogram in histograms {
            var total = 0
            for (index, count) in histogram.counts.enumerated() {
                total += count
                let bound = index < bounds.count ? String(bounds[index]) : "+Inf"
                line(family.name + "_bucket", [(name, histogram.label), ("le", bound)], String(total))
            }
            line(family.name + "_sum", [(name, histogram.label)], Self.number(histogram.sum))
            line(family.name + "_count", [(name, histogram.label)], String(total))
        }
    }

    private mutating func head(_ family: MetricFamily) {
        write("# HELP \(family.name) \(Self.escaped(family.help, quotes: false))\n")
        write("# TYPE \(family.name) \(family.kind.rawValue)\n")
    }

    private mutating func line(_ name: String, _ labels: [(String, String)], _ value: String) {
        let inside = labels.map { "\($0)=\"\(Self.escaped($1, quotes: true))\"" }.joined(separator: ",")
        write(name + (inside.isEmpty ? "" : "{\(inside)}") + " " + value + "\n")
    }

    private mutating func write(_ text: String) { bytes += Array(text.utf8) }

    private static func escaped(_ text: String, quotes: Bool) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": out += "\\\\".unicodeScalars
            case "\n": out += "\\n".unicodeScalars
            case "\"" where quotes: out += "\\\"".unicodeScalars
            default: out.append(scalar)
            }
        }
        return String(out)
    }

    /// Whole numbers without a point, as people write them.
    private static func number(_ value: Double) -> String { Int(exactly: value).map(String.init) ?? "\(value)" }
}
