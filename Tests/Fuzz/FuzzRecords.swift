extension FuzzEntry {
    static let records: [FuzzEntry] = []
}
