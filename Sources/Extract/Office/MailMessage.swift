import Web

/// A mail: its text and what stands above it.
struct MailMessage {
    let head: MailHead
    /// As UTF-8: the plain text, or where there is none markup.
    private(set) var text: [UInt8] = []
    private(set) var markup: [UInt8]?
    /// Where the markup came from, in a page that was saved as a mail (RFC 2557).
    private(set) var location: String?
    /// Names of what hangs on it.
    private(set) var attachments: [String] = []
    private var partCount = 0

    private static let depthLimit = 12
    private static let partLimit = 500

    init(_ bytes: [UInt8]) throws(DocumentFault) {
        head = MailHead(bytes[...])
        guard !head.isEmpty else { throw .damaged }
        read(head, bytes[head.bodyStart...], depth: 0)
    }

    private mutating func read(_ head: MailHead, _ body: ArraySlice<UInt8>, depth: Int) {
        partCount += 1
        guard depth < Self.depthLimit, partCount < Self.partLimit else { return }
        let type = head.mediaType
        let essence = type?.essence ?? "text/plain"
        if essence.hasPrefix("multipart/"), let boundary = type?.boundary {
            for part in Self.parts(of: body, boundary) {
                let own = MailHead(part)
                read(own, part[own.bodyStart...], depth: depth + 1)
            }
        } else if head.isAttached || !essence.hasPrefix("text/") {
            attachments.append(Self.name(of: head) ?? essence)
        } else {
            take(head, body, type)
        }
    }

    private mutating func take(_ head: MailHead, _ body: ArraySlice<UInt8>, _ type: MediaType?) {
        let bytes = TransferEncoding.decode(body, head.transferEncoding)
        if type?.isHTML == true {
            let decoded = Decoded.decode(bytes, headerCharset: type?.charset, syntax: .html).utf8
            if markup == nil { (markup, location) = (decoded, head[raw: "content-location"]) }
            return
        }
        var decoded = Decoded.decode(bytes, headerCharset: type?.charset, syntax: .text).utf8
        if type?.format?.lowercased() == "flowed" { decoded = Self.unflowed(decoded) }
        if !text.isEmpty { text.append(0x0A) }
        text += decoded
    }

    /// Whether bytes are a page that a browser saved as one file: a mail of related parts.
    static func isArchive(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(4096)
        guard
            ["From:", "MIME-Version:", "Content-Type:", "Snapshot-Content-Location:"].contains(where: {
                start.starts(with: $0.utf8)
            })
        else { return false }
        return MailHead(start).mediaType?.essence == "multipart/related"
    }

    private static func name(of head: MailHead) -> String? {
        let fields = [head["content-disposition"], head["content-type"]].compactMap(\.self)
        for field in fields {
            guard let mark = field.firstRange(of: "name=") else { continue }
            let value = field[mark.upperBound...]
            let quoted = value.first == "\"" ? value.dropFirst().prefix { $0 != "\"" } : value.prefix { $0 != ";" }
            if !quoted.isEmpty { return String(quoted) }
        }
        return head["subject"]
    }

    /// What stands between lines of `--boundary`; a message that broke off ends with its last part.
    private static func parts(of body: ArraySlice<UInt8>, _ boundary: String) -> [ArraySlice<UInt8>] {
        let mark = Array("--".utf8) + Array(boundary.utf8)
        var found: [ArraySlice<UInt8>] = []
        var start: Int?
        var at = body.startIndex
        while at < body.endIndex, found.count < partLimit {
            let end = body[at...].firstIndex(of: 0x0A) ?? body.endIndex
            let line = body[at..<end]
            if line.starts(with: mark) {
                let rest = line.dropFirst(mark.count)
                let isLast = rest.starts(with: "--".utf8)
                // Another boundary may begin with this one.
                if isLast || rest.allSatisfy({ $0 <= 0x20 }) {
                    if let start { found.append(body[start..<at]) }
                    start = isLast ? nil : min(end + 1, body.endIndex)
                    if isLast { return found }
                }
            }
            at = end + 1
        }
        if let start, start < body.endIndex { found.append(body[start...]) }
        return found
    }

    /// Lines that end in a blank go on in the next; `-- ` is a signature's mark.
    private static func unflowed(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var goesOn = false
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
            var line = line
            if line.last == 0x0D { line = line.dropLast() }
            if !out.isEmpty, !goesOn { out.append(0x0A) }
            out += line
            goesOn = line.last == 0x20 && !line.elementsEqual("-- ".utf8)
        }
        return out
    }
}
