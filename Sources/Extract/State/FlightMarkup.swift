import Bytes
import Markup

/// The elements that React's rows describe, `["$","p",null,{"children":"…"}]`, as the markup that a script would make of
/// them.
struct FlightMarkup {
    private static let depthBound = 200
    private static let bytesBound = 2 << 20
    private static let elementsBound = 50_000

    private let state: StateValues
    private var out: [UInt8] = []
    private var elements = 0

    /// Nil where the page's rows describe nothing.
    static func html(_ state: StateValues) -> [UInt8]? {
        var markup = FlightMarkup(state: state)
        for root in state.roots where markup.isElement(root) || root.elements.contains(where: markup.isElement) {
            markup.write(root, depth: 0)
        }
        return markup.elements == 0 ? nil : markup.out
    }

    private init(state: StateValues) { self.state = state }

    private func isElement(_ value: JSONValue) -> Bool {
        value.elements.count >= 4 && value.elements[0].text == "$" && value.elements[1].text != nil
    }

    private mutating func write(_ value: JSONValue, depth: Int) {
        guard depth < Self.depthBound, out.count < Self.bytesBound, elements < Self.elementsBound else { return }
        switch state.resolved(value) {
        case .string(let text):
            // What names another row that is not there, or a module, is no text.
            if text.utf8.first == 0x24, text.utf8.count < 12 { return }
            out.appendEscaped(text, quotes: true)
        case .number(let digits): out.appendEscaped(digits, quotes: true)
        case .array(let values):
            if isElement(.array(values)), let tag = values[1].text {
                element(tag, values[3], depth: depth)
            } else {
                for value in values { write(value, depth: depth + 1) }
            }
        default: break
        }
    }

    private mutating func element(_ tag: String, _ properties: JSONValue, depth: Int) {
        elements += 1
        let isPlain = tag.utf8.allSatisfy { $0 &- 0x61 < 26 || $0 &- 0x30 < 10 }
        if isPlain {
            out.append(contentsOf: Array("<\(tag)".utf8))
            for (name, attribute) in [("className", "class"), ("href", "href"), ("dateTime", "datetime"), ("id", "id")]
            {
                guard let value = properties[name]?.text, value.utf8.count < 1_000 else { continue }
                out.append(contentsOf: Array(" \(attribute)=\"".utf8))
                out.appendEscaped(value, quotes: true)
                out.append(0x22)
            }
            out.append(0x3E)
        }
        // A component's may be a program.
        if isPlain, let html = properties["dangerouslySetInnerHTML"]?["__html"].map(state.resolved)?.text {
            out.append(contentsOf: Array(html.utf8))
        } else if let children = properties["children"] {
            write(children, depth: depth + 1)
        }
        if isPlain { out.append(contentsOf: Array("</\(tag)>".utf8)) }
    }
}
