package import Logging

/// What the journal's catalog explains (systemd/rawi.catalog): events that a person should understand without looking them up.
/// An ID is never used for another meaning; scripts and alerts select by it, as in `journalctl MESSAGE_ID=…`.
package enum MessageID: String, Sendable, CaseIterable {
    case started = "47eaa0992cb6416d86dc283cf0480ff9"
    case stopping = "1509bb0a9bf143318a118783593942a4"
    case reloaded = "f5ec52ed0108447592e1bc7656670b14"
    case configurationRejected = "59ba1b0d5c904158a909406c2e416788"
    case noContact = "5d32fe61985f44e7aa095ee82bb29976"
    case sourceFailing = "9a1e40b458154a9999e2d15364c7a500"
    case sourceRecovered = "68b4aef73eaa4e179d8a4eace693ae2d"
    case sourceGone = "142c83647806457793e783e7eb04b39b"
    case sourceMoved = "3b041641178844f2a60df25453fe2e85"
    case feedGap = "00a154d85ed84bccb5c719c2add9ca88"
    case silence = "c0290103855d4f5599ec8712e8e3574f"
    case diskFull = "6e704245a4ff41e3a7949b80dcb0b82e"
    case diskRecovered = "de1b1471320a48eab7a788d106762832"
    case diskFailed = "4350cc1721e54f21acd552a09ddbef12"
    case storeRepaired = "9ed89eddd6844325b600e6129ec04ece"
    case databaseRebuilt = "627bf3225fac4cb6a34acb115ee347dd"
    case storeLocked = "a930d55d954540f3ae889fe46f2c7a8c"
    case sealingFailed = "510c465760fd40a68b2ab3c9fae013b2"
    case fewResources = "43f2f1936e854f08b5927b0fe339d309"
}

extension Logger.Metadata {
    /// The metadata that gives a message its ID: `logger.error("…", metadata: .id(.diskFull))`, with the fields that belong
    /// to it.
    package static func id(_ id: MessageID, _ fields: Logger.Metadata = [:]) -> Logger.Metadata {
        var all = fields
        all[LogLine.messageIDKey] = .string(id.rawValue)
        return all
    }
}
