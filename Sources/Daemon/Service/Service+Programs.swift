import Poppler

extension Service {
    /// What is not installed though a source may want it: said at the start and by `rawi check`. Nobody waits for it.
    package static func missingPrograms(_ configuration: Configuration) -> [String] {
        missingPrograms(configuration, readsPDF: PDFReader.find() != nil)
    }

    static func missingPrograms(_ configuration: Configuration, readsPDF: Bool) -> [String] {
        let folders = configuration.sources.filter { $0.isEnabled && $0.kind == .documents }.map { $0.path ?? $0.id }
        guard !folders.isEmpty, !readsPDF else { return [] }
        return [
            "\(PDFReader.packageName) is not installed: PDF files in \(folders.joined(separator: ", ")) wait until it is"
        ]
    }
}
