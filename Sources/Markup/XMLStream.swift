import CLibXML2

/// Listens to a document as it is read. Numbers stand for names, see `XMLStream.name(_:)`.
package protocol XMLSink: AnyObject {
    func start(_ element: Int, _ attributes: XMLAttributes, in stream: XMLStream)
    func text(_ bytes: Span<UInt8>, in stream: XMLStream)
    func end(_ element: Int, in stream: XMLStream)
}

/// Reads XML as events, in constant memory. The input is UTF-8 without a DOCTYPE (see `XMLProlog`); no file or
/// network is ever touched, no entity ever expanded.
package final class XMLStream {
    package enum Outcome: Equatable, Sendable {
        /// The root element was read to its end. What follows it does not matter.
        case complete
        /// The sink had enough.
        case stopped
        /// libxml2's error code, and how many bytes had been read; an internal error when a bound of ours was met.
        case broken(code: Int32, byte: Int)
    }

    package enum Effort: Sendable {
        /// Gives up at the first violation of well-formedness.
        case strict
        /// Reads as far as libxml2 recovers.
        case recovering
    }

    /// Elements within elements. libxml2 searches its namespace stack linearly, so that depth costs quadratic time.
    private static let depthLimit = 1_000
    private static let nameLimit = 4_000
    private static let initialised: Void = xmlInitParser()

    /// Whoever calls `parse` holds on to it; counting references at every event costs.
    private unowned(unsafe) let sink: any XMLSink
    private let context: xmlParserCtxtPtr
    @exclusivity(unchecked) private var names = XMLNameTable()
    /// The numbers of the open elements' names.
    @exclusivity(unchecked) private var open: [Int] = []
    @exclusivity(unchecked) private var rootEnded = false
    @exclusivity(unchecked) private var isStopped = false
    private var fatal: (code: Int32, byte: Int)?
    private let effort: Effort
    /// What was taken out of the document, which libxml2 sees marks of only.
    private let document: UnsafeBufferPointer<UInt8>
    private let runs: UnsafeBufferPointer<XMLSkeleton.Run>
    @exclusivity(unchecked) private var nextRun = 0
    @exclusivity(unchecked) private var scratch = XMLScratch()

    /// Nil only when memory is out.
    package static func parse(_ bytes: Span<UInt8>, effort: Effort, into sink: any XMLSink) -> Outcome? {
        _ = initialised
        rawi_xml_silence()
        guard bytes.count < Int(Int32.max) else { return .broken(code: 0, byte: 0) }
        return bytes.withUnsafeBufferPointer { document in
            // A document that uses our mark, which none does, is told as one that must be mended.
            guard let skeleton = XMLSkeleton(document), !skeleton.hasHugeTag else {
                return .broken(code: Int32(XML_ERR_INTERNAL_ERROR.rawValue), byte: 0)
            }
            let outcome = skeleton.bytes.withUnsafeBufferPointer { bytes in
                skeleton.runs.withUnsafeBufferPointer {
                    parse(bytes, of: document, runs: $0, effort: effort, into: sink)
                }
            }
            guard case .broken(let code, let byte) = outcome else { return outcome }
            return .broken(code: code, byte: skeleton.place(of: byte))
        }
    }

    private static func parse(
        _ buffer: UnsafeBufferPointer<UInt8>, of document: UnsafeBufferPointer<UInt8>,
        runs: UnsafeBufferPointer<XMLSkeleton.Run>,
        effort: Effort, into sink: any XMLSink
    ) -> Outcome {
        let context = buffer.withMemoryRebound(to: CChar.self) {
            xmlCreateMemoryParserCtxt($0.baseAddress, Int32($0.count))
        }
        guard let context else { return .broken(code: Int32(XML_ERR_DOCUMENT_EMPTY.rawValue), byte: 0) }
        defer { xmlFreeParserCtxt(context) }
        return withExtendedLifetime(sink) {
            XMLStream(context: context, document: document, runs: runs, effort: effort, sink: sink).run()
        }
    }

    private init(
        context: xmlParserCtxtPtr, document: UnsafeBufferPointer<UInt8>, runs: UnsafeBufferPointer<XMLSkeleton.Run>,
        effort: Effort,
        sink: any XMLSink
    ) {
        self.context = context
        self.document = document
        self.runs = runs
        self.effort = effort
        self.sink = sink
    }

    private func run() -> Outcome {
        var options = XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue
        if effort == .recovering { options |= XML_PARSE_RECOVER.rawValue }
        xmlCtxtUseOptions(context, Int32(options))
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        install()
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        withExtendedLifetime(self) { _ = xmlParseDocument(context) }
        if isStopped { return .stopped }
        if rootEnded { return .complete }
        if let fatal { return .broken(code: fatal.code, byte: fatal.byte) }
        return .broken(code: context.pointee.errNo, byte: position)
    }

    /// The name a number stands for.
    package func name(_ number: Int) -> XMLName { names.names[number] }

    /// No event follows.
    package func stop() {
        isStopped = true
        xmlStopParser(context)
    }

    func number(local: UnsafePointer<UInt8>, prefix: UnsafePointer<UInt8>?, namespace: UnsafePointer<UInt8>?) -> Int {
        names.number(XMLNameTable.Key(local: local, prefix: prefix, namespace: namespace))
    }

    private var position: Int {
        guard let input = context.pointee.input, let cursor = input.pointee.cur, let base = input.pointee.base else {
            return 0
        }
        return Int(clamping: input.pointee.consumed) + max(0, cursor - base)
    }

    // MARK: Events

    fileprivate func started(_ number: Int, _ attributes: XMLAttributes) {
        open.append(number)
        guard open.count <= Self.depthLimit, names.names.count <= Self.nameLimit else {
            fatal = fatal ?? (Int32(XML_ERR_INTERNAL_ERROR.rawValue), position)
            return xmlStopParser(context)
        }
        sink.start(number, attributes, in: self)
    }

    /// libxml2 ends what it started, in order, even where the document's tags do not match.
    fileprivate func ended() {
        guard !isStopped, let number = open.popLast() else { return }
        sink.end(number, in: self)
        if open.isEmpty {
            rootEnded = true
            if !isStopped { xmlStopParser(context) }
        }
    }

    fileprivate func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !isStopped else { return }
        sink.text(Span(_unsafeElements: bytes), in: self)
    }

    /// A mark: the text that stood there.
    fileprivate func marked() {
        guard !isStopped, nextRun < runs.count else { return }
        let run = runs[nextRun]
        nextRun += 1
        // Outside of the root element text is an error, a mark is none.
        guard !open.isEmpty else { return }
        run.form.read(document, run.start, run.end, scratch: &scratch) {
            if !$0.isEmpty { sink.text(Span(_unsafeElements: $0), in: self) }
        }
    }

    fileprivate func failed(code: Int32) {
        guard effort == .strict, !rootEnded, fatal == nil else { return }
        fatal = (code, position)
        xmlStopParser(context)
    }

    private func install() {
        guard let sax = context.pointee.sax else { return }
        sax.pointee = xmlSAXHandler()
        sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
        sax.pointee.startElementNs = startElement
        sax.pointee.endElementNs = endElement
        // The same function for both spares libxml2 a guess about white space; CDATA goes there by itself.
        sax.pointee.characters = characterData
        sax.pointee.ignorableWhitespace = characterData
        sax.pointee.processingInstruction = instruction
        sax.pointee.serror = structuredError
    }
}

@available(*, unavailable)
extension XMLStream: Sendable {}

/// Lends the stream behind libxml2's user data without counting references: it is called for every event.
@inline(__always)
private func with(_ context: UnsafeMutableRawPointer?, _ body: (XMLStream) -> Void) {
    guard let context else { return }
    Unmanaged<XMLStream>.fromOpaque(context)._withUnsafeGuaranteedRef(body)
}

private func startElement(
    context: UnsafeMutableRawPointer?, local: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?,
    namespace: UnsafePointer<xmlChar>?, namespaceCount: Int32,
    namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, attributeCount: Int32, defaultedCount: Int32,
    attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
    guard let local else { return }
    with(context) { stream in
        stream.started(
            stream.number(local: local, prefix: prefix, namespace: namespace),
            XMLAttributes(fields: attributes, count: Int(attributeCount), stream: stream))
    }
}

private func endElement(
    context: UnsafeMutableRawPointer?, local: UnsafePointer<xmlChar>?, prefix: UnsafePointer<xmlChar>?,
    namespace: UnsafePointer<xmlChar>?
) {
    with(context) { $0.ended() }
}

private func characterData(context: UnsafeMutableRawPointer?, bytes: UnsafePointer<xmlChar>?, count: Int32) {
    guard let bytes, count > 0 else { return }
    with(context) { $0.characters(UnsafeBufferPointer(start: bytes, count: Int(count))) }
}

private func instruction(
    context: UnsafeMutableRawPointer?, target: UnsafePointer<xmlChar>?, data: UnsafePointer<xmlChar>?
) {
    guard let target, target[0] == XMLSkeleton.target, target[1] == 0 else { return }
    with(context) { $0.marked() }
}

private func structuredError(context: UnsafeMutableRawPointer?, error: xmlErrorPtr?) {
    guard let error, error.pointee.level == XML_ERR_FATAL else { return }
    with(context) { $0.failed(code: error.pointee.code) }
}
