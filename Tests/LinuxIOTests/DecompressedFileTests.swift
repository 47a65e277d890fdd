import Glibc
import LinuxIO
import TestSupport
import Testing

/// Reading what gzip and zstd have written, and what they would never write.
@Suite struct DecompressedFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    static let formats = CompressionFormat.allCases

    /// A quarter of a megabyte that compresses well, but not to nothing.
    static let content: [UInt8] = {
        var random = SplitMix64(seed: 1)
        return (0..<9000).flatMap { number in
            Array("line \(number) \(Int.random(in: 0...99_999, using: &random)) with a tail\n".utf8)
        }
    }()

    private func compressed(_ bytes: [UInt8], _ format: CompressionFormat) throws -> [UInt8] {
        try folder.write(bytes, to: "plain")
        let program = format == .gzip ? "gzip" : "zstd"
        let result = try Tool.system(program, ["-c", "-q", folder.path + "/plain"])
        #expect(result.status == 0)
        return result.output
    }

    private func open(_ bytes: [UInt8], _ format: CompressionFormat) throws -> DecompressedFile {
        try folder.write(bytes, to: "file")
        let path = PathBytes(folder.path + "/file")
        return DecompressedFile(try FileDescriptor.open(path, flags: O_RDONLY), format)
    }

    /// All bytes that there are, in pieces of `piece`.
    private func content(_ file: DecompressedFile, piece: Int = 10_000) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: piece)
        while true {
            let count = try buffer.withUnsafeMutableBytes {
                try file.read(into: $0, at: bytes.count)
            }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
        }
    }

    @Test(arguments: formats) func givesWhatWasCompressed(_ format: CompressionFormat) throws {
        let contents: [[UInt8]] = [[], [0x0A], Self.content]
        for content in contents {
            let file = try open(try compressed(content, format), format)
            #expect(try self.content(file) == content)
            #expect(file.fault == nil)
        }
    }

    @Test(arguments: formats) func givesAnyPlace(_ format: CompressionFormat) throws {
        let file = try open(try compressed(Self.content, format), format)
        var buffer = [UInt8](repeating: 0, count: 5)
        for offset in [100_000, 100_005, 7, 200_000, 0, Self.content.count] {
            let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0, at: offset) }
            #expect(buffer[..<count] == Self.content[offset...].prefix(count))
            #expect((count == 0) == (offset == Self.content.count))
        }
        #expect(file.fault == nil)
    }

    @Test(arguments: formats) func piecesOneAfterTheOtherAreOneContent(
        _ format: CompressionFormat
    ) throws {
        let piece = try compressed(Array("one\n".utf8), format)
        let file = try open(piece + piece + (try compressed([], format)) + piece, format)
        #expect(try content(file) == Array("one\none\none\n".utf8))
        #expect(file.fault == nil)
    }

    @Test func zerosBehindAGzipFileAreNoHarm() throws {
        let bytes = try compressed(Array("one\n".utf8), .gzip)
        let file = try open(bytes + [UInt8](repeating: 0, count: 200_000), .gzip)
        #expect(try content(file) == Array("one\n".utf8))
        #expect(file.fault == nil)
    }

    @Test(arguments: formats) func aCutFileGivesItsFrontAndAFault(
        _ format: CompressionFormat
    ) throws {
        let small = Array(Self.content.prefix(3000))
        let whole = try compressed(small, format)
        for length in 1..<whole.count {
            let file = try open(Array(whole.prefix(length)), format)
            let found = try content(file)
            #expect(small.starts(with: found), "cut at \(length)")
            #expect(file.fault == .cutShort, "cut at \(length)")
        }
    }

    @Test(arguments: formats) func aChangedFileNeverCrashesNorGoesUnnoticed(
        _ format: CompressionFormat
    ) throws {
        let small = Array(Self.content.prefix(3000))
        let whole = try compressed(small, format)
        for index in whole.indices {
            var changed = whole
            changed[index] ^= 0x55
            let file = try open(changed, format)
            let found = try content(file)
            // The first bytes of gzip hold a time and a name, which nobody checks.
            #expect(file.fault != nil || found == small, "changed at \(index)")
        }
    }

    @Test(arguments: formats) func anotherFormatIsDamage(_ format: CompressionFormat) throws {
        let others: [[UInt8]] = [Array("{\"schema\":\"articled/1\"}\n".utf8), [0], [0x1F, 0x8B]]
        for bytes in others {
            let file = try open(bytes, format)
            #expect(try content(file) == [])
            #expect(file.fault != nil)
        }
    }

    @Test func aWindowBeyondTheLimitIsRefused() throws {
        // A frame header of RFC 8878 that asks for 2^41 bytes.
        let file = try open([0x28, 0xB5, 0x2F, 0xFD, 0x00, 0xF8, 0x01, 0x00, 0x00], .zstd)
        #expect(try content(file) == [])
        #expect(file.fault == .windowTooLarge)
    }

    /// A gigabyte of zeros in a file of a few bytes is passed over in the memory of one line.
    @Test(arguments: formats) func aBombCostsTimeAndNoMemory(_ format: CompressionFormat) throws {
        let program = format == .gzip ? "gzip -1" : "zstd -q"
        let script = "head -c 300000000 /dev/zero | \(program) > '\(folder.path)/file'"
        try Tool.system("sh", ["-c", script])
        let path = PathBytes(folder.path + "/file")
        let file = DecompressedFile(try FileDescriptor.open(path, flags: O_RDONLY), format)
        var reader = LineReader(file, lineLimit: 1 << 16, chunk: 1 << 16)
        var lines = 0
        try reader.readLines { _, _, _ in
            lines += 1
            return true
        }
        #expect(lines == 0 && reader.rest == 300_000_000 && reader.end == 0)
    }

    @Test(arguments: formats) func linesAreThoseOfThePlainFile(_ format: CompressionFormat) throws {
        let long = [UInt8](repeating: 0x61, count: 200_000) + [0x0A]
        let content = Array(Self.content.prefix(70_000)) + long + Self.content + Array("rest".utf8)
        let file = try open(try compressed(content, format), format)
        try folder.write(content, to: "plain")
        let plain = try FileDescriptor.open(PathBytes(folder.path + "/plain"), flags: O_RDONLY)
        // Stopping after every third line must not lose or repeat one.
        #expect(try lines(file, stopping: 3) == lines(plain, stopping: 1000))
        #expect(file.fault == nil)
    }

    private func lines(_ source: any ByteSource, stopping: Int) throws -> [[Int]] {
        var seen: [[Int]] = []
        var reader = LineReader(source, lineLimit: 1 << 16, chunk: 1 << 12)
        while true {
            let before = seen.count
            try reader.readLines { bytes, offset, length in
                seen.append([offset, length, bytes.count, Int(bytes.isEmpty ? 0 : bytes[0])])
                return seen.count % stopping != 0
            }
            if seen.count == before { return seen + [[reader.end, reader.rest]] }
        }
    }

    @Test(arguments: formats) func saysHowLongItIs(_ format: CompressionFormat) throws {
        _ = try open(try compressed(Self.content, format), format)
        let path = PathBytes(folder.path + "/file")
        let file = try FileDescriptor.open(path, flags: O_RDONLY)
        #expect(try DecompressedFile.statedLength(of: file, format) == Self.content.count)
        try folder.write([1, 2, 3], to: "file")
        let short = try FileDescriptor.open(path, flags: O_RDONLY)
        #expect(try DecompressedFile.statedLength(of: short, format) == nil)
    }
}
