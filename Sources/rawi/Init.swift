import ArgumentParser
import Daemon
import Glibc

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a configuration to start from; nothing is ever overwritten.",
        discussion: "FOLDER/rawi.toml with every key and what it does, FOLDER/sources.d and FOLDER/articles.")

    @Argument(help: "The folder; it is made.", completion: .directory)
    var folder = "config"

    @Option(help: "Who can be written to: mailto:you@example.org, or a page. Site owners see it.")
    var contact: String?

    func run() throws {
        let file = folder + "/rawi.toml"
        for path in [folder, folder + "/sources.d", folder + "/articles"] where mkdir(path, 0o755) != 0 {
            let number = errno
            guard number == EEXIST else { try Refusal(.cannotCreate, "\(path): \(StoreText.text(number))").end() }
        }
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            let number = errno
            try Refusal(.cannotCreate, "\(file): \(StoreText.text(number)); nothing was changed").end()
        }
        Terminal.write(StarterConfiguration.text(contact: contact), to: descriptor)
        guard close(descriptor) == 0 else { try Refusal(.inputOutput, "\(file): \(StoreText.text(errno))").end() }
        Terminal.print(
            "\(file) is written. Sources go into \(folder)/sources.d, articles of your own into \(folder)/articles.")
        let option = file == ConfigurationOptions.standardPath ? "" : " --config \(file)"
        Terminal.print("Next:")
        if contact == nil { Terminal.print("  set contact in \(file): who site owners can write to") }
        Terminal.print("  rawi add https://an-outlet.example\(option)    looks for its feeds and adds one")
        Terminal.print("  rawi check\(option)")
        Terminal.print("  rawi run\(option)")
    }
}
