/// Records an hour as bars: an image with words, in which no style stands.
struct HourChart {
    let hours: [Int]

    private static let (width, gap, height) = (8, 2, 36)

    func write(to html: inout HTML) {
        let most = max(1, hours.max() ?? 0)
        let total = hours.reduce(0, +)
        html.element(
            "svg", .class("chart"), .ours("role", "img"),
            .label("\(Words.grouped(total)) records in 24 hours, at most \(Words.grouped(most)) an hour"),
            .ours("viewBox", "0 0 238 36"), .ours("preserveAspectRatio", "none")
        ) { svg in
            for (index, count) in hours.enumerated() {
                let bar = count == 0 ? 1 : max(2, count * Self.height / most)
                svg.element(
                    "rect", .class(count == 0 ? "none" : "some"), .number("x", index * (Self.width + Self.gap)),
                    .number("y", Self.height - bar), .number("width", Self.width), .number("height", bar)
                ) { _ in }
            }
        }
    }
}
