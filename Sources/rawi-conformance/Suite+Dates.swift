extension Suite {
    static let dates: [Suite] = []
}
