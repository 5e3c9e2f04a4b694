extension Suite {
    static let arabic: [Suite] = []
}
