extension Suite {
    static let nearDuplicates: [Suite] = []
}
