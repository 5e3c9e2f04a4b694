import FoundationEssentials
import Testing

@testable import Store

/// The implementations of `StateDatabase` that there are.
enum StateImplementation: CaseIterable, CustomTestStringConvertible, Sendable {
    case sqlite

    static var all: [StateImplementation] { allCases }

    var testDescription: String { "\(self)" }

    /// A new one, with nothing in it.
    func made() throws -> any StateDatabase {
        switch self {
        case .sqlite: try SQLiteState(path: nil)
        }
    }
}

extension StateDatabase {
    func apply(_ changes: [StateChange]) throws(StoreError) {
        try transaction { state throws(StoreError) in
            for change in changes { try state.apply(change) }
        }
    }

    func read<R>(_ body: (any StateTransaction) throws(StoreError) -> R) throws(StoreError) -> R {
        try transaction(body)
    }

    /// Of sites alone, without pauses.
    func claim(at now: Date, limit: Int, perSite: Int) throws(StoreError) -> [Target] {
        try claim(ClaimWish(limit: limit, perSite: perSite), at: now).map(\.target)
    }

    /// Of addresses too, with a pause of five seconds.
    func politely(at now: Date, limit: Int = 99) throws(StoreError) -> [Target] {
        try claim(ClaimWish(limit: limit, perSite: 1, delay: .seconds(5), perAddress: true), at: now).map(\.target)
    }
}
