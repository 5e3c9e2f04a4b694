import CCrypto
import Foundation
import Web

extension Suite {
    static let charsets: [Suite] = [
        Suite("charset/arabic", file: "charset/arabic-derived.jsonl") { one, folder in
            guard let expected = one.expected?["sha1"]?.string else { throw SuiteError.badCase("no digest") }
            let decoded = Decoded.decode(try one.fileBytes(in: folder), headerCharset: nil, syntax: .text)
            return sha1(decoded.utf8) == expected ? nil : "\(decoded.encoding) by \(decoded.source)"
        },
        // By equality of the text. Encodings that the standard has not are read by their own name.
        Suite("charset/detect", file: "charset/detect.jsonl") { one, folder in
            let bytes = try one.fileBytes(in: folder)
            let name = one.expected?["encoding_dir"]?.string ?? ""
            let standard = one.expected?["whatwg"]?.string
            var label = standard == nil || standard == "replacement" ? name.uppercased() : standard ?? name
            // These two leave the byte order to the mark.
            if name == "UTF-16" || name == "UTF-32" { label = name + (bytes.starts(with: [0xFF, 0xFE]) ? "LE" : "BE") }
            let found = Decoded.decode(bytes, headerCharset: nil, syntax: .text)
            guard let wanted = Decoded.decode(bytes, as: label) else {
                return "cannot decode \(label); found \(found.encoding) by \(found.source)"
            }
            return withoutMark(wanted.utf8) == found.utf8 ? nil : "\(found.encoding) by \(found.source), not \(label)"
        },
        Suite("charset/labels", file: "charset/labels.jsonl") { one, _ in
            let found = one.input?.string.flatMap(TextEncoding.init(label:))?.name
            return found == one.expected?.string ? nil : found ?? "none"
        },
        Suite("charset/tables", file: "charset/single-byte.jsonl") { one, _ in
            guard let name = one.input?["encoding"]?.string, let hex = one.input?["bytes_hex"]?.string,
                let expected = one.expected?.string
            else { throw SuiteError.badCase("no table") }
            let digits = Array(hex)
            let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
                UInt8(String(digits[$0...$0 + 1]), radix: 16)
            }
            guard let decoded = Decoded.decode(bytes, as: name) else { return "unknown" }
            return decoded.utf8.elementsEqual(expected.utf8) ? nil : String(decoding: decoded.utf8, as: UTF8.self)
        },
        // What the document declares, before any look at its text.
        Suite("charset/sniff", file: "charset/html-sniff.jsonl") { one, folder in
            let bytes = try one.fileBytes(in: folder)
            let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? "UTF-8" : nil
            let found = mark ?? MetaPrescan.html(bytes[...])?.name ?? "windows-1252"
            return found == one.expected?["whatwg"]?.string ? nil : found
        },
    ]
}

private func withoutMark(_ utf8: [UInt8]) -> [UInt8] {
    utf8.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(utf8.dropFirst(3)) : utf8
}

/// In hexadecimal, as the suite writes it.
private func sha1(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 20)
    guard EVP_Digest(bytes, bytes.count, &digest, nil, EVP_sha1(), nil) == 1 else { return "" }
    return digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
