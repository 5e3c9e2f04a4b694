import Bytes
import FoundationEssentials
import Store

/// What was read of an article, in the memo of its row.
extension BegunArticle {
    /// An older beginning is read anew: nobody would know the two halves for one text.
    private static let longestWait: TimeInterval = 86_400

    /// Of a row that was claimed; nil where it has none.
    static func read(_ memo: PageMemo?, now: Date) -> BegunArticle? {
        guard let text = memo?.begun else { return nil }
        do {
            let begun = try JSONDecoder().decode(BegunArticle.self, from: Data(text.utf8))
            return abs(now.timeIntervalSince(begun.startedAt)) < longestWait ? begun : nil
        } catch {
            // Another version's: its pages are read anew.
            return nil
        }
    }

    var text: String {
        do {
            return String(decoding: try JSONEncoder().encode(self), as: UTF8.self)
        } catch {
            preconditionFailure("what was read is plain data and always encodes: \(error)")
        }
    }

    /// The row as it is asked now: back at its first page where what was read of it is of no more use.
    static func current(_ target: Target, now: Date) -> Target {
        // Nearly no row has one, and looking is cheaper than decoding.
        guard target.kind.isPage, target.memo.withUnsafeBufferPointer({ ASCII.contains($0, "\"begun\"") }),
            var memo = MemoCoding.memo(PageMemo.self, from: target.memo), memo.begun != nil, read(memo, now: now) == nil
        else { return target }
        memo.begun = nil
        var first = target
        first.url = memo.hops.last ?? memo.url
        first.memo = MemoCoding.bytes(memo)
        return first
    }
}

extension Outcome {
    /// Why a next page is not among what was read.
    var missingPage: String? {
        guard let missing = joined?.missing else { return nil }
        guard missing.end == .failed else { return missing.reason ?? missing.end.rawValue }
        let asked = Outcome(
            job: Job(target: job.target, want: job.want), answer: missing.answer, reply: missing.reply,
            startedAt: startedAt)
        return Failure.classify(asked)?.1 ?? PagesEnd.notArticle.rawValue
    }
}
