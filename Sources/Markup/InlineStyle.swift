/// What is kept of an element's own `style` (CSS Display 3), with any spaces.
enum InlineStyle {
    /// `display:none`, `visibility:hidden` or cut down to nothing (`clip:rect(0 0 0 0)`).
    case hidden
    /// `display:block` and what else begins and ends lines.
    case block
    case other

    private static let mostBytes = 400

    init(_ style: UnsafeBufferPointer<UInt8>) {
        self = .other
        let packed = style.prefix(Self.mostBytes).filter { $0 > 0x20 }.map { $0 | 0x20 }
        for at in packed.indices where packed[at] == UInt8(ascii: ":") {
            let (name, value) = (packed[..<at], packed[(at + 1)...])
            if name.ends(with: "display") {
                if value.begins(with: "none") {
                    self = .hidden
                    return
                }
                if Self.isBox(value) { self = .block }
            } else if name.ends(with: "visibility") && value.begins(with: "hidden")
                || name.ends(with: "clip") && (value.begins(with: "rect(0") || value.begins(with: "rect(1px"))
            {
                self = .hidden
                return
            }
        }
    }

    private static func isBox(_ value: ArraySlice<UInt8>) -> Bool {
        let word = value.prefix { $0 &- 0x61 < 26 || $0 == UInt8(ascii: "-") }
        return boxes.contains(String(decoding: word, as: UTF8.self))
    }

    private static let boxes: Set<String> = ["block", "flex", "grid", "table", "list-item", "flow-root"]
}

extension ArraySlice<UInt8> {
    fileprivate func begins(with word: StaticString) -> Bool { word.withUTF8Buffer { starts(with: $0) } }
    fileprivate func ends(with word: StaticString) -> Bool {
        word.withUTF8Buffer { suffix($0.count).elementsEqual($0) }
    }
}
