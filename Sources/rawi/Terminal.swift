import Daemon
import Glibc

/// Standard output, error and input as bytes, without buffering surprises.
enum Terminal {
    static func print(_ text: String) { write(text + "\n", to: STDOUT_FILENO) }

    static func complain(_ text: String) { write("rawi: " + text + "\n", to: STDERR_FILENO) }

    static func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

    /// Output that nobody reads any more (`rawi tail | head`) ends the program quietly.
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var start = 0
        while start < bytes.count {
            let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                ProcessEnd.leave(errno == EPIPE ? .success : .inputOutput)
            }
            start += count
        }
    }

    /// Standard input to its end, at most 256 MiB; nil when it cannot be read.
    static func readInput() -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < 256 << 20 {
            let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return bytes
    }

    /// Ends the command where the file cannot be read, in the system's words.
    static func read(_ path: String) throws -> [UInt8] {
        do throws(WholeFile.Refused) {
            return try WholeFile.read(path)
        } catch {
            try Refusal(.noInput, "\(path): \(error.words)").end()
        }
    }

    /// `-` is standard input.
    static func input(_ path: String) throws -> [UInt8] {
        guard path == "-" else { return try read(path) }
        guard let bytes = readInput() else {
            try Refusal(.noInput, "standard input: \(String(cString: strerror(errno)))").end()
        }
        return bytes
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }
}
