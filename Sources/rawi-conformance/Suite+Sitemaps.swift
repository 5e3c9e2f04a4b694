extension Suite {
    static let sitemaps: [Suite] = []
}
