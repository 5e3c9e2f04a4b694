import Glibc

/// Files of the operator's, read whole; what fails is said in the system's own words.
package enum WholeFile {
    package struct Refused: Error, Equatable {
        package let number: Int32
        package var words: String { String(cString: strerror(number)) }

        /// What a program ends with that cannot go on without the file.
        package var code: ExitCode {
            switch number {
            case ENOENT, ENOTDIR: .noInput
            case EACCES, EPERM: .permission
            // Passes: a service manager is to start it again.
            case EMFILE, ENFILE, ENOMEM: .unavailable
            case EIO: .inputOutput
            default: .configuration
            }
        }
    }

    private static let mostBytes = 256 << 20

    package static func read(_ path: String) throws(Refused) -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Refused(number: errno) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < mostBytes {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Refused(number: errno) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
        throw Refused(number: EFBIG)
    }

    /// The names in a folder.
    package static func list(_ folder: String) throws(Refused) -> [String] {
        guard let stream = opendir(folder) else { throw Refused(number: errno) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }
}
