package import Store

/// The shared database of a configuration, for an operator.
package enum ClusterAccess {
    /// Throws `.unusable` where the index is SQLite's.
    package static func open(_ configuration: Configuration) throws(StoreError) -> PostgresCluster {
        guard let shared = try configuration.sharedState() else {
            throw .unusable("it is SQLite's, which one daemon has for itself (state.engine)")
        }
        return try PostgresCluster(shared)
    }
}
