import Bytes
import Markup

/// Boxes that no name tells and that are no part of the text: questions for consent, readers' answers, forms for mail, invitations.
enum UnnamedBoxes {
    static func find(in outline: Outline) -> [Int] {
        let marks = BoxMarks(outline)
        return ConsentBox.find(marks, outline) + OverHeadline.find(marks, outline) + CommentBox.find(marks, outline)
            + MailBox.find(marks, outline) + InvitationBox.find(marks, outline)
    }
}

/// What such boxes are found by, gathered in one walk: the first ones of each.
struct BoxMarks {
    private(set) var headlines: [Int] = []
    private(set) var buttons: [Int] = []
    private(set) var textAreas: [Int] = []
    private(set) var mailFields: [Int] = []
    /// Those that do not say what they are for.
    private(set) var textFields: [Int] = []

    private static let headlinesBound = 2
    private static let buttonsBound = 100
    private static let fieldsBound = 8

    init(_ outline: Outline) {
        for index in 0..<outline.count {
            switch outline.tag(index) {
            case .h1: if headlines.count < Self.headlinesBound { headlines.append(index) }
            case .button: if buttons.count < Self.buttonsBound { buttons.append(index) }
            case .textarea: if textAreas.count < Self.fieldsBound { textAreas.append(index) }
            case .input:
                let type = outline.node(index).attribute("type").map(ASCII.lowercased) ?? "text"
                if type == "email", mailFields.count < Self.fieldsBound { mailFields.append(index) }
                if type == "text", textFields.count < Self.fieldsBound { textFields.append(index) }
            default: continue
            }
        }
    }
}
