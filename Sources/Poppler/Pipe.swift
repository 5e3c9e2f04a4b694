import CSystem
import Glibc

/// Two ends of a pipe, closed with it.
final class Pipe {
    let reading: Int32
    private(set) var writing: Int32

    /// Nil, with `errno`, where no more files may be open.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard rawi_pipe(&ends) == 0 else { return nil }
        (reading, writing) = (ends[0], ends[1])
    }

    func closeWriting() {
        guard writing >= 0 else { return }
        close(writing)
        writing = -1
    }

    deinit {
        closeWriting()
        close(reading)
    }
}

/// What a child writes, read from both its pipes as it comes: neither may fill up while the other is waited for.
struct Reading {
    private let pipes: [Pipe]
    private let limitBytes: Int
    private var output: [UInt8] = []
    private var complaints: [UInt8] = []

    init(output: Pipe, complaints: Pipe, limitBytes: Int) {
        pipes = [output, complaints]
        self.limitBytes = limitBytes
    }

    /// Nil once both have come to their end.
    mutating func run(until end: Duration, _ isCancelled: () -> Bool) -> ConfinedProgram.Ending? {
        var wanted = pipes.map { pollfd(fd: $0.reading, events: Int16(POLLIN), revents: 0) }
        var part = [UInt8](repeating: 0, count: 65_536)
        while wanted.contains(where: { $0.fd >= 0 }) {
            if let ending = Monotonic.poll(&wanted, until: end, isCancelled) { return ending }
            for index in wanted.indices where wanted[index].fd >= 0 && wanted[index].revents != 0 {
                let count = read(wanted[index].fd, &part, part.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else {
                    wanted[index].fd = -1
                    continue
                }
                if index == 0 {
                    guard output.count + count <= limitBytes else { return .tooMuchOutput }
                    output += part[..<count]
                } else {
                    complaints += part[..<min(count, ConfinedProgram.complaintBytes - complaints.count)]
                }
            }
        }
        return nil
    }

    consuming func result(_ ending: ConfinedProgram.Ending) -> ConfinedProgram.Result {
        ConfinedProgram.Result(ending: ending, output: output, complaints: complaints)
    }
}
