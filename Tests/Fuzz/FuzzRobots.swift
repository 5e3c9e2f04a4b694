extension FuzzEntry {
    static let robots: [FuzzEntry] = []
}
