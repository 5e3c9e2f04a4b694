import Testing

@testable import Daemon

@Suite struct MissingProgramsTests {
    @Test func onlyWhoHasAFolderIsTold() {
        var configuration = Configuration(instance: "test")
        configuration.sources = [Source(id: "a", kind: .feed, url: "https://a.example/feed")]
        #expect(Service.missingPrograms(configuration, readsPDF: false).isEmpty)

        var folder = Source(id: "b", kind: .documents, url: "")
        folder.path = "/srv/articles"
        configuration.sources.append(folder)
        #expect(Service.missingPrograms(configuration, readsPDF: true).isEmpty)
        let told = Service.missingPrograms(configuration, readsPDF: false)
        #expect(told == ["poppler-utils is not installed: PDF files in /srv/articles wait until it is"])
    }
}
