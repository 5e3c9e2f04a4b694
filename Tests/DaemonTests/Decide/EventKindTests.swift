import FoundationEssentials
import Testing

@testable import Daemon

@Suite struct EventKindTests {
    private static let samples: [EventKind] = [
        .fetchError(reason: "timed out", failures: 2), .sourceError(reason: "http_403", .hard),
        .gaveUp(reason: "http_410"),
        .tombstone(recordID: "r", urlKey: "example,a)/1", reason: "http_410"), .returned(recordID: "r"),
        .saidAgain(recordID: "r"), .robotsDisallowed,
        .sighting(recordID: "r", url: "https://a.example/1", by: "feed", entryID: "1", anchor: "عنوان"),
        .notArticle(kind: "index", failures: 1, finalURL: "https://a.example/c"), .withheld(reason: "noindex"),
        .partialText(recordID: "r"), .pagesMissing(recordID: "r", pages: 1, reason: "http_404"),
        .documentError(reason: "no_text", detail: "2 pages"),
        .documentsPassedOver(reason: "unknown_kind", detail: "of a kind", entries: 3), .backlogSkipped(entries: 3),
        .feedGap(entries: 4), .entriesWithoutLink(entries: 5), .entriesLeftOut(entries: 6), .feedTruncated,
        .feedDiscovered(feed: "https://a.example/f"),
        .sourceMoved(to: "https://a.example/g"), .sourceState(.muted), .sitemapsLeftOut(sitemaps: 7),
        .lateDuplicate(recordID: "r", urlKey: "example,a)/1", alsoIn: "rawi@b", kept: "rawi@a"),
        .storeBehind(log: "records", lastSeq: 3, knownSeq: 9),
    ]

    @Test func everyNameHasASampleAndNoFieldIsUndocumented() {
        #expect(Set(Self.samples.map(\.name)) == Set(EventKind.Name.allCases))
        for kind in Self.samples {
            for field in kind.fields {
                #expect(kind.name.fieldNames.contains(field.name), "\(kind.name): \(field.name)")
            }
        }
    }

    @Test func theDocumentHasEachRow() throws {
        let root = #filePath.split(separator: "/").dropLast(4).reduce("") { $0 + "/" + $1 }
        let data = try #require(FileManager.default.contents(atPath: root + "/docs/RECORD.md"))
        let document = String(decoding: data, as: UTF8.self)
        for name in EventKind.Name.allCases {
            #expect(document.split(separator: "\n").contains { $0 == name.row }, "docs/RECORD.md wants: \(name.row)")
        }
    }
}
