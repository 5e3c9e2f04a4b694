#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension UnsafeBufferPointer<UInt8> {
    /// By `memchr`, which compares many bytes at once.
    package func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        guard start >= 0, start < count, let baseAddress,
            let found = memchr(baseAddress + start, Int32(byte), count - start)
        else { return nil }
        return UnsafeRawPointer(found) - UnsafeRawPointer(baseAddress)
    }

    package func has(_ text: StaticString, at index: Int) -> Bool {
        guard index >= 0, count - index >= text.utf8CodeUnitCount, let baseAddress else { return false }
        return memcmp(baseAddress + index, text.utf8Start, text.utf8CodeUnitCount) == 0
    }

    package func firstIndex(of text: StaticString, from start: Int) -> Int? {
        guard text.utf8CodeUnitCount > 0 else { return nil }
        var index = start
        while let found = firstIndex(of: text.utf8Start[0], from: index) {
            if has(text, at: found) { return found }
            index = found + 1
        }
        return nil
    }
}
