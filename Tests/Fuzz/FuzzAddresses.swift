extension FuzzEntry {
    static let addresses: [FuzzEntry] = []
}
