import Web

/// A memo that keeps what the next request asks "has it changed?" with.
protocol KeptValidators {
    var etag: String? { get set }
    var lastModified: String? { get set }
}

extension SourceMemo: KeptValidators {}
extension PageMemo: KeptValidators {}

extension KeptValidators {
    /// Those of an answer that may be answered with 304 from now on; of none, none.
    mutating func keep(validatorsOf reply: Reply?) {
        let validators = reply.map { Validators(headers: $0.headers) }
        etag = validators?.etag
        lastModified = validators?.lastModified
    }

    /// A 304 may renew its validators; what it does not name stays.
    mutating func renew(validatorsOf outcome: Outcome) {
        guard let validators = outcome.reply.map({ Validators(headers: $0.headers) }) else { return }
        etag = validators.etag ?? etag
        lastModified = validators.lastModified ?? lastModified
    }
}
