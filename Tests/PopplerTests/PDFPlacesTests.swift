import Testing
import Text

@testable import Poppler

@Suite("Where words of a page stand") struct PDFPlacesTests {
    @Test("Pages and words are read; what is no word is passed over")
    func words() {
        let bytes = """
            <!DOCTYPE html><html><head><title>A &lt;page&gt;</title></head><body><doc>
              <page width="540.000000" height="599.000000">
                <word xMin="317.000000" yMin="-0.500000" xMax="319.730500" yMax="23.952250">سهل</word>
                <word xMin="1" yMin="2" xMax="3.5" yMax="4">R&amp;D &lt;x&gt; &amp;lt; &odd;</word>
                <word xMin="nan" yMin="2" xMax="3" yMax="4">lost</word>
                <word xMin="1" yMin="2" xMax="3" yMax="99999999999999999999">lost</word>
                <word xMin="-9223372036854775808.000000" yMin="2" xMax="3" yMax="4">lost</word>
                <word xMin="5" yMin="2" xMax="3" yMax="4">lost</word>
                <word xMin="5" yMin="2" xMax="6" yMax="4"></word>
                <word xMin="5" yMin="2">cut</wo
              </page>
              <page width="540.000000" height="599.000000">
              </page>
            """
        let pages = PDFPlaces(bytes: Array(bytes.utf8)).pages
        #expect(
            pages == [
                [
                    PlacedWord(
                        left: 317_000, top: -500, right: 319_730, bottom: 23_952, signs: Array("سهل".unicodeScalars)),
                    PlacedWord(
                        left: 1000, top: 2000, right: 3500, bottom: 4000,
                        signs: Array("R&D <x> &lt; &odd;".unicodeScalars)),
                ], [],
            ])
        #expect(PDFPlaces(bytes: []).pages.isEmpty)
    }
}
