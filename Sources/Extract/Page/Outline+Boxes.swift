import Markup

/// Boxes around and beside one another.
extension Outline {
    /// The outermost of the boxes around an element that hold, one within the other.
    func widest(around index: Int, while holds: (Int) -> Bool) -> Int? {
        var found: Int?
        var at = parent(index)
        while at > 0, holds(at) {
            found = at
            at = parent(at)
        }
        return found
    }

    /// What stands directly in an element, in order.
    func children(of index: Int) -> some Sequence<Int> {
        sequence(state: index + 1) { at in
            guard at < self.end(index) else { return nil }
            defer { at = self.end(at) }
            return at
        }
    }

    /// By what boxes of one make are known: the element and its class.
    func make(_ index: Int) -> String { tag(index).name + " " + (node(index).attribute("class") ?? "") }
}
