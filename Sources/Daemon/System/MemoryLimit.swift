/// How much memory the control group leaves us (`MemoryMax=` of the unit, `--memory` of a container).
package enum MemoryLimit {
    /// The smallest limit on the way from our control group to the root, in bytes; nil when there is none.
    package static var bytes: Int? {
        guard let membership = ProcessFacts.smallFile("/proc/self/cgroup") else { return nil }
        return files(for: membership).compactMap { ProcessFacts.smallFile($0).flatMap(limit(in:)) }.min()
    }

    /// The files that may hold a limit, from our own group upwards. A line of cgroups(7) is `number:controllers:path`;
    /// version 2 has number 0 and no controllers.
    static func files(for membership: [UInt8]) -> [String] {
        var files: [String] = []
        for line in membership.split(separator: UInt8(ascii: "\n")) {
            let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3 else { continue }
            let path = String(decoding: parts[2], as: UTF8.self)
            if parts[1].isEmpty {
                files += ancestors(of: path).map { "/sys/fs/cgroup" + $0 + "/memory.max" }
            } else if parts[1].split(separator: UInt8(ascii: ",")).contains(where: { $0.elementsEqual("memory".utf8) })
            {
                files += ancestors(of: path).map { "/sys/fs/cgroup/memory" + $0 + "/memory.limit_in_bytes" }
            }
        }
        return files
    }

    /// `/a/b` → `/a/b`, `/a`, ``. At most 16, so that a strange path costs little.
    private static func ancestors(of path: String) -> [String] {
        let names = path.utf8.split(separator: UInt8(ascii: "/")).prefix(16).map { String(decoding: $0, as: UTF8.self) }
        guard !names.contains("..") else { return [""] }
        return (0...names.count).reversed().map { names.prefix($0).map { "/" + $0 }.joined() }
    }

    /// `max` and the enormous number that version 1 writes for it mean no limit.
    static func limit(in content: [UInt8]) -> Int? {
        let digits = content.prefix { $0 != UInt8(ascii: "\n") }
        guard let value = Int(String(decoding: digits, as: UTF8.self)), value > 0, value < 1 << 60 else { return nil }
        return value
    }
}
