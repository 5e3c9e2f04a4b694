extension FuzzEntry {
    static let arabic: [FuzzEntry] = []
}
