import Fetch
import Web

extension FuzzEntry {
    /// The header of a response, line by line as the transfer hands it on.
    static let headers: [FuzzEntry] = [
        FuzzEntry("header-block") { bytes in
            var block = HeaderBlock()
            var rest = bytes[...]
            while !rest.isEmpty {
                let end = rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.endIndex
                let isTaken = Array(rest[..<end]).withUnsafeBufferPointer { block.take($0) }
                rest = rest[end...]
                guard isTaken else {
                    precondition(block.bytes > HeaderBlock.limitBytes, "a header refused before its limit")
                    return
                }
            }
            precondition((0...999).contains(block.status), "a status of more than three digits")
            precondition(block.headers.fields.allSatisfy { !$0.name.utf8.contains(0x0A) }, "a name with a line end")
        }
    ]
}
