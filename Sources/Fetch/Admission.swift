import DequeModule

/// Who may start: first come, first served, as far as the limits in all and for one host allow.
///
/// It is done here because a transfer that waits inside curl for a connection already runs against its time-outs.
struct Admission<Item> {
    private var waiting: Deque<(host: String, item: Item)> = []
    private var underWay: [String: Int] = [:]
    private var total = 0
    let limit: Int
    let limitPerHost: Int

    init(limit: Int, limitPerHost: Int) {
        self.limit = max(1, limit)
        self.limitPerHost = max(1, limitPerHost)
    }

    mutating func enqueue(_ item: Item, host: String) {
        waiting.append((host, item))
    }

    /// The next that may start, now counted as under way.
    mutating func next() -> Item? {
        guard total < limit else { return nil }
        guard let index = waiting.firstIndex(where: { underWay[$0.host, default: 0] < limitPerHost }) else {
            return nil
        }
        let (host, item) = waiting.remove(at: index)
        underWay[host, default: 0] += 1
        total += 1
        return item
    }

    /// A redirect goes on at once on its own slot: to wait again would let its deadline pass in a queue.
    mutating func move(from old: String, to new: String) {
        drop(old)
        underWay[new, default: 0] += 1
    }

    mutating func release(host: String) {
        drop(host)
        total -= 1
    }

    /// Takes out what waits and matches.
    mutating func withdraw(where matches: (Item) -> Bool) -> Item? {
        guard let index = waiting.firstIndex(where: { matches($0.item) }) else { return nil }
        return waiting.remove(at: index).item
    }

    mutating func withdrawAll() -> [Item] {
        defer { waiting.removeAll() }
        return waiting.map(\.item)
    }

    private mutating func drop(_ host: String) {
        guard let count = underWay[host] else { return }
        underWay[host] = count > 1 ? count - 1 : nil
    }
}
