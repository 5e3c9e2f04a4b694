import Glibc

/// What a configuration names on this machine, and cannot be used: told when somebody checks it.
package struct ConfigurationSurvey {
    /// The daemon starts all the same.
    package private(set) var warnings: [String] = []
    package private(set) var faults: [String] = []

    package init(_ configuration: Configuration, file: String) {
        for source in configuration.sources where source.kind == .documents && source.isEnabled {
            guard let path = source.path else { continue }
            do throws(WholeFile.Refused) {
                _ = try WholeFile.list(path)
            } catch {
                warnings.append("\(source.file ?? file): \(source.id): \(path): \(error.words)")
            }
        }
        if let path = configuration.fetch.caFile {
            do throws(WholeFile.Refused) {
                _ = try WholeFile.read(path)
            } catch {
                warnings.append("\(file): fetch.ca_file: \(path): \(error.words)")
            }
        }
        // Whoever is not root has just read the files as the daemon will, or is not the one who starts it.
        guard geteuid() == 0, let user = ServiceUser() else { return }
        let files = Set([file] + configuration.sources.compactMap(\.file)).sorted()
        for path in files where !user.mayRead(path) {
            faults.append("\(path): the user \(user.name), as whom the service runs, may not read it")
        }
        for source in configuration.sources where source.kind == .documents && source.isEnabled {
            guard let path = source.path, access(path, F_OK) == 0, !user.mayRead(path) else { continue }
            warnings.append("\(source.id): the user \(user.name), as whom the service runs, may not read \(path)")
        }
    }
}

/// The user of systemd/rawi.service, where there is one on this machine.
struct ServiceUser {
    let name: String
    private let user: uid_t
    private let groups: Set<gid_t>

    init?(named name: String = "rawi") {
        guard let entry = getpwnam(name) else { return nil }
        self.name = name
        user = entry.pointee.pw_uid
        var count: Int32 = 64
        var list = [gid_t](repeating: 0, count: Int(count))
        guard getgrouplist(name, entry.pointee.pw_gid, &list, &count) >= 0 else { return nil }
        groups = Set(list.prefix(Int(count)))
    }

    init(name: String, user: uid_t, groups: Set<gid_t>) { (self.name, self.user, self.groups) = (name, user, groups) }

    /// By the modes of the file and of the folders above it, as far as those tell (not by access lists).
    func mayRead(_ path: String) -> Bool {
        guard let resolved = realpath(path, nil) else { return false }
        defer { free(resolved) }
        let parts = String(cString: resolved).split(separator: "/")
        for count in 0..<parts.count where !may(0o1, "/" + parts[..<count].joined(separator: "/")) { return false }
        return may(0o4, String(cString: resolved))
    }

    private func may(_ bit: mode_t, _ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        if user == 0 { return true }
        if status.st_uid == user { return status.st_mode & (bit << 6) != 0 }
        if groups.contains(status.st_gid) { return status.st_mode & (bit << 3) != 0 }
        return status.st_mode & bit != 0
    }
}
