package import FoundationEssentials

/// One line of the records; `Record+Fields.swift` says how each of these stands there. What is not known is nil or empty and does not appear in the line.
package struct Record: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable { case article, document }
    package enum DuplicateKind: String, Sendable, CaseIterable { case address, text, near }
    package enum RevisionKind: String, Sendable, CaseIterable { case text, title }

    package struct Origin: Sendable, Equatable, Codable {
        package var kind: String
        package var url: String?
        package var sourceID: String?
        package var entryID: String?
        package var position: Int?
        package var anchor: String?
        package var named: String?
        package var seenAt: Date

        package init(
            kind: String, url: String? = nil, sourceID: String? = nil, entryID: String? = nil, position: Int? = nil,
            anchor: String? = nil, named: String? = nil, seenAt: Date
        ) {
            self.kind = kind
            self.url = url
            self.sourceID = sourceID
            self.entryID = entryID
            self.position = position
            self.anchor = anchor
            self.named = named
            self.seenAt = seenAt
        }
    }

    /// A source as it was configured when the line was written.
    package struct SourceNote: Sendable, Equatable {
        package var id: String
        package var title: String?
        package var tags: [String]

        package init(id: String, title: String? = nil, tags: [String] = []) {
            self.id = id
            self.title = title
            self.tags = tags
        }
    }

    /// A block of the text.
    package struct BodyPart: Sendable, Equatable {
        package var kind: String
        package var level: Int?
        package var text: String

        package init(kind: String, level: Int? = nil, text: String) {
            self.kind = kind
            self.level = level
            self.text = text
        }
    }

    package struct Link: Sendable, Equatable {
        package var url: String
        package var urlKey: String?
        package var text: String
        package var rel: [String]
        package var isInternal: Bool
        /// Of a PDF, from 1 on.
        package var page: Int?

        package init(url: String, urlKey: String? = nil, text: String, rel: [String], isInternal: Bool) {
            self.url = url
            self.urlKey = urlKey
            self.text = text
            self.rel = rel
            self.isInternal = isInternal
        }
    }

    /// The file of a document.
    package struct DocumentNote: Sendable, Equatable {
        package var format: String
        /// In the folder.
        package var path: String
        package var bytes: Int?
        package var pages: Int?
        package var title: String?
        package var author: String?
        package var created: String?
        package var modified: String?
        package var program: String?

        package init(format: String, path: String) {
            self.format = format
            self.path = path
        }
    }

    package struct HTTP: Sendable, Equatable {
        package var status = 0
        package var version: String?
        package var etag: String?
        package var lastModified: String?
        package var contentType: String?
        package var charset: String?
        package var charsetSource: String?
        package var bytes: Int?
        package var encoding: String?
        package var remoteIP: String?
        package var redirects: [String] = []
        package var durationMilliseconds: Int?
        package var isTruncated = false
        package var isPartial = false

        package init() {}
    }

    package struct Rights: Sendable, Equatable {
        package var robots: String?
        package var xRobotsTag: [String] = []
        package var metaRobots: [String] = []
        package var tdmReservation: Int?
        package var tdmPolicy: String?

        package init() {}
    }

    package struct Extractor: Sendable, Equatable {
        package var version: String
        package var method: String?
        package var quality: Double?
        /// What the page was taken for, where that is not surely an article.
        package var kind: String?
    }

    package var id: String
    package var revision = 0
    package var revisionKind: RevisionKind?
    package var previousID: String?
    package var kind: Kind
    package var url: String?
    package var finalURL: String?
    package var canonicalURL: String?
    package var urlKey: String
    package var domain: String?
    package var siteName: String?
    package var publisher: String?
    package var title: String?
    package var description: String?
    /// Absent in a duplicate unless configured.
    package var text: String?
    /// Its blocks, where they are wanted.
    package var body: [BodyPart] = []
    package var textDirection: String?
    package var wordCount: Int?
    /// Of an article that its site cut into pages: how many were read, where the further ones stood, why some are missing.
    package var pages: Int?
    package var pageURLs: [String] = []
    package var pagesMissing: String?
    package var authors: [String] = []
    package var agencies: [String] = []
    package var section: String?
    package var keywords: [String] = []
    package var imageURL: String?
    package var license: String?
    package var isAccessibleForFree: Bool?
    package var language: String?
    package var languageConfidence: Double?
    package var languageSource: String?
    package var publishedAt: Date?
    package var publishedDay: String?
    package var publishedPrecision: String?
    package var publishedSource: String?
    package var publishedRaw: String?
    package var modifiedAt: Date?
    package var modifiedDay: String?
    package var firstSeenAt: Date
    package var fetchedAt: Date
    package var source: SourceNote?
    package var discoveredFrom: [Origin] = []
    package var links: [Link] = []
    package var http: HTTP?
    package var payloadDigest: String?
    package var contentHash: String?
    package var duplicateOf: String?
    package var duplicateKind: DuplicateKind?
    package var duplicateSimilarity: Double?
    package var duplicateLinked: Bool?
    package var rights: Rights?
    package var extractor: Extractor
    package var instance: String
    /// Documents: the file's path as configured; what was mended in the text.
    package var file: String?
    package var repairs: [String] = []
    package var document: DocumentNote?

    package init(
        id: String, kind: Kind, urlKey: String, firstSeenAt: Date, fetchedAt: Date, extractorVersion: String,
        instance: String
    ) {
        self.id = id
        self.kind = kind
        self.urlKey = urlKey
        self.firstSeenAt = firstSeenAt
        self.fetchedAt = fetchedAt
        extractor = Extractor(version: extractorVersion)
        self.instance = instance
    }
}

/// One line of the events: everything that is not an article.
package struct Event: Sendable, Equatable {
    /// `fetch_error`, `feed_gap`, `tombstone`, `source_state`, `not_article`, …
    package var type: String
    package var at: Date
    package var url: String?
    package var sourceID: String?
    /// Further fields, snake_case, in order.
    package var fields: [(name: String, value: EventValue)]
    package var instance: String

    package init(
        type: String, at: Date, url: String? = nil, sourceID: String? = nil,
        fields: [(name: String, value: EventValue)] = [], instance: String
    ) {
        self.type = type
        self.at = at
        self.url = url
        self.sourceID = sourceID
        self.fields = fields
        self.instance = instance
    }

    package static func == (left: Event, right: Event) -> Bool { left.line(seq: 0) == right.line(seq: 0) }
}

package enum EventValue: Sendable, Equatable {
    case text(String)
    case number(Int)
    case flag(Bool)
    case instant(Date)
}
