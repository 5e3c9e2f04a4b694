import Glibc

/// One source as a file of its own in the sources folder.
package enum SourceFile {
    package enum Failure: Error, Equatable {
        /// It is there already.
        case exists(String)
        case system(path: String, number: Int32)
    }

    /// What `rawi add` writes of it.
    package static func text(_ source: Source) -> String { TOMLText.table(source) }

    /// The folder of a configuration, from where the file stands; nil where none is configured.
    package static func folder(_ configuration: Configuration, file: String) -> String? {
        configuration.sourcesFolder.map { SourceFiles.joined(ConfigurationFile.folder(of: file), $0) }
    }

    /// Whole or not at all, and never in another's place: a daemon may be told to reload at any time.
    package static func write(_ text: String, id: String, folder: String) throws(Failure) -> String {
        let path = "\(folder)/\(id).toml"
        // No name that is read as a source's.
        let draft = "\(folder)/.\(id).toml.\(getpid())"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .system(path: draft, number: errno) }
        defer { unlink(draft) }
        let bytes = Array(text.utf8)
        let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        let number = written == bytes.count && fsync(descriptor) == 0 ? 0 : errno
        close(descriptor)
        guard number == 0, written == bytes.count else {
            throw .system(path: draft, number: number == 0 ? ENOSPC : number)
        }
        guard link(draft, path) == 0 else {
            let number = errno
            throw number == EEXIST ? .exists(path) : .system(path: path, number: number)
        }
        return path
    }

    /// A name of the site's own that no source has.
    package static func id(for url: String, beside sources: [Source]) -> String {
        SourceTables.id(for: url, beside: sources)
    }

    package static func isID(_ id: String) -> Bool { SourceFiles.isID(id) }

    /// The source that asks for the same address.
    package static func twin(of source: Source, among sources: [Source]) -> Source? {
        guard let key = SourceTwins.key(source) else { return nil }
        return sources.first { $0.kind != .documents && SourceTwins.key($0) == key }
    }
}
