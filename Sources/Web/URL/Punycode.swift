/// Punycode (RFC 3492) of one label, without `xn--`.
enum Punycode {
    private static let base: UInt32 = 36
    private static let initialBias: UInt32 = 72
    private static let delimiter = UInt8(ascii: "-")
    /// Bounds the work, which grows with the square of the length.
    private static let lengthLimit = 1000

    /// Nil when the label is too long.
    static func encode(_ label: [Unicode.Scalar]) -> [UInt8]? {
        guard label.count <= lengthLimit else { return nil }
        var out = label.filter(\.isASCII).map { UInt8(truncatingIfNeeded: $0.value) }
        var handled = UInt32(out.count)
        let basic = handled
        if basic > 0 { out.append(delimiter) }
        var point: UInt32 = 0x80
        var delta: UInt32 = 0
        var bias = initialBias
        while handled < UInt32(label.count) {
            guard let next = label.lazy.map(\.value).filter({ $0 >= point }).min() else { return nil }
            delta += (next - point) * (handled + 1)  // below 0x110000 × 1001
            point = next
            for scalar in label {
                if scalar.value < point { delta += 1 }
                guard scalar.value == point else { continue }
                var rest = delta
                var step = base
                while true {
                    let threshold = Self.threshold(step, bias)
                    guard rest >= threshold else { break }
                    out.append(digit(threshold + (rest - threshold) % (base - threshold)))
                    rest = (rest - threshold) / (base - threshold)
                    step += base
                }
                out.append(digit(rest))
                bias = adapt(delta, handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            point += 1
        }
        return out
    }

    /// Nil when the text is no punycode.
    static func decode(_ text: ArraySlice<UInt8>) -> [Unicode.Scalar]? {
        guard text.count <= lengthLimit else { return nil }
        var out: [Unicode.Scalar] = []
        var index = text.startIndex
        if let last = text.lastIndex(of: delimiter) {
            guard text[..<last].allSatisfy({ $0 < 0x80 }) else { return nil }
            out = text[..<last].map { Unicode.Scalar($0) }
            index = last + 1
        }
        var point: UInt32 = 0x80
        var place: UInt32 = 0
        var bias = initialBias
        while index < text.endIndex {
            let old = place
            var weight: UInt32 = 1
            var step = base
            while true {
                guard index < text.endIndex, let value = value(text[index]) else { return nil }
                index += 1
                let (product, tooBig) = value.multipliedReportingOverflow(by: weight)
                let (sum, over) = place.addingReportingOverflow(product)
                guard !tooBig, !over else { return nil }
                place = sum
                let threshold = Self.threshold(step, bias)
                guard value >= threshold else { break }
                let (heavier, overflow) = weight.multipliedReportingOverflow(by: base - threshold)
                guard !overflow else { return nil }
                weight = heavier
                step += base
            }
            let count = UInt32(out.count) + 1
            bias = adapt(place - old, count, isFirst: old == 0)
            let (next, overflow) = point.addingReportingOverflow(place / count)
            guard !overflow, let scalar = Unicode.Scalar(next) else { return nil }
            point = next
            place %= count
            out.insert(scalar, at: Int(place))
            place += 1
        }
        return out
    }

    private static func threshold(_ step: UInt32, _ bias: UInt32) -> UInt32 {
        step <= bias ? 1 : min(step - bias, 26)
    }

    private static func adapt(_ delta: UInt32, _ count: UInt32, isFirst: Bool) -> UInt32 {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var step: UInt32 = 0
        while delta > 455 {
            delta /= base - 1
            step += base
        }
        return step + base * delta / (delta + 38)
    }

    private static func digit(_ value: UInt32) -> UInt8 {
        let value = UInt8(truncatingIfNeeded: value)
        return value < 26 ? UInt8(ascii: "a") + value : UInt8(ascii: "0") + value - 26
    }

    private static func value(_ digit: UInt8) -> UInt32? {
        if digit.isASCIIDigit { return UInt32(digit - UInt8(ascii: "0")) + 26 }
        return digit.isASCIILetter ? UInt32((digit | 0x20) - UInt8(ascii: "a")) : nil
    }
}
