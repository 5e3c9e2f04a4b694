import Bytes

/// The TDM Reservation Protocol (W3C Community Group, TDMRep): whether text and data mining is reserved, and on which terms it is
/// offered. It is said in headers, in meta elements and in one file a host.
package enum TDMReservation {
    /// Where a host keeps its file.
    package static let wellKnownPath = "/.well-known/tdmrep.json"

    /// What the host's file says about a path (and query); the first rule whose location matches counts. Nil when it says
    /// nothing, or is no such file.
    package static func read(_ file: [UInt8], path: String) -> (reservation: Int, policy: String?)? {
        guard file.count <= byteLimit else { return nil }
        for rule in JSONReader.documents(file[...]).values.flatMap(\.elements).prefix(ruleLimit) {
            // Written as a number, and by some as a string.
            let value = rule["tdm-reservation"]?.written.flatMap(number)
            guard let reservation = value, let location = rule["location"]?.text, matches(location, path) else {
                continue
            }
            return (reservation, rule["tdm-policy"]?.text.flatMap(policy))
        }
        // What cannot be read reserves nothing; the page and its headers may still do so.
        return nil
    }

    private static let byteLimit = 1 << 20
    private static let ruleLimit = 1_000

    /// Locations are patterns as in robots.txt.
    private static func matches(_ location: String, _ path: String) -> Bool {
        var pattern: [UInt8] = []
        let bytes = Array(location.utf8.prefix(2_048))
        RobotsPattern.append(bytes[...], to: &pattern, escapes: .normalised)
        var target = Array(path.utf8)
        RobotsPattern.normalise(target: &target)
        let endsWithAnchor = pattern.last == UInt8(ascii: "$")
        let end = endsWithAnchor ? pattern.count - 1 : pattern.count
        return RobotsPattern.matches(target.span, pattern.span, 0..<end, toTheEnd: endsWithAnchor)
    }

    /// `1` or `0`; anything else is not said.
    package static func number(_ value: String) -> Int? {
        switch RobotsDirectives.trimmed(value) {
        case "1": 1
        case "0": 0
        default: nil
        }
    }

    /// An address, kept as written if it can be one.
    package static func policy(_ value: String) -> String? {
        let address = RobotsDirectives.trimmed(value)
        return address.isEmpty || address.utf8.count > 2_048 || address.utf8.contains { $0 <= 0x20 } ? nil : address
    }
}
