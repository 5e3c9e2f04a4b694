/// The keys under which near texts meet: each joins two of the smallest hashes of a text's runs of words. Texts that share
/// a part J of their runs meet with probability 1 − (1 − J²)^12: 0.9997 at 0.7, 0.99 at 0.56, 0.11 at 0.1 (a footer that
/// fills a fifth of both).
///
/// Joining three, in 16 keys, would meet 0.016 at 0.1 but only 0.95 at 0.56, and needs a third more index. Who meets by a
/// footer is told apart by the signature; who does not meet is lost.
enum Bands {
    static let count = 12

    static func keys(of minima: [UInt64]) -> [Int64] {
        let groups = self.groups(of: minima)
        return (0..<count).map { band in
            let key = WordHash.mix(WordHash.mix(groups[2 * band]) ^ UInt64(band)) &+ groups[2 * band + 1]
            return Int64(bitPattern: WordHash.mix(key ^ UInt64(Sketch.version) << 56))
        }
    }

    /// The smallest hash in each run of neighbouring bins. A run that is empty borrows from another, chosen by its own
    /// number alone so that two texts borrow alike (Shrivastava 2017).
    private static func groups(of minima: [UInt64]) -> [UInt64] {
        let width = minima.count / (2 * count)
        let own = (0..<2 * count).map { group in
            minima[group * width..<(group + 1) * width].first { $0 != MinimalHashes.empty }
        }
        return own.indices.map { group in
            var seed = UInt64(group)
            for _ in 0..<256 {
                if let hash = own[group] { return hash }
                seed = WordHash.mix(seed &+ 1)
                if let hash = own[Int(seed % UInt64(own.count))] { return WordHash.mix(hash ^ UInt64(group)) }
            }
            return 0  // With a single run filled, once in 50,000.
        }
    }
}
