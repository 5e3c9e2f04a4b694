import Testing
import Web

/// Found by fuzzing: a base whose path is marked with `/.` gave references that changed when they were read again.
@Test(
    "What is resolved against a marked path reads the same again",
    arguments: [
        ("x:/.//a/b", "c"), ("x:/.//a/b", "../../c"), ("x:/.//a/b", "..//c"), ("x:/.//a", "/.//d"), ("x:/a", ".//b"),
    ])
func aMarkedPathStaysTheSame(base: String, reference: String) throws {
    let base = try #require(WebURL(base))
    guard let resolved = WebURL(reference, base: base) else { return }
    #expect(WebURL(resolved.href)?.href == resolved.href)
}
