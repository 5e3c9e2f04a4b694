import Bytes
import Markup

/// A box among the paragraphs of a text that asks for money or a subscription: sentences of the house's own, and under them a link
/// that is set as a button and leads where readers pay or sign up. Its words may be anybody's; its make and where it leads are not.
enum AppealBox {
    private static let mostLetters = 400
    private static let elementsBound = 60
    private static let buttonsBound = 60
    private static let levels = 4
    private static let siblingsBound = 6

    static func find(_ marks: BoxMarks, _ outline: Outline) -> [Int] {
        guard let headline = marks.headlines.first else { return [] }
        return marks.linkButtons.prefix(buttonsBound).compactMap { button in
            guard button > headline, leadsToCounter(button, outline) else { return nil }
            return box(around: button, below: headline, outline)
        }
    }

    /// The widest small box around the button that holds prose before it and the button's as its only link.
    private static func box(around button: Int, below headline: Int, _ outline: Outline) -> Int? {
        var found: Int?
        var at = outline.parent(button)
        for _ in 0..<levels where at > 0 {
            guard isBox(at, outline), !isHeaded(at, outline), !outline.contains(at, headline),
                outline.letters(in: at) <= mostLetters, outline.end(at) - at <= elementsBound,
                outline.linkLetters(in: at) == outline.linkLetters(in: button)
            else { break }
            if outline.letters(in: at) > outline.letters(in: button) + 20 { found = at }
            at = outline.parent(at)
        }
        // Nothing but the box's last lines may be the button's: a text that goes on behind it is no box.
        return found.flatMap { box in
            outline.letters[outline.end(box)] - outline.letters[outline.end(button)] < 60 && isAmongText(box, outline)
                ? box : nil
        }
    }

    /// Whether the text goes on behind it, in the same box.
    private static func isAmongText(_ box: Int, _ outline: Outline) -> Bool {
        guard outline.tag(outline.parent(box)) != .body else { return false }
        var next = outline.end(box)
        let end = outline.end(outline.parent(box))
        for _ in 0..<siblingsBound where next < end {
            let isFrame = [.footer, .aside, .nav, .form].contains(outline.tag(next))
            if !isFrame, outline.letters(in: next) >= 20, outline.linkLetters(in: next) * 4 < outline.letters(in: next)
            {
                return true
            }
            next = outline.end(next)
        }
        return false
    }

    private static func isBox(_ index: Int, _ outline: Outline) -> Bool {
        switch outline.tag(index) {
        case .div, .section, .aside, .p: true
        default: false
        }
    }

    /// A section with a heading of its own is the page's as likely.
    private static func isHeaded(_ box: Int, _ outline: Outline) -> Bool {
        (box..<outline.end(box)).contains { outline.tag($0).headingLevel > 0 }
    }

    /// A folder of the address that says so.
    static func leadsToCounter(_ button: Int, _ outline: Outline) -> Bool {
        guard let href = outline.node(button).attribute("href"), href.utf8.count < 300 else { return false }
        let path = ASCII.lowercased(href).parts(at: 0x3F).first ?? ""
        return path.parts { $0 == 0x2F || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E }.contains {
            counters.contains(String($0))
        }
    }

    private static let counters: Set<String> = [
        "donate", "donation", "donations", "support", "subscribe", "subscription", "subscriptions", "membership",
        "member",
        "newsletter", "newsletters", "signup", "abone", "abonelik", "destek", "bagis", "abo", "abonnement",
        "abonnements",
        "spenden", "spende", "soutenir", "don", "dons", "suscribete", "suscripcion", "tabarru", "community",
    ]
}
