import Bytes
package import Store
import Web

/// The lines of a store that speak of one address, by any of the names that it has there.
package struct AddressLines {
    package private(set) var records: [Record] = []
    /// Lines of events.
    package private(set) var events: [[UInt8]] = []

    /// Of a page in trouble there may be hundreds.
    private static let mostEvents = 50

    /// - Parameter keys: `url_key`s.
    package init(
        _ keys: Set<String>, folder: String, files: any FileSystem = DiskFiles(),
        progress: (Int) -> Void = { _ in }, complain: (String) -> Void = { _ in }
    ) throws(StoreError) {
        var keys = keys
        try RecordReader(folder: folder, files: files).read(progress: progress, complain: complain) {
            found throws(StoreError) in
            let record = found.record
            let names = [record.urlKey] + [record.url, record.finalURL].compactMap { Self.key($0) }
            if names.contains(where: keys.contains) {
                records.append(record)
                keys.insert(record.urlKey)
            }
            return true
        }
        var found: [[UInt8]] = []
        try EventReader(folder: folder, files: files).read(progress: progress, complain: complain) {
            line throws(StoreError) in
            if Self.speaks(line, of: keys) { found.append(line) }
            if found.count > Self.mostEvents * 2 { found.removeFirst(Self.mostEvents) }
            return true
        }
        events = Array(found.suffix(Self.mostEvents))
    }

    package static func bytes(in folder: String) throws(StoreError) -> Int {
        try RecordReader(folder: folder).bytes + EventReader(folder: folder).bytes
    }

    private static func key(_ url: String?) -> String? { url.flatMap { WebURL($0) }.map { CanonicalURL($0).key } }

    private static func speaks(_ line: [UInt8], of keys: Set<String>) -> Bool {
        do throws(JSONReader.Failure) {
            return key(try JSONReader.parse(line)["url"]?.text).map(keys.contains) == true
        } catch {
            return false
        }
    }
}
