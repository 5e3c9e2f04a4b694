extension FuzzEntry {
    static let feeds: [FuzzEntry] = []
}
