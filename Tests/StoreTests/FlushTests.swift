import Flushes
import Glibc
import Testing

@testable import Store

/// What is acknowledged was flushed, on the real file system: nothing but a loss of power would show that it was not.
@Suite struct FlushTests {
    private func inode(_ path: String) -> UInt64 {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_ino) : 0
    }

    @Test func filesAndFoldersAreFlushed() throws {
        try withFolder { folder in
            let files = DiskFiles()
            let file = try files.openForAppending(folder + "/file")
            rawi_count_flushes()
            try file.append([1])
            #expect(rawi_flushes(inode(folder + "/file")) == 0)
            try file.flush()
            #expect(rawi_flushes(inode(folder + "/file")) == 1)
            #expect(rawi_flushes(inode(folder)) == 0)
            try files.flushFolder(folder)
            #expect(rawi_flushes(inode(folder)) == 1)
            file.close()
        }
    }

    @Test func everyBatchIsFlushedAndEverySegmentsName() throws {
        try withFolder { folder in
            rawi_count_flushes()
            let log = try RecordLog(opening: "records", options: options(folder), files: DiskFiles(), now: noon)
            #expect(rawi_flushes(inode(folder)) == 1, "the segment's name")
            for batch in 1...3 {
                try log.append(lines(2, for: log))
                #expect(rawi_flushes(inode(folder + "/current.jsonl")) == batch)
            }
            try log.startSegment()
            #expect(rawi_flushes(inode(folder)) == 2, "the next one's")
            try log.close()
        }
    }

    /// Each step before the one that relies on it: the compressed file, its name, the manifest; then the plain file goes.
    @Test func aSegmentIsReplacedByWhatIsOnTheDisk() throws {
        try withFolder { folder in
            var small = options(folder)
            (small.segmentBytes, small.compresses, small.sealDelay) = (1, true, .zero)
            let log = try RecordLog(opening: "records", options: small, files: DiskFiles(), now: noon)
            for number in 1...3 {
                try log.append(lines(1, for: log))
                let plain = folder + "/" + log.position.segment
                try log.startSegment()
                rawi_count_flushes()
                try seal(log)
                #expect(try DiskFiles().size(plain) == nil)
                #expect(rawi_flushes(inode(plain + ".zst")) == 1)
                #expect(rawi_flushes(inode(folder + "/manifest.jsonl")) == 1)
                // The first line of the manifest flushes the manifest's own name as well.
                #expect(rawi_flushes(inode(folder)) == (number == 1 ? 2 : 1))
            }
            try log.close()
        }
    }

    /// Followers never find nothing where the link was.
    @Test func aLinkThatCannotBeMadeLeavesTheOldOne() throws {
        try withFolder { folder in
            let files = DiskFiles()
            try files.openForAppending(folder + "/file").close()
            try files.link(folder + "/current", to: "file")
            #expect(throws: StoreError.self) { try files.link(folder + "/current", to: "") }
            #expect(try files.size(folder + "/current") == 0)
            #expect(try files.list(folder).sorted() == ["current", "file"])
        }
    }
}
