import ArgumentParser
import Text

struct DatesBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dates", abstract: "Dates as feeds write them, and as Arabic pages do.")

    @Option(help: "How often each list is gone through.")
    var rounds = 9

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let arabicMonths = [
        "يناير", "فبراير", "مارس", "نيسان / أبريل", "أيار", "يونيو", "تموز", "آب", "سبتمبر",
    ]

    func run() {
        // Seven in ten as RFC 822 has it, three in ten as RFC 3339: about what feeds do.
        let feedDates = (0..<10_000).map { number -> [UInt8] in
            let day = number % 28 + 1
            let text =
                switch number % 10 {
                case 0, 1: "2026-\(two(number % 12 + 1))-\(two(day))T\(two(number % 24)):30:00+03:00"
                case 2: "2026-\(two(number % 12 + 1))-\(two(day))T\(two(number % 24)):30:00.123Z"
                case 3...6:
                    "\(Self.days[number % 7]), \(two(day)) \(Self.months[number % 12]) 2026 \(two(number % 24)):05:09 +0000"
                default:
                    "\(Self.days[number % 7]), \(day) \(Self.months[number % 12]) 2026 \(two(number % 24)):05:09 GMT"
                }
            return Array(text.utf8)
        }
        let arabicDates = (0..<10_000).map { number in
            "\(number % 28 + 1) \(Self.arabicMonths[number % 9]) 2026 - \(number % 12 + 1):\(two(number % 60)) م"
        }
        measure("feed dates", feedDates) { FeedDate.parse($0) }
        measure("Arabic dates", arabicDates) { TextDate.parse($0) }
    }

    private func measure<Input>(_ what: String, _ inputs: [Input], _ parse: (Input) -> StatedDate?) {
        let refused = inputs.count { parse($0) == nil }
        let times = (0...rounds).map { _ in
            Stopwatch.cpu { for input in inputs { Stopwatch.keep(parse(input)) } }
        }
        let time = (times.dropFirst().median ?? .zero).inSeconds
        Figures.print(what, Double(inputs.count) / time, "dates/s CPU\(refused > 0 ? ", \(refused) REFUSED" : "")")
    }

    private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
