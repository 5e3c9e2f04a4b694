import CLibXML2

/// Fills the flat tree from libxml2's events. No tree of its own is built there.
struct HTMLTreeBuilder {
    private let skeleton: HTMLSkeleton
    private var nodes: [HTMLTree.Node] = []
    private var open: [Int32] = []
    private var nextTag = 0
    private var nextRun = 0
    /// Attributes of further `<html>` tags, which belong to the first.
    private var merged: [HTMLSkeleton.Attribute] = []

    private init(_ skeleton: HTMLSkeleton) {
        self.skeleton = skeleton
        nodes.reserveCapacity(skeleton.tags.count + skeleton.runs.count + 4)
    }

    /// Nil when libxml2 has no memory left.
    static func build(_ skeleton: HTMLSkeleton) -> HTMLTree? {
        var builder = HTMLTreeBuilder(skeleton)
        guard HTMLEvents.read(skeleton.markup, into: &builder) else { return nil }
        return builder.finish()
    }

    /// - Parameter offset: how far the parser has read the markup: at the tag's `>`, or at what made the parser imply the element.
    mutating func start(_ name: UnsafeBufferPointer<UInt8>, at offset: Int) {
        let key = packedName(name)
        skipTags(before: offset)
        var tag = HTMLTag.unknown
        var attributes: Range<UInt32> = 0..<0
        if nextTag < skeleton.tags.count, Int(skeleton.tags[nextTag].at) == offset, skeleton.tags[nextTag].key == key {
            tag = skeleton.tags[nextTag].tag
            attributes = skeleton.tags[nextTag].attributes
            nextTag += 1
        } else {
            tag = HTMLTagTable.shared.tag(key, length: name.count)
        }
        open.append(append(tag, attributes))
    }

    /// The root stays open: whatever comes belongs to it.
    mutating func end() {
        guard open.count > 1, let index = open.popLast() else { return }
        nodes[Int(index)].end = Int32(truncatingIfNeeded: nodes.count)
    }

    mutating func text(at offset: Int) {
        while nextRun < skeleton.runs.count, Int(skeleton.runs[nextRun].at) < offset { nextRun += 1 }
        guard nextRun < skeleton.runs.count, Int(skeleton.runs[nextRun].at) == offset, let parent = open.last else {
            return
        }
        let text = skeleton.runs[nextRun].text
        nextRun += 1
        // What only a tag without effect parted is one text.
        if let last = nodes.last, last.tag == .text, last.parent == parent, last.content.upperBound == text.lowerBound {
            nodes[nodes.count - 1].content = last.content.lowerBound..<text.upperBound
        } else {
            _ = append(.text, text)
        }
    }

    private mutating func append(_ tag: HTMLTag, _ content: Range<UInt32>) -> Int32 {
        let index = Int32(truncatingIfNeeded: nodes.count)
        nodes.append(HTMLTree.Node(tag: tag, parent: open.last ?? -1, end: index + 1, content: content))
        return index
    }

    /// Passes over tags that the parser ignored.
    private mutating func skipTags(before offset: Int) {
        while nextTag < skeleton.tags.count, Int(skeleton.tags[nextTag].at) < offset {
            let ignored = skeleton.tags[nextTag]
            if ignored.tag == .html {
                merged.append(
                    contentsOf: skeleton.attributes[
                        Int(ignored.attributes.lowerBound)..<Int(ignored.attributes.upperBound)])
            }
            nextTag += 1
        }
    }

    private consuming func finish() -> HTMLTree {
        skipTags(before: .max)
        for index in open { nodes[Int(index)].end = Int32(truncatingIfNeeded: nodes.count) }
        var attributes = skeleton.attributes
        if !merged.isEmpty, let root = nodes.first {
            // Before the merged ones, the first of a name counts.
            let first = attributes.count
            attributes += attributes[Int(root.content.lowerBound)..<Int(root.content.upperBound)]
            attributes += merged.prefix(HTMLBytePass.attributesPerTagBound)
            nodes[0].content = UInt32(truncatingIfNeeded: first)..<UInt32(truncatingIfNeeded: attributes.count)
        }
        return HTMLTree(nodes: nodes, attributes: attributes, values: skeleton.values, text: skeleton.text)
    }
}
