package import Store

package enum StateReading {
    /// The index, to look into, whichever it is; nil where there is none yet.
    package static func open(_ configuration: Configuration) throws(StoreError) -> (any StateDatabase)? {
        if let shared = try configuration.sharedState() { return try PostgresState(reading: shared) }
        let path = configuration.store.folder + "/" + Store.databaseName
        return try DiskFiles().size(path) == nil ? nil : try SQLiteState(reading: path)
    }
}

extension Configuration {
    /// How the daemon reaches the state database that it shares; nil where it has one of its own. Reads the password.
    package func sharedState() throws(StoreError) -> PostgresOptions? {
        guard state.isShared else { return nil }
        var options = PostgresOptions(url: state.url ?? "", instance: instance)
        options.schema = state.schema
        options.password = try state.password.map { secret throws(StoreError) in try secret.text() }
        (options.host, options.version) = (ProcessFacts.hostLabel, Program.version)
        (options.lease, options.longestTransfer) = (state.lease, fetch.deadline)
        return options
    }
}

extension Configuration.Secret {
    fileprivate func text() throws(StoreError) -> String {
        switch self {
        case .credential(let name):
            do throws(CredentialError) {
                return try Credentials().text(named: name)
            } catch {
                throw .unusable("state.password: \(Self.words(error))")
            }
        case .file(let path):
            do throws(WholeFile.Refused) {
                let bytes = try WholeFile.read(path)
                return String(String(decoding: bytes, as: UTF8.self).prefix { !$0.isNewline })
            } catch {
                throw .unusable("state.password: \(path) cannot be read: \(error.words)")
            }
        }
    }

    private static func words(_ error: CredentialError) -> String {
        switch error {
        case .badName(let name): "\"\(name)\" is no name of a credential"
        case .noneGiven: "the service was given no credentials (LoadCredential= in its unit)"
        case .missing(let name):
            "the service was not given the credential \(name) (LoadCredential=\(name):/path in its unit)"
        case .tooLarge(let name): "the credential \(name) is larger than 1 MiB"
        case .unreadable(let name, let reason): "the credential \(name) cannot be read: \(reason)"
        }
    }
}
