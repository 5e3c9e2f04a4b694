import CArchive
import Glibc

/// The members of a ZIP archive, within bounds. The one place with libarchive's pointers.
///
/// Of libarchive's many formats only ZIP is switched on, read from memory: no file is opened and none is ever written. Members
/// are taken out one after the other, those that nobody wants passed over without being unpacked.
package struct ZipArchive: Sendable {
    package struct Limits: Sendable {
        /// Of all members that are taken out.
        package var totalBytes = 64 << 20
        package var members = 10_000
        /// Unpacked bytes to each packed one, once there are enough of them to tell: text packs to a tenth.
        package var ratio = 200
        package var ratioFromBytes = 4 << 20

        package init() {}
    }

    package enum Failure: Error, Equatable, Sendable {
        case damaged, encrypted
        /// Beyond one of the limits.
        case tooMuch
    }

    private let bytes: [UInt8]
    private let limits: Limits

    package init(_ bytes: [UInt8], limits: Limits = Limits()) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Those that are wanted, by name. Of a name that comes twice the last counts, as the archive's own directory has it.
    package func members(_ isWanted: (String) -> Bool) throws(Failure) -> [String: [UInt8]] {
        // libarchive knows names in the thread's locale only, and in that of C it knows none that is not ASCII.
        let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
        let before = locale.map { uselocale($0) }
        defer {
            if let locale {
                uselocale(before ?? nil)
                freelocale(locale)
            }
        }
        guard let archive = archive_read_new() else { throw .damaged }
        defer { archive_read_free(archive) }
        archive_read_support_format_zip_seekable(archive)
        let result = bytes.withUnsafeBytes { source -> Result<[String: [UInt8]], Failure> in
            guard archive_read_open_memory(archive, source.baseAddress, source.count) == ARCHIVE_OK else {
                return .failure(.damaged)
            }
            do throws(Failure) {
                return .success(try read(archive, isWanted))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    private func read(_ archive: OpaquePointer, _ isWanted: (String) -> Bool) throws(Failure) -> [String: [UInt8]] {
        var found: [String: [UInt8]] = [:]
        var (count, total) = (0, 0)
        while true {
            var entry: OpaquePointer?
            switch archive_read_next_header(archive, &entry) {
            case ARCHIVE_EOF: return found
            case ARCHIVE_OK, ARCHIVE_WARN: break
            default: throw .damaged
            }
            count += 1
            guard count <= limits.members else { throw .tooMuch }
            guard let entry, let name = Self.name(of: entry), isWanted(name) else { continue }
            guard archive_entry_is_encrypted(entry) == 0 else { throw .encrypted }
            let data = try unpack(archive, before: total)
            total += data.count
            found[name] = data
        }
    }

    private func unpack(_ archive: OpaquePointer, before total: Int) throws(Failure) -> [UInt8] {
        var data: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 128 << 10)
        while true {
            let count = part.withUnsafeMutableBytes { archive_read_data(archive, $0.baseAddress, $0.count) }
            if count == 0 { return data }
            // A checksum that does not fit is a warning too: what was packed is not what comes out.
            guard count > 0 else { throw .damaged }
            data += part[..<count]
            guard total + data.count <= limits.totalBytes else { throw .tooMuch }
            // Of the whole archive: what one member packs to, libarchive does not tell.
            guard data.count < limits.ratioFromBytes || data.count / limits.ratio < bytes.count else { throw .tooMuch }
        }
    }

    private static func name(of entry: OpaquePointer) -> String? {
        guard let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry) else { return nil }
        return String(cString: name)
    }
}
