import Store
import Workbench

/// What holds for the store of a rawi that followed these outlets, once it had time to follow them.
struct Oracle {
    let outlets: Outlets
    /// Documents that were supplied.
    var documents: Int
    private(set) var problems: [String] = []

    init(_ outlets: Outlets, documents: Int) {
        self.outlets = outlets
        self.documents = documents
    }

    static func problems(_ sight: StoreSight, _ outlets: Outlets, documents: Int) throws -> [String] {
        var oracle = Oracle(outlets, documents: documents)
        for (log, lines) in [("records", sight.records), ("events", sight.events)] {
            let numbers = try lines.map { try SequenceNumber(decoding: $0).seq }
            if numbers != Array(1..<numbers.count + 1) {
                let first = numbers.enumerated().first { $0.offset + 1 != $0.element }
                oracle.problems.append("\(log): seq \(first?.element ?? 0) stands in line \((first?.offset ?? 0) + 1)")
            }
        }
        oracle.look(at: try sight.records.map { try Record(decoding: $0) })
        return oracle.problems
    }

    private mutating func look(at records: [Record]) {
        let ids = Dictionary(grouping: records, by: \.id)
        for (id, same) in ids where same.count > 1 {
            problems.append("\(same[0].url ?? id): recorded \(same.count) times as revision \(same[0].revision)")
        }
        for record in records {
            for other in [record.previousID, record.duplicateOf].compactMap({ $0 }) where ids[other] == nil {
                problems.append("\(record.url ?? record.id): names \(other), which is nowhere")
            }
        }
        let count = records.count { $0.kind == .document }
        if count != documents { problems.append("\(count) of \(documents) documents were recorded") }

        let byAddress = Dictionary(grouping: records.filter { $0.kind == .article }) { $0.url ?? "" }
        let wanted = Set(outlets.addresses)
        for address in wanted where byAddress[address] == nil { problems.append("\(address): not recorded") }
        let sent = outlets.state.sent
        for (address, revisions) in byAddress {
            if !wanted.contains(address) { problems.append("\(address): nobody has it") }
            look(at: revisions, of: address, sent: sent[address] ?? [])
        }
    }

    private mutating func look(at revisions: [Record], of address: String, sent: [Int]) {
        var last: Int?
        for (number, record) in revisions.enumerated() {
            if record.revision != number {
                problems.append("\(address): revision \(record.revision) comes as number \(number)")
            }
            if (number > 0) != (record.previousID != nil) { problems.append("\(address): a revision of nothing") }
            guard let text = record.text else {
                if record.duplicateOf == nil { problems.append("\(address): no text and no copy") }
                continue
            }
            let edition = Set(sent).sorted().last { edition in
                Press.paragraphs(seed: Outlets.seed(address, edition)).allSatisfy { text.contains($0) }
            }
            if edition == nil { problems.append("\(address): a text that nobody sent") }
            if number > 0, edition == last { problems.append("\(address): the same text twice") }
            last = edition
        }
        if let last, let newest = sent.last, last != newest {
            problems.append("\(address): edition \(newest) was sent and is not recorded")
        }
    }
}
