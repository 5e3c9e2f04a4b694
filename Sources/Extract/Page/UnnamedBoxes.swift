import Bytes
import Markup

/// Boxes that no name tells and that are no part of the text: questions for consent, readers' answers, forms for mail, invitations,
/// stories that follow the page's own.
enum UnnamedBoxes {
    static func find(in outline: Outline) -> [Int] {
        let marks = BoxMarks(outline)
        return ConsentBox.find(marks, outline) + OverHeadline.find(marks, outline) + CommentBox.find(marks, outline)
            + MailBox.find(marks, outline) + InvitationBox.find(marks, outline) + FurtherStory.find(marks, outline)
            + AppealBox.find(marks, outline)
    }
}

/// What such boxes are found by, gathered in one walk: the first ones of each.
struct BoxMarks {
    private(set) var headlines: [Int] = []
    private(set) var buttons: [Int] = []
    /// Links that are set as buttons.
    private(set) var linkButtons: [Int] = []
    private(set) var textAreas: [Int] = []
    private(set) var mailFields: [Int] = []
    /// Those that do not say what they are for.
    private(set) var textFields: [Int] = []

    /// Behind the first one, with headings that are set as one: `<h2 class="h1">`.
    private(set) var laterHeadlines: [Int] = []

    private static let headlinesBound = 2
    private static let laterBound = 12
    private static let buttonsBound = 100
    private static let fieldsBound = 8

    init(_ outline: Outline) {
        for index in 0..<outline.count {
            switch outline.tag(index) {
            case .h1:
                if !headlines.isEmpty, laterHeadlines.count < Self.laterBound { laterHeadlines.append(index) }
                if headlines.count < Self.headlinesBound { headlines.append(index) }
            case .h2:
                if !headlines.isEmpty, laterHeadlines.count < Self.laterBound, Self.isSetAsHeadline(index, outline) {
                    laterHeadlines.append(index)
                }
            case .button: if buttons.count < Self.buttonsBound { buttons.append(index) }
            case .a:
                if linkButtons.count < Self.buttonsBound, Self.isSetAsButton(index, outline) {
                    linkButtons.append(index)
                }
            case .textarea: if textAreas.count < Self.fieldsBound { textAreas.append(index) }
            case .input:
                let type = outline.node(index).attribute("type").map(ASCII.lowercased) ?? "text"
                if type == "email", mailFields.count < Self.fieldsBound { mailFields.append(index) }
                if type == "text", textFields.count < Self.fieldsBound { textFields.append(index) }
            default: continue
            }
        }
    }

    /// By the names of its element, which say no more than that it is weak: `btn`, `wp-block-button__link`.
    private static func isSetAsButton(_ link: Int, _ outline: Outline) -> Bool {
        guard outline.elements[link].hints.contains(.weakJunk), let names = outline.node(link).attribute("class") else {
            return false
        }
        return names.parts { $0 == 0x20 || $0 == 0x2D || $0 == 0x5F }.contains { $0 == "btn" || $0 == "button" }
    }

    private static func isSetAsHeadline(_ heading: Int, _ outline: Outline) -> Bool {
        outline.node(heading).attribute("class")?.parts(at: 0x20).contains("h1") ?? false
    }
}
