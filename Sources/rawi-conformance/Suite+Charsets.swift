extension Suite {
    static let charsets: [Suite] = []
}
