/// The attributes of one start tag, valid during the call that lends them.
package struct XMLAttributes {
    /// Five pointers an attribute, as libxml2's SAX2 interface has them: local name, prefix, namespace, begin and end of
    /// the value.
    private let fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
    package let count: Int
    /// Valid as long as the attributes are.
    private unowned(unsafe) let stream: XMLStream

    init(fields: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int, stream: XMLStream) {
        self.fields = fields
        self.count = fields == nil ? 0 : count
        self.stream = stream
    }

    /// The number of the attribute's name in `XMLStream.name(_:)`; nil when out of range.
    package func name(at index: Int) -> Int? {
        guard let fields, index >= 0, index < count, let local = fields[5 * index] else { return nil }
        return stream.number(local: local, prefix: fields[5 * index + 1], namespace: fields[5 * index + 2])
    }

    /// The value with its references resolved.
    package func value(at index: Int) -> String {
        withValue(at: index) { String(decoding: $0, as: UTF8.self) }
    }

    /// Lends the value with its references resolved, as bytes.
    package func withValue<Result>(at index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        guard let fields, index >= 0, index < count,
            let begin = fields[5 * index + 3], let end = fields[5 * index + 4], end >= begin
        else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        let bytes = UnsafeBufferPointer(start: begin, count: end - begin)
        guard bytes.firstIndex(of: UInt8(ascii: "&"), from: 0) != nil else { return body(bytes) }
        return Self.resolvingAmpersands(bytes).withUnsafeBufferPointer(body)
    }

    /// Without the option to substitute entities, libxml2 leaves an ampersand in an attribute as `&#38;` and nothing
    /// else (xmlParseAttValueComplex).
    private static func resolvingAmpersands(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let reference: [UInt8] = Array("&#38;".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            result.append(bytes[index])
            if bytes[index] == UInt8(ascii: "&"), bytes.count - index >= reference.count,
                bytes[index..<index + reference.count].elementsEqual(reference)
            {
                index += reference.count
            } else {
                index += 1
            }
        }
        return result
    }
}

@available(*, unavailable)
extension XMLAttributes: Sendable {}
