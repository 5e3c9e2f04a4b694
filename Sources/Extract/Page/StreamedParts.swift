import Markup

/// Parts of a page that React streams behind the rest: `<template id="B:6">` or `P:6` holds the place, `<div hidden id="S:6">`
/// the part, and a script puts the one into the other.
struct StreamedParts {
    private static let idKey = packedName("id")
    private static let countBound = 200

    let outline: Outline
    /// The parts by what stands behind the colon of their ids.
    private var parts: [[UInt8]: Int] = [:]

    init(_ outline: Outline) {
        self.outline = outline
        for index in 0..<outline.count where outline.tag(index) == .div && parts.count < Self.countBound {
            if let name = Self.name(of: index, outline, marks: "S") { parts[name] = index }
        }
    }

    var isEmpty: Bool { parts.isEmpty }

    /// The places within an element and the parts that belong there, as indices of the outline, in order.
    func places(in root: Int) -> [(place: Int, part: Int)] {
        (root..<outline.end(root)).compactMap { index in
            guard outline.tag(index) == .template, let name = Self.name(of: index, outline, marks: "BP"),
                let part = parts[name], !outline.contains(root, part), !outline.contains(part, root)
            else { return nil }
            return (index, part)
        }
    }

    private static func name(of index: Int, _ outline: Outline, marks: String) -> [UInt8]? {
        guard let id = outline.node(index).bytes(ofAttribute: idKey), id.count > 2, id.count < 20,
            marks.utf8.contains(id[0]), id[1] == UInt8(ascii: ":")
        else { return nil }
        return Array(id.dropFirst(2))
    }
}
