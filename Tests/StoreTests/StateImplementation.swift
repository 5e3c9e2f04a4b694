import FoundationEssentials
import PostgresServer
import Testing

@testable import Store

/// The implementations of `StateDatabase` that there are.
enum StateImplementation: CaseIterable, CustomTestStringConvertible, Sendable {
    case sqlite
    case postgres

    /// Those of which there is one here.
    static var all: [StateImplementation] { PostgresServer.shared == nil ? [.sqlite] : allCases }

    var testDescription: String { "\(self)" }

    /// A new one, with nothing in it.
    func made() throws -> any StateDatabase {
        switch self {
        case .sqlite: return try SQLiteState(path: nil)
        case .postgres:
            var options = PostgresOptions(url: try #require(PostgresServer.shared).url, instance: "rawi@a")
            options.schema = try #require(PostgresServer.shared).newSchema()
            options.clock = .caller
            _ = try PostgresState.migrate(options)
            return try PostgresState(options, at: noon)
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
