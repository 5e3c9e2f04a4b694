import Markup

extension Selector {
    /// Indices of the elements that match, in document order. One pass, whatever the selector: every element inherits from
    /// its parent which beginnings of a chain were met above it.
    func matches(in outline: Outline) -> [Int] {
        var found: Set<Int> = []
        for steps in alternatives { Self.match(steps, in: outline) { found.insert($0) } }
        return found.sorted()
    }

    private static func match(_ steps: [Step], in outline: Outline, _ report: (Int) -> Void) {
        let last = UInt16(1) << UInt16(steps.count - 1)
        var own = [UInt16](repeating: 0, count: outline.count)
        var above = [UInt16](repeating: 0, count: outline.count)
        for index in 0..<outline.count where outline.tag(index) != .text {
            let parent = outline.parent(index)
            var met: UInt16 = 0
            for (at, step) in steps.enumerated() {
                let bit = UInt16(1) << UInt16(at)
                if at > 0 {
                    guard parent >= 0 else { break }
                    let known = step.isChild ? own[parent] : own[parent] | above[parent]
                    if known & bit >> 1 == 0 { continue }
                }
                if step.compound.matches(outline, index) { met |= bit }
            }
            own[index] = met
            above[index] = parent >= 0 ? own[parent] | above[parent] : 0
            if met & last != 0 { report(index) }
        }
    }
}

extension Selector.Compound {
    func matches(_ outline: Outline, _ index: Int) -> Bool {
        if let tag, outline.tag(index) != tag { return false }
        let node = outline.node(index)
        return conditions.allSatisfy { condition in
            guard let value = node.bytes(ofAttribute: condition.key) else { return false }
            return condition.holds(for: value)
        }
    }
}

extension Selector.Condition {
    fileprivate func holds(for actual: UnsafeBufferPointer<UInt8>) -> Bool {
        switch test {
        case .present: true
        case .equals: actual.elementsEqual(value)
        case .starts: !value.isEmpty && actual.starts(with: value)
        case .ends: !value.isEmpty && actual.count >= value.count && actual.suffix(value.count).elementsEqual(value)
        case .holdsWord: actual.split(whereSeparator: { $0 <= 0x20 }).contains { $0.elementsEqual(value) }
        case .holds:
            !value.isEmpty && actual.count >= value.count
                && (0...(actual.count - value.count)).contains { start in
                    actual[start..<start + value.count].elementsEqual(value)
                }
        }
    }
}
