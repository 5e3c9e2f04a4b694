import Bytes
import FoundationEssentials
import Text

/// Members are written as they are visited.
extension JSONWriter: FieldVisitor {
    mutating func visit<Value: FieldValue>(
        _ name: StaticString, _ value: inout Value, as shape: @autoclosure () -> FieldShape, need: FieldNeed,
        says: @autoclosure () -> String
    ) {
        if value.isKnown {
            key(name)
            value.write(to: &self)
        } else if need == .nullable {
            null(name)
        }
    }

    mutating func moment(
        _ name: StaticString, _ value: inout Date, need: FieldNeed, _ says: @autoclosure () -> String
    ) {
        key(name)
        instant(value, milliseconds: true)
    }

    mutating func constant(
        _ name: StaticString, _ value: StaticString, need: FieldNeed, _ says: @autoclosure () -> String
    ) {
        key(name)
        string(value.description)
    }
}

extension JSONWriter {
    mutating func member(_ name: StaticString, _ value: Date?, milliseconds: Bool = false) {
        guard let value else { return }
        key(name)
        instant(value, milliseconds: milliseconds)
    }

    /// Those of the values that are known.
    mutating func array(_ values: [some FieldValue]) {
        array { json in
            for value in values where value.isKnown {
                json.comma()
                value.write(to: &json)
            }
        }
    }

    /// RFC 3339 in UTC. Rounded to the unit: a `Date` is binary, and cutting would lose a millisecond on each copy.
    mutating func instant(_ value: Date, milliseconds: Bool) {
        let ticks = Instant.milliseconds(value)
        let bounded = min(max(ticks, -62_135_596_800_000), 253_402_300_799_999)
        let days = bounded >= 0 ? bounded / 86_400_000 : (bounded - 86_399_999) / 86_400_000
        let rest = bounded - days * 86_400_000
        let date = CivilDay.date(days: days)
        bytes.append(UInt8(ascii: "\""))
        digits(date.year, 4)
        bytes.append(UInt8(ascii: "-"))
        digits(date.month, 2)
        bytes.append(UInt8(ascii: "-"))
        digits(date.day, 2)
        bytes.append(UInt8(ascii: "T"))
        digits(rest / 3_600_000, 2)
        bytes.append(UInt8(ascii: ":"))
        digits(rest / 60_000 % 60, 2)
        bytes.append(UInt8(ascii: ":"))
        digits(rest / 1000 % 60, 2)
        if milliseconds {
            bytes.append(UInt8(ascii: "."))
            digits(rest % 1000, 3)
        }
        bytes.append(UInt8(ascii: "Z"))
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func digits(_ value: Int, _ count: Int) {
        var divisor = 1
        for _ in 1..<count { divisor *= 10 }
        while divisor > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / divisor % 10))
            divisor /= 10
        }
    }
}
