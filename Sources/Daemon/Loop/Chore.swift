import FoundationEssentials

/// What brings the index in line with the lines, the clock and the configuration.
enum Chore {
    case catchUp
    case boundWaits
    case shiftWaits(from: Date, to: Date)
    case align(startsNow: Bool)
    case walk

    var isAlign: Bool { if case .align = self { true } else { false } }
}
