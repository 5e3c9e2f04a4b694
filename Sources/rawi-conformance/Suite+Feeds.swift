extension Suite {
    static let feeds: [Suite] = []
}
