import CSystem
import FoundationEssentials
import Glibc
import Testing

@testable import Store

@Suite struct ReserveTests {
    @Test func roomIsFoundBeforeAByteIsSeen() throws {
        try withFolder { folder in
            guard mount("rawi-test", folder, "tmpfs", 0, "size=1m") == 0 else {
                return print("skipped: no right to mount a small disk")
            }
            defer { umount2(folder, Int32(MNT_DETACH)) }
            let files = DiskFiles()
            let path = folder + "/segment"
            let file = try files.openForAppending(path)
            try file.append([UInt8](repeating: 0x61, count: 5000))
            let free = try files.freeBytes(folder)
            #expect(throws: StoreError.full(path: path)) { try file.reserve(2 << 20) }
            #expect(try files.size(path) == 5000)
            #expect(try files.freeBytes(folder) == free, "too little is given back")
            try file.reserve(300_000)
            #expect(try files.size(path) == 5000)
            #expect(try files.freeBytes(folder) < free)
            // Somebody else takes the rest; what was found stays ours.
            let other = try files.openForAppending(folder + "/other")
            #expect(throws: StoreError.full(path: folder + "/other")) {
                try other.append([UInt8](repeating: 0x62, count: 2 << 20))
            }
            try file.append([UInt8](repeating: 0x63, count: 300_000))
            #expect(try files.size(path) == 305_000)
            file.close()
            other.close()
        }
    }

    /// Where there is no such thing as room, writing tells.
    @Test func aDeviceIsWrittenToAllTheSame() throws {
        let file = try DiskFiles().openForAppending("/dev/null")
        try file.reserve(100)
        try file.append([1, 2, 3])
    }
}
