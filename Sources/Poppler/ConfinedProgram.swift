import CSystem
import Glibc

/// One run of somebody else's program over a file that nobody vouches for. Blocks its thread until the child has ended.
struct ConfinedProgram {
    struct Limits: Sendable {
        var memoryBytes = 192 << 20
        /// Of processor time.
        var seconds = 60
        /// By the clock on the wall, for a child that waits for something.
        var deadline: Duration = .seconds(120)
        var outputBytes = 16 << 20
    }

    enum Ending: Equatable {
        case exited(Int32)
        /// By a signal of its own: it crashed, or has used up its processor time.
        case killed(Int32)
        case tooSlow
        case tooMuchOutput
        /// Nobody wants its answer any more.
        case cancelled
        case notStarted(errno: Int32)
    }

    struct Result {
        var ending: Ending
        var output: [UInt8] = []
        /// The beginning of what it complained of.
        var complaints: [UInt8] = []
    }

    static let complaintBytes = 4096

    /// - Parameters:
    ///   - words: the program's path and its arguments.
    ///   - input: what it finds as its descriptor 0.
    ///   - isCancelled: asked five times a second.
    static func run(
        _ words: [String], input: Int32, limits: Limits, isCancelled: () -> Bool = { false }
    ) -> Result {
        guard let output = Pipe(), let complaints = Pipe() else { return Result(ending: .notStarted(errno: errno)) }
        let child = start(words, input: input, output, complaints, limits)
        guard child > 0 else { return Result(ending: .notStarted(errno: errno)) }
        output.closeWriting()
        complaints.closeWriting()
        let end = Monotonic.now + limits.deadline
        var reading = Reading(output: output, complaints: complaints, limitBytes: limits.outputBytes)
        var ending = reading.run(until: end, isCancelled)
        if ending == nil { ending = wait(for: child, until: end, isCancelled) }
        // Nobody of its group outlives it, however it ended.
        _ = rawi_kill_group(child)
        var number: Int32 = 0
        switch rawi_reap(child, &number) {
        case 0: return reading.result(ending ?? .exited(number))
        case 1: return reading.result(ending ?? .killed(number))
        default: return reading.result(ending ?? .notStarted(errno: errno))
        }
    }

    private static func start(
        _ words: [String], input: Int32, _ output: Pipe, _ complaints: Pipe, _ limits: Limits
    ) -> pid_t {
        var rawLimits = rawi_limits()
        rawLimits.memory = UInt64(limits.memoryBytes)
        rawLimits.seconds = UInt64(limits.seconds)
        rawLimits.files = 32
        return withStrings(words) { arguments in
            withStrings(["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8", "HOME=/"]) { environment in
                rawi_spawn_confined(
                    arguments[0], arguments, environment, input, output.writing, complaints.writing, &rawLimits)
            }
        }
    }

    /// Nil once it has ended by itself.
    private static func wait(for child: pid_t, until end: Duration, _ isCancelled: () -> Bool) -> Ending? {
        let descriptor = rawi_process_descriptor(child)
        // Without it nobody can wait for so long and no longer; it has closed its output, and is asked to go.
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var wanted = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
        return Monotonic.poll(&wanted, until: end, isCancelled)
    }

    private static func withStrings<R>(
        _ words: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> R
    ) -> R {
        var pointers = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        return pointers.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else {
                preconditionFailure("a list that ends with nil is never empty")
            }
            return body(start)
        }
    }
}

/// CLOCK_MONOTONIC: how long a child may take has nothing to do with what day it is.
enum Monotonic {
    static var now: Duration {
        var time = timespec()
        guard clock_gettime(CLOCK_MONOTONIC, &time) == 0 else { return .zero }
        return .seconds(Int64(time.tv_sec)) + .nanoseconds(Int64(time.tv_nsec))
    }

    /// poll(2) until something is ready, which is nil, or no longer.
    static func poll(
        _ wanted: inout [pollfd], until end: Duration, _ isCancelled: () -> Bool
    ) -> ConfinedProgram.Ending? {
        while true {
            if isCancelled() { return .cancelled }
            let rest = end - now
            // Once at least: what is there already is taken, however late it is.
            let slice = max(.zero, min(rest, .milliseconds(200)))
            let count = Glibc.poll(&wanted, nfds_t(wanted.count), Int32((slice / .milliseconds(1)).rounded(.up)))
            if count > 0 { return nil }
            if rest <= .zero { return .tooSlow }
        }
    }
}
