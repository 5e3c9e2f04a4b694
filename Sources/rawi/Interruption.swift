import Glibc
import Synchronization

/// A Ctrl-C that is waited for: the command ends where it leaves nothing half done.
enum Interruption {
    private static let asked = Atomic(false)

    static var wasAsked: Bool { asked.load(ordering: .relaxed) }

    /// From here on a second one ends it at once.
    static func begin() {
        _ = wasAsked
        signal(SIGINT, note)
        signal(SIGTERM, note)
    }

    private static let note: @convention(c) (Int32) -> Void = { number in
        asked.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
    }
}
