extension Suite {
    static let urls: [Suite] = []
}
