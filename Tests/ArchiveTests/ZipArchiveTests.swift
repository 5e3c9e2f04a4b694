import Papers
import Testing

@testable import Archive

@Suite struct ZipArchiveTests {
    private static let zip = ZipFile(texts: [("a.xml", "<a/>"), ("مقال/b.txt", "نص"), ("c.bin", "not wanted")])

    @Test(arguments: [true, false])
    func wantedMembersAreUnpacked(deflates: Bool) throws {
        var zip = Self.zip
        zip.deflates = deflates
        let found = try ZipArchive(zip.bytes).members { !$0.hasSuffix(".bin") }
        #expect(found == ["a.xml": Array("<a/>".utf8), "مقال/b.txt": Array("نص".utf8)])
    }

    @Test func nothingOfAnEncryptedOneIsTaken() {
        var zip = Self.zip
        zip.isEncrypted = true
        #expect(throws: ZipArchive.Failure.encrypted) { try ZipArchive(zip.bytes).members { _ in true } }
    }

    @Test func aBombIsLeftAlone() {
        let zeros = [UInt8](repeating: 0, count: 40 << 20)
        let bomb = ZipFile([("a.xml", zeros)]).bytes
        #expect(bomb.count < 100_000)
        #expect(throws: ZipArchive.Failure.tooMuch) { try ZipArchive(bomb).members { _ in true } }
    }

    @Test func manySmallMembersAreAddedUp() {
        var limits = ZipArchive.Limits()
        limits.totalBytes = 1000
        let zip = ZipFile((0..<20).map { ("\($0)", [UInt8](repeating: UInt8($0), count: 100)) })
        #expect(throws: ZipArchive.Failure.tooMuch) { try ZipArchive(zip.bytes, limits: limits).members { _ in true } }
        limits.members = 19
        #expect(throws: ZipArchive.Failure.tooMuch) { try ZipArchive(zip.bytes, limits: limits).members { _ in false } }
    }

    @Test func everyCutAndEveryFlippedByteComesBack() {
        let whole = Self.zip.bytes
        for index in whole.indices {
            var flipped = whole
            flipped[index] ^= 0x5A
            for bytes in [Array(whole[..<index]), flipped] {
                do throws(ZipArchive.Failure) {
                    let found = try ZipArchive(bytes).members { _ in true }
                    #expect(found.count <= 3)
                } catch {
                    #expect([.damaged, .encrypted, .tooMuch].contains(error))
                }
            }
        }
    }

    @Test(arguments: ["", "PK", "no archive at all, but a text that is long enough to be looked through for one"])
    func whatIsNoneIsDamaged(text: String) {
        #expect(throws: ZipArchive.Failure.damaged) { try ZipArchive(Array(text.utf8)).members { _ in true } }
    }
}
