import FoundationEssentials
import Glibc

/// The machine's clocks, and waiting: a model of daemons that fail by time has to take some.
enum Wall {
    static var now: Date { Date() }

    static func seconds(since instant: ContinuousClock.Instant) -> Double {
        (ContinuousClock.now - instant) / .seconds(1)
    }

    static func rest(_ duration: Duration) { usleep(useconds_t(max(0, duration / .microseconds(1)))) }
}

/// A thread of its own: what blocks in it blocks nobody else.
final class Thread {
    private var thread = pthread_t()
    private let isMade: Bool

    init(_ body: @escaping @Sendable () -> Void) {
        let box = Unmanaged.passRetained(Box(body))
        isMade =
            pthread_create(
                &thread, nil,
                { pointer in
                    if let pointer { Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().body() }
                    return nil
                }, box.toOpaque()) == 0
    }

    func join() {
        if isMade { pthread_join(thread, nil) }
    }

    private final class Box {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}
