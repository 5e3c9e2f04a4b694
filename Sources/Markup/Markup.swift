/// Why markup could not be parsed at all. Broken markup is not an error: it is read as far as it goes.
package enum MarkupError: Error, Equatable, Sendable {
    /// libxml2 gave no tree: out of memory, or nothing in it.
    case noDocument
    /// The parser stopped for good at this byte of the input.
    case fatal(code: Int32, byte: Int)
    /// The caller wanted no more of it.
    case cancelled
}
