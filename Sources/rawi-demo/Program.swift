import Glibc
import Loopback

/// Serves made-up outlets on loopback until it is ended: what `scripts/demo` lets the daemon follow.
@main
struct Program {
    /// Prints the port, then answers on its own thread.
    static func main() {
        do throws(LoopbackError) {
            let timeline = Timeline()
            let server = try LoopbackServer(sites: [
                Almarfa.host: { Almarfa.answer($0, timeline) },
                HarbourCourier.host: { HarbourCourier.answer($0, timeline) },
                LimanPostasi.host: { LimanPostasi.answer($0, timeline) },
            ])
            say("\(server.port)\n", to: STDOUT_FILENO)
            withExtendedLifetime(server) {
                while true { pause() }
            }
        } catch {
            say("rawi-demo: \(error)\n", to: STDERR_FILENO)
            exit(69)
        }
    }

    private static func say(_ text: String, to descriptor: Int32) {
        let bytes = Array(text.utf8)
        _ = write(descriptor, bytes, bytes.count)
    }
}
