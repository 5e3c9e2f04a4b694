extension FuzzEntry {
    static let dates: [FuzzEntry] = []
}
