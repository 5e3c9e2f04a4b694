import CCurl
import Glibc

// What curl calls during a transfer, on the transfer thread. The context is the `Transfer`, lent by the loop.

private func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
}

private func bytes(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int
) -> UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(start: buffer, count: size &* count).assumingMemoryBound(to: UInt8.self)
}

/// Returning less than came ends the transfer (CURLE_WRITE_ERROR).
let takeBody: curl_write_callback = { buffer, size, count, context in
    let bytes = bytes(buffer, size, count)
    guard let transfer = transfer(context), transfer.take(body: bytes) else { return bytes.isEmpty ? 1 : 0 }
    return bytes.count
}

let takeHeaderLine: curl_write_callback = { buffer, size, count, context in
    let bytes = bytes(buffer, size, count)
    guard let transfer = transfer(context), transfer.take(headerLine: bytes) else { return bytes.isEmpty ? 1 : 0 }
    return bytes.count
}

/// Opens the socket itself, after the address was looked at: the last moment before a packet leaves.
let openSocket: curl_opensocket_callback = { context, _, address in
    guard let address, let transfer = transfer(context) else { return CURL_SOCKET_BAD }
    // `curl_sockaddr` holds a sockaddr_storage's worth of bytes although its last member is declared a sockaddr.
    let length = min(Int(address.pointee.addrlen), MemoryLayout<sockaddr_storage>.size)
    let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) ?? 0
    let raw = UnsafeRawBufferPointer(start: UnsafeRawPointer(address) + offset, count: length)
    guard transfer.permits(IPAddress(socketAddress: raw)) else { return CURL_SOCKET_BAD }
    let type = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(address.pointee.family, type, address.pointee.protocol)
    if descriptor < 0, [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) { transfer.isShortOfSockets = true }
    return descriptor
}

/// Called before each request, also where a connection is used again and no socket is opened.
let beforeRequest: curl_prereq_callback = { context, remote, _, _, _ in
    guard let remote, let transfer = transfer(context) else { return CURL_PREREQFUNC_ABORT }
    return transfer.permits(IPAddress(String(cString: remote))) ? CURL_PREREQFUNC_OK : CURL_PREREQFUNC_ABORT
}

/// Called with all that curl tells of its work.
let seeMessage: curl_debug_callback = { _, kind, message, count, context in
    if kind == CURLINFO_SSL_DATA_IN { transfer(context)?.tls.see(bytes(message, 1, count)) }
    return 0
}
