extension Suite {
    static let html5: [Suite] = []
}
