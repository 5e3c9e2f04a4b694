extension KindRule {
    /// A page made for a film, with a few lines about it: the film is not text. A report that a film illustrates has prose
    /// of its own.
    static let film = KindRule("film") { seen in
        guard seen.prose < 600, !seen.isReadable || seen.prose < 250 && seen.text.utf8.count < 400 else { return nil }
        let hasFilm =
            seen.structured.hasVideo || seen.type.utf8.starts(with: "video".utf8) || seen.facts.hasVideoElement
        return hasFilm ? .video : nil
    }
}
