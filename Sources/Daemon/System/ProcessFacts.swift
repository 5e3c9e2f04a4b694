import CSystem
import FoundationEssentials
import Glibc

/// What the process can find out about itself and its machine.
package enum ProcessFacts {
    /// The environment as it was handed to us.
    package static var environment: [String: String] { ProcessInfo.processInfo.environment }

    /// The program's name and its words, also where no /proc is mounted: there `CommandLine` has none, and every command was its help.
    package static let arguments: [String] = {
        var found: [String] = []
        while let word = rawi_argument(Int32(found.count)) { found.append(String(cString: word)) }
        return found
    }()

    /// CLOCK_MONOTONIC: does not jump with the wall clock and stands still while the machine sleeps, so that waking up
    /// is not followed by everything at once. systemd measures with the same clock.
    package static var monotonicNow: Duration {
        var time = timespec()
        guard clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return .zero }
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }

    /// Bytes of memory in use, resident; nil where /proc is not to be seen.
    package static var residentBytes: Int? {
        guard let line = smallFile("/proc/self/statm") else { return nil }
        return residentPages(inStatm: line).map {
            $0.multipliedReportingOverflow(by: sysconf(Int32(_SC_PAGESIZE))).partialValue
        }
    }

    /// The machine's memory, in bytes. Not from /proc, of which the hardened unit sees only processes.
    package static var machineBytes: Int? {
        let (pages, size) = (sysconf(Int32(_SC_PHYS_PAGES)), sysconf(Int32(_SC_PAGESIZE)))
        return pages > 0 && size > 0 ? pages.multipliedReportingOverflow(by: size).partialValue : nil
    }

    /// The most that `residentBytes` has ever been, in bytes.
    package static var peakResidentBytes: Int? {
        usage.map { Int($0.ru_maxrss).multipliedReportingOverflow(by: 1024).partialValue }
    }

    /// Processor time used so far, in user space and in the kernel.
    package static var processorTime: Duration? {
        usage.map {
            .seconds(Int64($0.ru_utime.tv_sec) + Int64($0.ru_stime.tv_sec))
                + .microseconds(Int64($0.ru_utime.tv_usec) + Int64($0.ru_stime.tv_usec))
        }
    }

    /// Raises the number of files that may be open to what the system allows and returns it.
    ///
    /// Never above 65,536: some containers allow a billion, and the daemon's own bounds need a few hundred.
    @discardableResult
    package static func raiseOpenFilesLimit() -> Int? {
        let limit = rawi_raise_open_files(65_536)
        return limit < 0 ? nil : Int(limit)
    }

    /// The host's name up to the first dot, fit for a file name: lower-case letters, digits and `-`; `localhost` when there is none.
    package static var hostLabel: String {
        var buffer = [CChar](repeating: 0, count: 256)
        guard gethostname(&buffer, buffer.count - 1) == 0 else { return "localhost" }
        return hostLabel(of: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
    }

    static func hostLabel(of name: [UInt8]) -> String {
        let label = name.prefix { $0 != UInt8(ascii: ".") }.prefix(63).map { byte -> UInt8 in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
            default: UInt8(ascii: "-")
            }
        }
        return label.isEmpty ? "localhost" : String(decoding: label, as: UTF8.self)
    }

    /// The second number of proc(5)'s statm.
    static func residentPages(inStatm line: [UInt8]) -> Int? {
        let fields = line.split(separator: UInt8(ascii: " "))
        return fields.count > 1 ? Int(String(decoding: fields[1], as: UTF8.self)) : nil
    }

    /// The whole of a file of at most 64 KiB, such as those of /proc; nil when it cannot be read or is larger.
    static func smallFile(_ path: String) -> [UInt8]? {
        switch readFile(path, atMost: 65_536) {
        case .success(let bytes): bytes
        case .failure: nil
        }
    }

    /// The whole of a file that has no more than `limit` bytes. The failure is an errno; `EFBIG` when it has more.
    static func readFile(_ path: String, atMost limit: Int) -> Result<[UInt8], Errno> {
        let descriptor = rawi_open(path, O_RDONLY, 0)
        guard descriptor >= 0 else { return .failure(Errno(errno)) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &part, part.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return .failure(Errno(errno)) }
            guard count > 0 else { return .success(bytes) }
            guard bytes.count + count <= limit else { return .failure(Errno(EFBIG)) }
            bytes += part[..<count]
        }
    }

    private static var usage: rusage? {
        var usage = rusage()
        return getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 ? usage : nil
    }
}

/// A number of errno(3).
package struct Errno: Error, Equatable, Sendable, CustomStringConvertible {
    package let number: Int32

    package init(_ number: Int32) { self.number = number }

    /// The system's words for it.
    package var description: String { String(cString: strerror(number)) }
}

extension Duration {
    /// Whole microseconds, cut at the bounds of Int64.
    var wholeMicroseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let (sum, overflowsToo) = product.addingReportingOverflow(attoseconds / 1_000_000_000_000)
        return overflows || overflowsToo ? (seconds < 0 ? .min : .max) : sum
    }
}
