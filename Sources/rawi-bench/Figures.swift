import FoundationEssentials

/// Lines of the output.
enum Figures {
    static func print(_ what: String, _ value: Double, _ unit: String) {
        Swift.print("\(what)\t\(rounded(value))\t\(unit)")
    }

    /// Three or four digits that count.
    static func rounded(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return "\(value)" }
        if abs(value) >= 100 { return String(Int(value.rounded())) }
        let factor = abs(value) >= 10 ? 10.0 : 1000.0
        return String((value * factor).rounded() / factor)
    }
}

/// Memory of this process in MB, as the kernel counts it (proc(5)).
enum Memory {
    static var resident: Double { field("VmRSS:") }
    static var peak: Double { field("VmHWM:") }

    private static func field(_ name: String) -> Double {
        guard let data = FileManager.default.contents(atPath: "/proc/self/status") else { return .nan }
        let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(name) }
        let words = line?.split(whereSeparator: { $0 == " " || $0 == "\t" }) ?? []
        return words.count > 1 ? (Double(words[1]) ?? .nan) / 1024 : .nan
    }
}
