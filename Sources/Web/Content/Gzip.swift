import CZlib

/// Files in the format of gzip (RFC 1952), which sitemaps are published in: the body itself, not a Content-Encoding.
package enum Gzip {
    private static let chunkBytes = 64 << 10

    /// The bytes within, of all members one after the other; nil when these are no gzip, or broken before the first of
    /// their bytes.
    ///
    /// `isTruncated` when the file ends early, is damaged later on, or holds more than `limitBytes`: never more than that
    /// comes back, however much a small file claims to hold. What follows the last member is not looked at.
    package static func inflate(_ bytes: [UInt8], limitBytes: Int) -> (bytes: [UInt8], isTruncated: Bool)? {
        guard bytes.starts(with: [0x1F, 0x8B, 0x08]) else { return nil }
        var stream = z_stream()
        guard rawi_inflate_gzip_init(&stream) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        let limit = max(0, limitBytes)
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: chunkBytes)
        var position = 0
        while true {
            // One byte past the limit tells a file that fits from one that does not.
            let room = min(chunkBytes - 1, limit - output.count) + 1
            let step = inflate(bytes, from: position, into: &chunk, room: room, &stream)
            position += step.read
            output.append(contentsOf: chunk[..<step.written])
            guard output.count <= limit else { return (Array(output.prefix(limit)), true) }
            switch step.status {
            case Z_STREAM_END:
                // RFC 1952 section 2.2: members simply follow each other. Padding and signatures may follow, too.
                guard bytes[position...].starts(with: [0x1F, 0x8B, 0x08]), inflateReset(&stream) == Z_OK else {
                    return (output, false)
                }
            case Z_OK where step.read > 0 || step.written > 0: continue
            default: return output.isEmpty ? nil : (output, true)
            }
        }
    }

    private static func inflate(
        _ bytes: [UInt8], from position: Int, into chunk: inout [UInt8], room: Int, _ stream: inout z_stream
    ) -> (status: Int32, read: Int, written: Int) {
        bytes.withUnsafeBufferPointer { input in
            chunk.withUnsafeMutableBufferPointer { output in
                let offered = UInt32(clamping: input.count - position)
                // zlib reads through this pointer only, though its type says otherwise.
                stream.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0 + position) }
                stream.avail_in = offered
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(clamping: min(room, output.count))
                let writable = stream.avail_out
                let status = CZlib.inflate(&stream, Z_NO_FLUSH)
                return (status, Int(offered - stream.avail_in), Int(writable - stream.avail_out))
            }
        }
    }
}
