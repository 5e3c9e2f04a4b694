extension FuzzEntry {
    static let html: [FuzzEntry] = []
}
