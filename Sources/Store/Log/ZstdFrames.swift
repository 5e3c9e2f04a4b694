import CZstd

/// Compresses pieces into frames that can be read on their own (RFC 8878), for a table at the end to find.
final class ZstdCompressor {
    private let context: OpaquePointer?

    /// Level 3 is zstd's own default; Arabic news lines shrink to about a quarter and higher levels gain little for their time.
    init(level: Int32 = 3) {
        context = ZSTD_createCCtx()
        ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    }

    deinit { ZSTD_freeCCtx(context) }

    /// One frame; nil when there is no memory for it.
    func frame(_ bytes: [UInt8]) -> [UInt8]? {
        var isGood = false
        let frame = [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { buffer, count in
            let written = ZSTD_compress2(context, buffer.baseAddress, buffer.count, bytes, bytes.count)
            isGood = ZSTD_isError(written) == 0
            count = isGood ? written : 0
        }
        return isGood ? frame : nil
    }
}

/// Where the frames of a file are: zstd's seekable format, a skippable frame at the end that other readers pass over.
///
/// https://github.com/facebook/zstd/blob/dev/contrib/seekable_format/zstd_seekable_compression_format.md
struct SeekTable: Equatable {
    struct Frame: Equatable {
        let compressed: Int
        let content: Int
    }

    static let skippableMagic: UInt32 = 0x184D_2A5E
    static let seekableMagic: UInt32 = 0x8F92_EAB1
    static let footerBytes = 9
    /// Far above the table of the largest segment; what claims more is no table.
    static let frameLimit = 1 << 20

    var frames: [Frame] = []

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        func append(_ value: UInt32) {
            for shift in stride(from: 0, to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
        }
        append(Self.skippableMagic)
        append(UInt32(clamping: frames.count * 8 + Self.footerBytes))
        for frame in frames {
            append(UInt32(clamping: frame.compressed))
            append(UInt32(clamping: frame.content))
        }
        append(UInt32(clamping: frames.count))
        bytes.append(0)
        append(Self.seekableMagic)
        return bytes
    }

    /// Reads the table of a file; nil when the file does not end in one that fits it.
    init?(_ path: String, files: any FileSystem) throws(StoreError) {
        guard let size = try files.size(path), size >= Self.footerBytes + 8 else { return nil }
        let footer = try files.read(path, at: size - Self.footerBytes, count: Self.footerBytes)
        guard footer.count == Self.footerBytes, Self.word(footer, 5) == Int(Self.seekableMagic),
            footer[4] & 0x80 == 0
        else { return nil }
        let count = Self.word(footer, 0)
        let tableBytes = count * 8 + Self.footerBytes + 8
        guard count <= Self.frameLimit, tableBytes <= size else { return nil }
        let table = try files.read(path, at: size - tableBytes, count: tableBytes)
        guard table.count == tableBytes, Self.word(table, 0) == Int(Self.skippableMagic) else { return nil }
        for index in 0..<count {
            frames.append(
                Frame(compressed: Self.word(table, 8 + index * 8), content: Self.word(table, 12 + index * 8)))
        }
        guard frames.reduce(0, { $0 + $1.compressed }) + tableBytes == size else { return nil }
    }

    init() {}

    private static func word(_ bytes: [UInt8], _ index: Int) -> Int {
        (0..<4).reduce(0) { $0 | Int(bytes[index + $1]) << (8 * $1) }
    }
}

/// The content of one frame; nil when it is damaged or not as long as the table says.
func decompressedFrame(_ frame: [UInt8], content: Int) -> [UInt8]? {
    var isGood = false
    let bytes = [UInt8](unsafeUninitializedCapacity: content) { buffer, count in
        let written = ZSTD_decompress(buffer.baseAddress, buffer.count, frame, frame.count)
        isGood = ZSTD_isError(written) == 0 && written == content
        count = isGood ? written : 0
    }
    return isGood ? bytes : nil
}
