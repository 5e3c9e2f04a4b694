import ArgumentParser
import Daemon
import Extract

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the daemon in the foreground.",
        discussion: """
            Logs go to standard error, or to the journal under systemd. Records are appended to STORE/current.jsonl.
            SIGTERM and Ctrl-C stop it cleanly, SIGHUP reads the configuration again.
            """)

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "Ask every source once, settle what that gives, and exit.")
    var once = false

    func run() async throws {
        try options.expectFile()
        var service = options.service
        service.runsOnce = once
        do throws(Service.Failure) {
            try await Service(service).run()
        } catch {
            try error.refusal.end()
        }
    }
}
