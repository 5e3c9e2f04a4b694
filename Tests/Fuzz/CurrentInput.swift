import Foundation

/// The input at hand in a mapped file: it is there after a crash, at the price of a copy.
struct CurrentInput {
    private let memory: UnsafeMutableRawBufferPointer
    private let file: String
    /// The count stands before the bytes.
    private static let head = 8

    init?(file: String) {
        let size = Self.head + FuzzMutator.longest
        let descriptor = open(file, O_RDWR | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0, ftruncate(descriptor, off_t(size)) == 0 else { return nil }
        defer { close(descriptor) }
        let start = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        guard let start, start != MAP_FAILED else { return nil }
        memory = UnsafeMutableRawBufferPointer(start: start, count: size)
        self.file = file
    }

    func set(_ input: [UInt8]) {
        memory.storeBytes(of: UInt64(input.count), as: UInt64.self)
        UnsafeMutableRawBufferPointer(rebasing: memory[Self.head...]).copyBytes(from: input)
    }

    /// Beside the file, under the name of the entry.
    func keep(as suffix: String) {
        let target = (file.hasSuffix(".current") ? String(file.dropLast(".current".count)) : file) + "." + suffix
        do {
            try Self.contents(of: file).write(to: URL(filePath: target))
        } catch {
            FuzzProgram.end("\(target): \(error)", 73)
        }
    }

    static func contents(of file: String) throws -> Data {
        let data = try Data(contentsOf: URL(filePath: file))
        let count = data.prefix(head).reversed().reduce(0) { $0 << 8 | Int($1) }
        return Data(data.dropFirst(head).prefix(count))
    }
}
