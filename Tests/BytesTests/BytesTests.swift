import Testing

@testable import Bytes

@Suite struct BytesTests {
    @Test func lettersAndSpacesAreThoseOfASCII() {
        for byte in UInt8.min...UInt8.max {
            let isUpper = (65...90).contains(byte)
            #expect(ASCII.lower(byte) == (isUpper ? byte + 32 : byte))
            #expect(ASCII.isLetter(byte) == (isUpper || (97...122).contains(byte)))
            #expect(ASCII.isDigit(byte) == (48...57).contains(byte))
            #expect(ASCII.isSpace(byte) == [9, 10, 11, 12, 13, 32].contains(byte))
            #expect(ASCII.isInfraSpace(byte) == [9, 10, 12, 13, 32].contains(byte))
            #expect(ASCII.isHTTPSpace(byte) == [9, 10, 13, 32].contains(byte))
        }
    }

    @Test func endsAreTrimmed() {
        #expect(Array(ASCII.trimmed(Array(" \t a b \r\n".utf8)[...])) == Array("a b".utf8))
        #expect(ASCII.trimmed(Array("   ".utf8)[...]).isEmpty && ASCII.trimmed([]).isEmpty)
        #expect(ASCII.isSame("Content-TYPE", "content-type") && !ASCII.isSame("É", "é"))
        #expect(ASCII.lowercased("ÀB".utf8) == "Àb")
    }

    /// FIPS 180-4, appendix B.1, and the empty message.
    @Test func digestsAreThoseOfTheStandard() {
        let abc = "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(SHA256.text(Array("abc".utf8)) == abc)
        #expect(
            SHA256.text([]) == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        let steps = SHA256()
        steps.update(Array("a".utf8))
        steps.update(Array("xbcx".utf8)[1...2])
        #expect("sha256:" + Hex.text(steps.finish()) == abc)
        #expect(Hex.text(steps.finish()) == String(SHA256.text([]).dropFirst(7)), "fresh again")
    }
}
