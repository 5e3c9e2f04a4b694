/// Names of time zones as feeds and pages write them.
enum ZoneName {
    enum Reading: Equatable {
        /// Nil for a name that means several zones, such as `AST` or a military letter.
        case zone(FeedZone?)
    }

    /// Reads a name at `index`, with an offset behind it (`GMT+3`, `UTC-03:00`); nil when it is no zone.
    static func parse(_ bytes: [UInt8], _ index: inout Int) -> Reading? {
        var end = index
        var key: UInt64 = 0
        while end < bytes.count, (bytes[end] | 0x20) &- 0x61 < 26 || bytes[end] == UInt8(ascii: "/") {
            guard end - index < 8 else { return region(bytes, &index) }
            key = key << 8 | UInt64(bytes[end] | 0x20)
            end += 1
        }
        guard end > index, let offset = lookup(key, length: end - index) else { return region(bytes, &index) }
        index = end
        if case .some(0) = offset, index + 1 < bytes.count,
            bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-"), bytes[index + 1].decimalValue != nil
        {
            guard let added = Scan.offset(bytes, &index) else { return nil }
            return .zone(.offset(added))
        }
        return .zone(offset.map { .offset($0) })
    }

    /// `Asia/Riyadh`, or in words: `Arab Standard Time`.
    private static func region(_ bytes: [UInt8], _ index: inout Int) -> Reading? {
        if let region = ZoneRegion.parse(bytes, &index) { return .zone(.region(region)) }
        return inWords(bytes, &index).map { .zone($0.map { .offset($0) }) }
    }

    /// `[Asia/Riyadh]`, and whatever other brackets follow it; nil without one.
    static func bracketed(_ bytes: [UInt8], _ index: inout Int) -> ZoneRegion? {
        var found: ZoneRegion?
        while index < bytes.count, bytes[index] == UInt8(ascii: "["),
            let close = bytes[index...].firstIndex(of: UInt8(ascii: "]"))
        {
            var start = index + 1
            found = found ?? ZoneRegion.parse(bytes, &start)
            index = close + 1
        }
        return found
    }

    /// Up to four words of which the last is `Time`: the zone of a few, of others that it is one.
    private static func inWords(_ bytes: [UInt8], _ index: inout Int) -> Int?? {
        let text = String(decoding: bytes[index...].prefix(48), as: UTF8.self).lowercased()
        let words = text.split(separator: " ", omittingEmptySubsequences: false).prefix(4)
        guard let last = words.firstIndex(of: "time"), last > 0, kinds.contains(String(words[last - 1])),
            words[..<last].allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { $0 &- 0x61 < 26 } })
        else { return nil }
        let name = words[...last].joined(separator: " ")
        index += name.utf8.count
        return .some(worded[name].map { $0 * 60 })
    }

    private static let kinds: Set<String> = ["standard", "daylight", "summer", "universal", "mean"]

    /// As Windows names the zones of the daemon's readers, in minutes east of UTC.
    private static let worded: [String: Int] = [
        "arab standard time": 180, "arabic standard time": 180, "arabian standard time": 240,
        "turkey standard time": 180, "iran standard time": 210, "azerbaijan standard time": 240,
        "afghanistan standard time": 270, "pakistan standard time": 300, "coordinated universal time": 0,
        "greenwich mean time": 0,
    ]

    /// The outer optional says whether it is a zone at all. The commonest three answer without the dictionary.
    private static func lookup(_ key: UInt64, length: Int) -> Int?? {
        if key == 0x67_6D74 || key == 0x75_7463 || key == 0x7A { return .some(0) }
        if length == 1 { return .some(nil) }
        guard let minutes = table[key] else { return nil }
        return .some(minutes == ambiguous ? nil : minutes * 60)
    }

    private static let ambiguous = Int.max

    private static let table: [UInt64: Int] = {
        var table: [UInt64: Int] = [:]
        for (name, minutes) in zones {
            var key: UInt64 = 0
            for byte in name.utf8 { key = key << 8 | UInt64(byte | 0x20) }
            table[key] = minutes
        }
        return table
    }()

    /// Minutes east of UTC. RFC 822 section 5.1 first, then the zones of the daemon's readers, then the rest of the world.
    private static let zones: [(String, Int)] = [
        ("ut", 0), ("utc", 0), ("gmt", 0), ("etc/gmt", 0), ("etc/utc", 0), ("z", 0), ("wet", 0), ("est", -300),
        ("edt", -240), ("cst", -360), ("cdt", -300), ("mst", -420), ("mdt", -360), ("pst", -480), ("pdt", -420),
        ("et", -300), ("ct", -360), ("mt", -420), ("pt", -480), ("at", -240), ("adt", -180), ("akst", -540),
        ("akdt", -480), ("hst", -600), ("nst", -210), ("ndt", -150),
        ("trt", 180), ("irst", 210), ("irdt", 270), ("ksa", 180), ("msk", 180), ("msd", 240), ("eet", 120),
        ("eest", 180), ("cet", 60), ("cest", 120), ("met", 60), ("mest", 120), ("mez", 60), ("mesz", 120), ("west", 60),
        ("cat", 120), ("eat", 180), ("wat", 60), ("sast", 120), ("pkt", 300), ("aft", 270), ("azt", 240),
        ("jst", 540), ("kst", 540), ("hkt", 480), ("sgt", 480), ("wib", 420), ("ict", 420), ("npt", 345),
        ("aest", 600), ("aedt", 660), ("acst", 570), ("acdt", 630), ("awst", 480), ("nzst", 720), ("nzdt", 780),
        ("brt", -180), ("art", -180), ("clt", -240), ("cot", -300), ("pet", -300),
        ("ist", ambiguous), ("ast", ambiguous), ("bst", ambiguous), ("gst", ambiguous), ("sst", ambiguous),
    ]
}
