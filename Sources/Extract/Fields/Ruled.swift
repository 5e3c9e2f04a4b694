/// The names of what ruled: which rule called the page what it is, which witnesses its title, its authors and its day are
/// from. Empty where none did.
package struct Ruled: Sendable, Equatable {
    package var kind = ""
    package var title = ""
    package var authors = ""
    package var published = ""
}
