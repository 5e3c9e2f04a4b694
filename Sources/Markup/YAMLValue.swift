import CYAML

/// One document of YAML 1.1 as libyaml reads it: words, lists and mappings. Tags and anchors are passed over, an alias is nothing: what a
/// document states of itself needs neither.
package indirect enum YAMLValue: Sendable, Equatable {
    case scalar(String)
    case list([YAMLValue])
    /// Keys that are no scalars are left out.
    case mapping([(key: String, value: YAMLValue)])
    case nothing

    /// Deeper values, and more of them, are no front matter.
    private static let depthLimit = 16
    private static let countLimit = 10_000

    /// Nil where the text is no YAML, deeper or longer than any front matter is.
    package init?(_ text: [UInt8]) {
        guard let parser = YAMLParser(text) else { return nil }
        var left = Self.countLimit
        guard parser.next() == .streamStart, parser.next() == .documentStart,
            let first = parser.next(), let value = Self.read(first, parser, depth: 0, &left)
        else { return nil }
        self = value
    }

    private static func read(_ event: YAMLParser.Event, _ parser: YAMLParser, depth: Int, _ left: inout Int)
        -> YAMLValue?
    {
        left -= 1
        guard left > 0, depth < depthLimit else { return nil }
        switch event {
        case .scalar(let text): return .scalar(text)
        case .alias: return .nothing
        case .sequenceStart:
            var values: [YAMLValue] = []
            while let next = parser.next() {
                if next == .end { return .list(values) }
                guard let value = read(next, parser, depth: depth + 1, &left) else { return nil }
                values.append(value)
            }
            return nil
        case .mappingStart:
            var pairs: [(key: String, value: YAMLValue)] = []
            while let next = parser.next() {
                if next == .end { return .mapping(pairs) }
                guard let key = read(next, parser, depth: depth + 1, &left), let event = parser.next(),
                    let value = read(event, parser, depth: depth + 1, &left)
                else { return nil }
                if case .scalar(let key) = key { pairs.append((key, value)) }
            }
            return nil
        case .streamStart, .documentStart, .end: return nil
        }
    }

    package static func == (left: YAMLValue, right: YAMLValue) -> Bool {
        switch (left, right) {
        case (.scalar(let one), .scalar(let other)): one == other
        case (.list(let one), .list(let other)): one == other
        case (.mapping(let one), .mapping(let other)):
            one.count == other.count && zip(one, other).allSatisfy { $0.key == $1.key && $0.value == $1.value }
        case (.nothing, .nothing): true
        default: false
        }
    }
}

/// libyaml's parser over bytes that it keeps. It recurses nowhere; what it holds grows with the depth of what it reads.
private final class YAMLParser {
    enum Event: Equatable {
        case streamStart, documentStart, sequenceStart, mappingStart, alias
        /// Of a sequence or a mapping, of the document and of the stream.
        case end
        case scalar(String)
    }

    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    init?(_ text: [UInt8]) {
        parser = .allocate(capacity: 1)
        bytes = .allocate(capacity: text.count)
        _ = bytes.initialize(from: text)
        guard yaml_parser_initialize(parser) == 1 else {
            // The pointers are freed by deinit, which wants a parser: an empty one.
            parser.initialize(to: yaml_parser_t())
            return nil
        }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, text.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        bytes.deallocate()
    }

    /// Nil at an error.
    func next() -> Event? {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { return nil }
        defer { yaml_event_delete(&event) }
        switch event.type {
        case YAML_STREAM_START_EVENT: return .streamStart
        case YAML_DOCUMENT_START_EVENT: return .documentStart
        case YAML_SEQUENCE_START_EVENT: return .sequenceStart
        case YAML_MAPPING_START_EVENT: return .mappingStart
        case YAML_ALIAS_EVENT: return .alias
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            return .scalar(String(decoding: value, as: UTF8.self))
        case YAML_NO_EVENT: return nil
        default: return .end
        }
    }
}
