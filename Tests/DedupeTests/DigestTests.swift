import Testing

@testable import Dedupe

/// The two examples of FIPS 180-4 that fit a line.
@Test(
    "A digest is written as libcrypto makes it",
    arguments: [
        ("", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    ])
func digest(text: String, expected: String) {
    #expect(Digest.sha256([UInt8](text.utf8)) == expected)
}
