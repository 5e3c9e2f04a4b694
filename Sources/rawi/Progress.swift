import Daemon
import FoundationEssentials
import Glibc
import Text

/// How far a long command is, on standard error: a line that changes on a terminal, one a minute elsewhere.
final class Progress {
    /// Bytes; 0 where that is not known.
    var total = 0
    private let label: String
    /// What the command prints goes to the same terminal, and says enough of how far it is.
    private let isQuiet: Bool
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private let began = ContinuousClock.now
    /// What else there is to say.
    var note = ""
    /// The share that was reached before this began.
    var origin = 0.0
    private var done = 0
    private var share: Double?
    private var shown = ContinuousClock.now
    private var isOpen = false

    init(_ label: String, isQuiet: Bool = false) { (self.label, self.isQuiet) = (label, isQuiet) }

    static func besideOutput(_ label: String) -> Progress { Progress(label, isQuiet: isatty(STDOUT_FILENO) == 1) }

    func advance(_ bytes: Int) {
        done += bytes
        show()
    }

    /// Where only the share is known, from 0 to 1.
    func reach(_ share: Double) {
        self.share = share
        show()
    }

    private func show() {
        guard !isQuiet else { return }
        let now = ContinuousClock.now
        guard now - shown >= (isTerminal ? .milliseconds(200) : .seconds(60)) else { return }
        shown = now
        isOpen = isTerminal
        Terminal.write(
            (isTerminal ? "\r\u{1B}[K" : "rawi: ") + line(at: now) + (isTerminal ? "" : "\n"), to: STDERR_FILENO)
    }

    /// Takes the line away.
    func end() {
        if isOpen { Terminal.write("\r\u{1B}[K", to: STDERR_FILENO) }
        isOpen = false
    }

    private func line(at now: ContinuousClock.Instant) -> String {
        let seconds = max(0.001, (now - began) / .seconds(1))
        var parts: [String] = []
        if done > 0 { parts.append("\(done >> 20) MiB" + (total > 0 ? " of \(total >> 20)" : "")) }
        if !note.isEmpty { parts.append(note) }
        if let share = share ?? (total > 0 ? Double(done) / Double(total) : nil), share - origin > 0.001 {
            let left = max(0, 1 - share) / (share - origin) * seconds
            parts.append("\(Int(min(1, share) * 100)) %")
            parts.append("\(DurationText.format(.seconds(Int(min(left, 1e9))))) left")
        }
        return label + (parts.isEmpty ? "" : ": ") + parts.joined(separator: ", ")
    }
}
