import CZlib

/// Undoes gzip (RFC 1952) or deflate (RFC 9110 section 8.4.1.2) piece by piece, and knows whether what came was all: a
/// stream that ends early says so itself, however whole what it was sent in looks.
package final class Inflation {
    package enum Coding: Sendable {
        /// Members simply follow each other. What follows the last, padding and signatures, is not looked at.
        case gzip
        /// In zlib's frame, as it should be, or without, as some send it.
        case deflate
    }

    private let coding: Coding
    /// zlib keeps this address.
    private let stream: UnsafeMutablePointer<z_stream>
    private var chunk = [UInt8](repeating: 0, count: chunkBytes)
    /// The first bytes of a stream or of what follows one, until they are enough to tell what it is.
    private var head: [UInt8] = []
    private var state = State.before

    private enum State {
        case before, within
        /// The last block was read: the text is whole, though the checksum behind it may be lost.
        case behindText
        case afterMember, over, broken
    }

    private static let chunkBytes = 64 << 10
    /// How a member begins (RFC 1952 section 2.3.1), with the only method there is.
    static let gzipMark: [UInt8] = [0x1F, 0x8B, 0x08]

    package init(_ coding: Coding) {
        self.coding = coding
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// No stream, or damaged: nothing behind this can be read.
    package var isBroken: Bool { state == .broken }

    /// All of the text has come.
    package var isWhole: Bool { [.behindText, .afterMember, .over].contains(state) }

    /// Hands on what `bytes` unpack to, until `sink` wants no more: a small piece may claim to hold anything.
    /// - Returns: false where `sink` did, or the bytes are broken.
    package func take(_ bytes: UnsafeBufferPointer<UInt8>, _ sink: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            switch state {
            case .over: return true
            case .broken: return false
            case .before, .afterMember:
                head.append(rest.removeFirst())
                guard head.count == needed else { continue }
                let start = head
                guard begin() else { continue }
                head = []
                guard start.withUnsafeBufferPointer({ inflate($0[...], sink) }) != nil else { return false }
            case .within, .behindText:
                guard let read = inflate(rest, sink) else { return false }
                rest = rest.dropFirst(read)
            }
        }
        return state != .broken
    }

    /// How many bytes tell what begins.
    private var needed: Int { coding == .gzip ? Self.gzipMark.count : 2 }

    /// Looks at `head`; false where no stream begins with it.
    private func begin() -> Bool {
        let isFirst = state == .before
        switch coding {
        case .gzip:
            guard head == Self.gzipMark else {
                state = isFirst ? .broken : .over
                return false
            }
            state =
                (isFirst ? rawi_inflate_init(stream, 16 + MAX_WBITS) : inflateReset(stream)) == Z_OK ? .within : .broken
        case .deflate:
            let isFramed = head[0] & 0x0F == 8 && (Int(head[0]) << 8 | Int(head[1])) % 31 == 0
            state = rawi_inflate_init(stream, isFramed ? MAX_WBITS : -MAX_WBITS) == Z_OK ? .within : .broken
        }
        return state == .within
    }

    /// How many bytes were read until a stream ended or there were no more; nil where it is not to go on.
    private func inflate(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, _ sink: (UnsafeBufferPointer<UInt8>) -> Bool)
        -> Int?
    {
        let input = UnsafeBufferPointer(rebasing: bytes)
        // zlib reads through this pointer only, though its type says otherwise.
        stream.pointee.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0) }
        stream.pointee.avail_in = UInt32(clamping: input.count)
        let offered = stream.pointee.avail_in
        while true {
            let left = stream.pointee.avail_in
            // Returns behind each block, and so behind the last.
            let (status, written) = chunk.withUnsafeMutableBufferPointer { output in
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(clamping: output.count)
                return (CZlib.inflate(stream, Z_BLOCK), output.count - Int(stream.pointee.avail_out))
            }
            if stream.pointee.data_type & Self.behindLastBlock == Self.behindLastBlock { state = .behindText }
            let goesOn =
                written == 0 || chunk.withUnsafeBufferPointer { sink(UnsafeBufferPointer(rebasing: $0[..<written])) }
            switch status {
            case Z_STREAM_END: state = coding == .gzip ? .afterMember : .over
            case Z_OK, Z_BUF_ERROR: break
            default: state = .broken
            }
            guard goesOn, state != .broken else { return nil }
            let isIdle = written == 0 && stream.pointee.avail_in == left
            if status == Z_STREAM_END || status == Z_BUF_ERROR || isIdle {
                return Int(offered - stream.pointee.avail_in)
            }
        }
    }

    /// zlib's marks for "behind a block" and "of the last".
    private static let behindLastBlock: Int32 = 128 + 64
}
