/// Whether the server said that it would send no more (close_notify) before it closed: what libcurl shows of a hop's TLS messages.
struct TLSEnd {
    /// libcurl shows them; with some TLS libraries it does not, and then nothing is known.
    private var isShown = false
    private var saidGoodbye = false

    var isWithoutGoodbye: Bool { isShown && !saidGoodbye }

    /// A message as it came, decrypted. An alert has two bytes, which nothing else has: its level, and 0 for close_notify
    /// (RFC 8446 section 6).
    mutating func see(_ message: UnsafeBufferPointer<UInt8>) {
        isShown = true
        if message.count == 2, message[1] == 0 { saidGoodbye = true }
    }
}
