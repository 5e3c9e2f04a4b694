import Bytes

/// The number of a page in a query: `?id=7&page=2`.
enum PageNumber {
    /// The query without the field that holds it, and the number; of several the last one.
    /// - Parameter isIn: whether a field of that name, in lower case, and number is one.
    static func taken(from query: String?, where isIn: (_ name: String, _ number: Int) -> Bool)
        -> (rest: String, number: Int?)
    {
        var number: Int?
        let kept = (query ?? "").split(separator: "&").filter { pair in
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let value = Int(parts[1]), isIn(ASCII.lowercased(parts[0]), value) else {
                return true
            }
            number = value
            return false
        }
        return (kept.joined(separator: "&"), number)
    }
}
