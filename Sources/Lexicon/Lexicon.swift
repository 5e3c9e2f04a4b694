/// The words by which people say what a text is, when it was written and by whom, in every language that is followed:
/// what changes most, and what needs no programmer to mend. A file an idea, a line a language.
package enum Lexicon {}
