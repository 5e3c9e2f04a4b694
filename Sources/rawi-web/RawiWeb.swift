import ArgumentParser
import Daemon
import Glibc

/// The status page: what a daemon does and what its store holds, for browsers and for Prometheus. It reads, and changes nothing.
@main
struct RawiWeb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rawi-web",
        abstract: "Shows what rawi does, in a browser on this machine and to Prometheus.",
        discussion: """
            Listens on loopback addresses and unix sockets only, or on what the service manager hands over; for other machines put a \
            proxy with a login in front, or use ssh -L 8380:127.0.0.1:8380. Pages: / and /records; /metrics, /healthz and /readyz.
            """,
        version: Program.version)

    @Option(name: [.short, .long], help: "The configuration file.", completion: .file(extensions: ["toml"]))
    var config: String = access("/etc/rawi/rawi.toml", F_OK) == 0 ? "/etc/rawi/rawi.toml" : "config/rawi.toml"

    @Option(help: "The store's folder, in place of the configured one.", completion: .directory)
    var store: String?

    @Option(help: "Where to listen: 127.0.0.1:8380, [::1]:8380 or unix:/path. May be given several times.")
    var listen: [String] = []

    @Option(help: "Another name that this page goes by, as a proxy in front passes it on. May be given several times.")
    var host: [String] = []

    static func main() { main(Array(ProcessFacts.arguments.dropFirst())) }

    func run() throws {
        var options = Service.Options(configurationPath: config)
        options.storeFolder = store
        let watch: StoreWatch
        do throws(Service.Failure) {
            watch = try StoreWatch(options)
        } catch {
            if case .configuration(let fault) = error { try refuse(fault.code, fault.summary) }
            try refuse(.configuration, "\(config) cannot be used")
        }
        let sockets = try openSockets()
        guard let site = Site(watch, hosts: AllowedHosts(host)), let server = WebServer(sockets, answer: site.way)
        else { try refuse(.unavailable, "no threads or descriptors") }
        for socket in sockets { say(socket.port.map { "listens on port \($0)" } ?? "listens on a unix socket") }
        server.run()
    }

    private func openSockets() throws -> [ListeningSocket] {
        let inherited = ListeningSocket.inherited()
        if !inherited.isEmpty, listen.isEmpty { return inherited }
        var sockets = inherited
        for text in listen.isEmpty ? ["127.0.0.1:8380"] : listen {
            guard let place = ListeningSocket.Place(text) else {
                try refuse(.usage, "\(text): not ADDRESS:PORT or unix:/path")
            }
            do throws(ListeningSocket.Refused) {
                sockets.append(try ListeningSocket.open(place))
            } catch {
                let isElsewhere = error.number == EADDRNOTAVAIL
                try refuse(
                    isElsewhere || error.number == EINVAL ? .usage : .unavailable,
                    "\(text): "
                        + (isElsewhere
                            ? "loopback addresses only: there is no login here"
                            : String(cString: strerror(error.number))))
            }
        }
        return sockets
    }

    private func refuse(_ code: Daemon.ExitCode, _ words: String) throws -> Never {
        say(words)
        throw ArgumentParser.ExitCode(code.rawValue)
    }

    private func say(_ words: String) {
        let line = Array("rawi-web: \(words)\n".utf8)
        _ = write(STDERR_FILENO, line, line.count)
    }
}
