/// Decision trees over whole numbers, whose leaves are summed: the same sum on every machine, and in training/.
///
/// The text of a table is digits of 6 bits, `0` to `o`. A node is two digits for its column and three for its bound: what
/// is not above the bound goes to the node that follows, what is to the one behind that one's whole tree. A column of all ones
/// marks a leaf, whose three digits are its weight in parts of `unit`. Bounds and weights are told from `origin` on.
struct TreeTable: Sendable {
    /// A weight of one, in logarithms of odds.
    static let unit = 1_024
    private static let origin = 1 << 17
    private static let leaf = 4_095

    private struct Node: Sendable {
        /// -1 in a leaf.
        var column: Int16
        var bound: Int16
        /// Where those above the bound go on; a leaf's weight.
        var other: Int32
    }

    private var nodes: [Node] = []
    private var roots: [Int] = []

    var count: Int { roots.count }

    init(_ text: StaticString) {
        var digits = text.withUTF8Buffer { $0.filter { $0 > 0x20 }.map { Int($0) - 0x30 } }[...]
        while digits.count >= 5 {
            roots.append(nodes.count)
            read(&digits)
        }
    }

    private mutating func read(_ digits: inout ArraySlice<Int>) {
        let column = Self.number(&digits, 2)
        let value = Self.number(&digits, 3) - Self.origin
        let at = nodes.count
        if column == Self.leaf {
            nodes.append(Node(column: -1, bound: 0, other: Int32(value)))
            return
        }
        nodes.append(Node(column: Int16(column), bound: Int16(clamping: value), other: 0))
        read(&digits)
        nodes[at].other = Int32(nodes.count)
        read(&digits)
    }

    private static func number(_ digits: inout ArraySlice<Int>, _ count: Int) -> Int {
        let number = digits.prefix(count).reduce(0) { $0 << 6 | $1 }
        digits = digits.dropFirst(count)
        return number
    }

    /// What all trees say of a row, together.
    func sum(_ row: ArraySlice<Int16>) -> Int {
        row.withUnsafeBufferPointer { row in
            nodes.withUnsafeBufferPointer { nodes in
                var sum = 0
                for root in roots {
                    var at = root
                    while true {
                        let node = nodes[at]
                        if node.column < 0 {
                            sum += Int(node.other)
                            break
                        }
                        at = row[Int(node.column)] <= node.bound ? at + 1 : Int(node.other)
                    }
                }
                return sum
            }
        }
    }
}

/// Chances in parts of 4,096, from sums of weights.
enum Chance {
    static let whole = 4_096
    /// Sums beyond eight are as good as sure.
    private static let reach = 8 * TreeTable.unit
    private static let step = 64

    static func of(_ sum: Int) -> Int {
        ModelTables.chances[(max(-reach, min(reach, sum)) + reach) / step]
    }
}

/// Numbers of two digits each.
struct ChanceTable: Sendable {
    private let values: [Int]

    init(_ text: StaticString) {
        let digits = text.withUTF8Buffer { $0.filter { $0 > 0x20 }.map { Int($0) - 0x30 } }
        values = stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 6 | digits[$0 + 1] }
    }

    subscript(place: Int) -> Int { values[place] }
}
