extension FuzzEntry {
    static let encodings: [FuzzEntry] = []
}
