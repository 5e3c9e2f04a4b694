import Bytes

/// What the folders in a link's address say of what it leads to: `/yazar/…`, `/tag/…`.
struct AnchorFolders: OptionSet {
    let rawValue: UInt8

    /// Where sites keep their authors' pages.
    static let author = AnchorFolders(rawValue: 1)
    /// Licences have `/by/` in their addresses.
    static let license = AnchorFolders(rawValue: 1 << 1)
    /// What an article is filed under.
    static let tag = AnchorFolders(rawValue: 1 << 2)
    static let category = AnchorFolders(rawValue: 1 << 3)
    /// WordPress' own name for a category; others keep their tags under `/categories/`.
    static let wordPressCategory = AnchorFolders(rawValue: 1 << 4)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Longer addresses are not looked at.
    static let bound = 300

    /// One pass over the address: only behind a slash can a folder begin, only behind a slash or a dot a host's label.
    init(of href: UnsafeBufferPointer<UInt8>) {
        var found: AnchorFolders = []
        for at in href.indices.dropLast(3) where href[at] == 0x2F || href[at] == 0x2E {
            let letter = Int(ASCII.lower(href[at + 1]) &- 0x61)
            guard letter < Self.byLetter.count else { continue }
            for (name, folder) in Self.byLetter[letter] where Self.stands(name, in: href, at: at) {
                found.formUnion(folder)
            }
        }
        self = found
    }

    private static func stands(_ name: [UInt8], in href: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard name.count <= href.count - start else { return false }
        for at in name.indices where ASCII.lower(href[start + at]) != name[at] { return false }
        return true
    }

    /// The names with the mark before them, by their first letter.
    private static let byLetter: [[(name: [UInt8], folder: AnchorFolders)]] = {
        var table = [[(name: [UInt8], folder: AnchorFolders)]](repeating: [], count: 26)
        func add(_ names: String, _ folder: AnchorFolders) {
            for name in names.split(separator: " ").map({ Array($0.utf8) }) {
                table[Int(name[1] - 0x61)].append((name, folder))
            }
        }
        add("/author/ /authors/ /autor/ /autoren/ /auteur/ /yazar/ /yazarlar/ /writer/ /writers/", .author)
        add(
            "/contributor/ /contributors/ /staff/ /journalist/ /by/ /muhabir/ /muhabirler/ /katib/ /kateb/ /kuttab/",
            .author)
        add("/licen /creativecommons .creativecommons", .license)
        add("/tag/ /tags/ /etiket/ /etiketler/", .tag)
        add("/category/", [.category, .wordPressCategory])
        add("/categories/ /kategori/", .category)
        return table
    }()
}
