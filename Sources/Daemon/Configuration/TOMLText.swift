/// Values as TOML 1.0 writes them.
enum TOMLText {
    /// A `[[source]]` that says what cannot be left out.
    static func table(_ source: Source) -> String {
        var text =
            "[[source]]\nid = \"\(source.id)\"\nkind = \"\(source.kind.rawValue)\"\nurl = \(quoted(source.url))\n"
        if let title = source.title, !title.isEmpty { text += "title = \(quoted(title))\n" }
        if !source.tags.isEmpty { text += "tags = [" + source.tags.map(quoted).joined(separator: ", ") + "]\n" }
        return text
    }

    /// A basic string of TOML 1.0.
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": out += "\\\(scalar)"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: out += " "
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
