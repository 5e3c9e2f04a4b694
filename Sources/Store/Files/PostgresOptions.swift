/// How a daemon takes part in a state database that it shares.
package struct PostgresOptions: Sendable, Equatable {
    /// A URI or a list of keywords, as libpq reads it.
    package var url: String
    package var password: String?
    /// All tables are in one schema.
    package var schema = "rawi"
    /// The daemon's name, which no other has.
    package var instance: String
    /// The store's own name, made once: it tells a copied configuration apart.
    package var store = ""
    package var host = ""
    package var version = ""
    /// How long a claimed target is ours. Longer than any transfer, with what is made of it.
    package var lease = Duration.seconds(90)
    /// How long a transfer may take at most.
    package var longestTransfer = Duration.seconds(60)
    /// Between the last instant at which a transfer may begin and the end of its lease, beside the transfer itself.
    package var margin = Duration.seconds(5)
    /// How long the database may take to answer before it counts as away.
    package var deadline = Duration.seconds(8)
    package var clock = Clock.server

    /// By which clock sites are kept waiting and leases end.
    package enum Clock: Sendable, Equatable {
        /// The server's, whatever time callers name: theirs may be wrong, and a call may come late. Their instants are shifted by the
        /// measured difference when they cross the boundary, either way.
        case server
        /// What callers name, for tests.
        case caller
    }

    package init(url: String, instance: String) {
        self.url = url
        self.instance = instance
    }
}
