#if RAWI_LIBFUZZER
    import Glibc
    import LibFuzzer

    /// One entry under libFuzzer, which follows the code it reaches. Its arguments are libFuzzer's own.
    enum LibFuzzerRun {
        /// libFuzzer's callback takes no context; set once, before it starts.
        nonisolated(unsafe) private static var entry: FuzzEntry?

        static func start(_ entry: FuzzEntry, _ arguments: some Sequence<String>) -> Never {
            Self.entry = entry
            var texts: [UnsafeMutablePointer<CChar>?] = (["rawi-fuzz"] + arguments).map { strdup($0) } + [nil]
            var count = Int32(texts.count - 1)
            let status = texts.withUnsafeMutableBufferPointer { buffer in
                var start = buffer.baseAddress
                return LLVMFuzzerRunDriver(&count, &start) { bytes, count in
                    LibFuzzerRun.entry?.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
                    return 0
                }
            }
            exit(status)
        }
    }
#else
    enum LibFuzzerRun {
        static func start(_: FuzzEntry, _: some Sequence<String>) -> Never {
            FuzzProgram.end("built without libFuzzer; scripts/fuzz --long builds with it", 69)
        }
    }
#endif
