/// The languages of the lists, by ISO 639 code; `any` for what belongs to none or to all of them.
extension WordList {
    /// The languages that the daemon follows. A list that lacks one of them has a gap.
    package static let followed = ["ar", "en", "tr", "fa", "ckb", "kmr"]

    static let languages: Set<String> = Set(followed).union([
        "any", "az", "bg", "cs", "da", "de", "el", "es", "fi", "fr", "he", "hr", "hu", "id", "it", "ja", "ko", "nl",
        "no", "pl", "pt", "ro", "ru", "sk", "sv", "uk", "ur", "zh",
    ])
}
