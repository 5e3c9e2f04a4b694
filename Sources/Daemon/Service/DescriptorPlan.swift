/// How the files that may be open are used. A transfer takes a socket and what asks for its address; a connection is kept for the
/// next; the store, the log and the rest need theirs whatever happens, or a line could not be written.
package struct DescriptorPlan: Sendable, Equatable {
    /// Transfers at a time.
    package let transfers: Int
    /// Connections open at a time.
    package let connections: Int

    /// What is not the network's: segments, database with its two companions, directories, epoll, signals, timers.
    private static let own = 48
    private static let perTransfer = 4

    /// - Parameter limit: of open files; nil where it is not known.
    package init(limit: Int?, concurrency: Int) {
        let spare = max(0, (limit ?? 1024) - Self.own)
        transfers = max(1, min(concurrency, spare / Self.perTransfer))
        connections = max(2, min(max(64, concurrency * 2), spare / 2))
    }
}
