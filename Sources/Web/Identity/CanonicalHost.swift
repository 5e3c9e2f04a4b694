/// The host in a key: labels reversed, those that only name a form of the same site left out.
enum CanonicalHost {
    /// First labels that serve the same pages as the rest of the name does.
    private static let twins: [[UInt8]] = ["www", "m", "mobile", "amp", "wap"].map { Array($0.utf8) }

    /// `www.news.example.com` → `com,example,news`. A label is left out only in front of the registrable domain; addresses in
    /// numbers stay as they are. `siteStart` is where the registrable domain begins.
    static func append(_ host: ArraySlice<UInt8>, siteStart: Int?, to key: inout [UInt8]) {
        guard let siteStart else {
            if host.last?.isASCIIDigit == true || host.first == UInt8(ascii: "[") {
                key.append(contentsOf: host)
            } else {
                appendReversed(host, to: &key)
            }
            return
        }
        var rest = host
        // At most two, so that the work is bounded: `www.m.example.com`.
        for _ in 0..<2 {
            guard rest.startIndex < siteStart, let dot = rest.firstIndex(of: UInt8(ascii: ".")), isTwin(rest[..<dot])
            else {
                break
            }
            rest = rest[(dot + 1)...]
        }
        appendReversed(rest[siteStart...], to: &key)
        guard rest.startIndex < siteStart else { return }
        var before = rest[..<(siteStart - 1)]
        // `ar.m.example.org`, as the encyclopaedias write it.
        if before.count > 2, before.suffix(2).elementsEqual(".m".utf8) { before = before.dropLast(2) }
        key.append(UInt8(ascii: ","))
        appendReversed(before, to: &key)
    }

    private static func isTwin(_ label: ArraySlice<UInt8>) -> Bool {
        if twins.contains(where: { $0.elementsEqual(label) }) { return true }
        // www2, www3: machines of one site.
        return label.count == 4 && label.starts(with: "www".utf8) && label[label.startIndex + 3].isASCIIDigit
    }

    private static func appendReversed(_ labels: ArraySlice<UInt8>, to key: inout [UInt8]) {
        var end = labels.endIndex
        while let dot = labels[..<end].lastIndex(of: UInt8(ascii: ".")) {
            key.append(contentsOf: labels[(dot + 1)..<end])
            key.append(UInt8(ascii: ","))
            end = dot
        }
        key.append(contentsOf: labels[..<end])
    }
}
