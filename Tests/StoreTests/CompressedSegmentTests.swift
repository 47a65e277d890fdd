import ArticleModel
import Foundation
import LinuxIO
import Store
import TestSupport
import Testing

/// Sealed segments that an outside tool has compressed, is compressing, or has spoilt.
@Suite struct CompressedSegmentTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    enum Packer: String, CaseIterable, Sendable {
        case gzip, zstd
        var ending: String { self == .gzip ? ".gz" : ".zst" }
    }

    /// Nine articles in segments of one to three, the last active.
    private func fill() throws {
        let store = try ArticleStore(folder, .testing(bytes: 900))
        for number in 1...9 { try store.append([article(number)]) }
    }

    private var sealed: [String] {
        folder.names(in: "store").filter { $0.hasPrefix("articles-") }
    }

    private func pack(_ name: String, _ packer: Packer, keeping: Bool = false) throws {
        let path = folder.path + "/store/" + name
        let arguments =
            packer == .gzip
            ? (keeping ? ["-k", path] : [path])
            : ["-q"] + (keeping ? [] : ["--rm"]) + [path]
        let result = try Tool.system(packer.rawValue, arguments)
        #expect(result.status == 0, "\(result.errors)")
    }

    private func packAll() throws {
        for (index, name) in sealed.enumerated() where name.hasSuffix(".jsonl") {
            try pack(name, Packer.allCases[index % Packer.allCases.count])
        }
    }

    private var place: Folder { get throws { try Folder(PathBytes(folder.path + "/store")) } }

    @Test func nobodySeesADifference() throws {
        try fill()
        let before = try ArticleStore(folder, .testing(bytes: 900)).summary
        try packAll()
        #expect(sealed.allSatisfy { !$0.hasSuffix(".jsonl") })
        #expect(try storedNumbers(in: folder) == Array(1...9))
        let audit = try verification(of: folder)
        #expect(audit.findings == [] && audit.recordCount == 9 && audit.lastSeq == 9)
        #expect(audit.byteCount == before.byteCount)

        try folder.remove("store/.index")
        let store = try ArticleStore(folder, .testing(bytes: 900))
        #expect(store.summary.nextSeq == 10 && store.summary.articleCount == 9)
        #expect(store.summary.findings == [])
        for number in 1...9 { #expect(store.contains(article(number).id)) }
        try store.append([article(10)])
        #expect(try storedNumbers(in: folder) == Array(1...10))
    }

    @Test func cursorsCountUncompressedBytes() throws {
        try fill()
        let reader = StoreReader(store: try place)
        var cursors: [StoreCursor] = []
        while let line = try reader.next(limit: 1).first { cursors.append(line.next) }
        try packAll()
        for (index, cursor) in cursors.dropLast().enumerated() {
            let other = StoreReader(store: try place, from: cursor)
            let number = index + 2
            #expect(try other.next(limit: 1).first?.bytes == line(number, seq: number))
            #expect(try other.cursorIsKnown())
        }
    }

    @Test(arguments: [0, 1, 4, 50]) func rewinds(_ count: Int) throws {
        try fill()
        try packAll()
        let reader = StoreReader(store: try place)
        try reader.rewind(toLast: count)
        var seen: [[UInt8]] = []
        while case let lines = try reader.next(limit: 2), !lines.isEmpty {
            seen += lines.map(\.bytes)
        }
        #expect(seen == (1...9).suffix(count).map { line($0, seq: $0) })
    }

    @Test func aReaderGoesOnWhileItIsCompressed() throws {
        let store = try ArticleStore(folder, .testing(bytes: 900))
        let reader = StoreReader(store: try place)
        var seen: [[UInt8]] = []
        for number in 1...40 {
            try store.append([article(number)])
            // Behind, in and ahead of the reader's own segment.
            if number % 3 == 0 { seen += try reader.next(limit: 2).map(\.bytes) }
            if number % 4 == 0 { try packAll() }
        }
        while case let lines = try reader.next(), !lines.isEmpty { seen += lines.map(\.bytes) }
        #expect(seen == (1...40).map { line($0, seq: $0) })
    }

    /// Between the look at the folder and the opening of the file, the file gets its other name.
    @Test func aFileThatWasCompressedSinceItWasListedIsFound() throws {
        try fill()
        let view = try StoreView(of: try place)
        try packAll()
        for segment in view.segments {
            var reader = LineReader(try view.open(segment).content)
            var count = 0
            try reader.readLines { _, _, _ in
                count += 1
                return true
            }
            #expect(count == (segment.last ?? 9) - segment.first + 1)
        }
    }

    @Test(arguments: Packer.allCases) func whileBothAreThereThePlainOneCounts(
        _ packer: Packer
    ) throws {
        try fill()
        let name = try #require(sealed.first)
        try pack(name, packer, keeping: true)
        let half = try folder.read("store/" + name + packer.ending).prefix(30)
        try folder.write(half, to: "store/" + name + packer.ending)
        #expect(try storedNumbers(in: folder) == Array(1...9))
        #expect(try verification(of: folder).findings == [])
        try folder.remove("store/.index")
        #expect(try ArticleStore(folder).summary.findings == [])
    }

    @Test(arguments: Packer.allCases) func aDamagedFileIsAFindingAndCostsNoNumber(
        _ packer: Packer
    ) throws {
        try fill()
        try folder.remove("store/articles.jsonl")
        let name = try #require(sealed.last)
        try pack(name, packer)
        let path = "store/" + name + packer.ending
        let whole = try folder.read(path)
        try folder.write(whole.prefix(whole.count / 2), to: path)
        let segment = try #require(Segment(sealedName: name))

        let faults = try verification(of: folder).findings.map(\.fault)
        #expect(faults.contains(.compression(.cutShort)))
        let store = try ArticleStore(folder)
        #expect(store.summary.findings.map(\.fault).contains(.compression(.cutShort)))
        // What was lost had its numbers: nobody else gets them.
        #expect(store.summary.nextSeq == (segment.last ?? 0) + 1)

        let strict = StoreReader(
            store: try place,
            from: StoreCursor(segment: segment.first, offset: 0)
        )
        #expect(throws: SystemCallError.self) {
            while try !strict.next().isEmpty {}
        }
        let lenient = StoreReader(store: try place, passesDamage: true)
        while try !lenient.next().isEmpty {}
        #expect(lenient.cursor.segment > segment.first)
    }

    @Test func endlessLinesAreNotReadToTheEnd() throws {
        try fill()
        let name = try #require(sealed.first)
        try folder.remove("store/" + name)
        let target = folder.path + "/store/" + name + ".gz"
        try Tool.system("sh", ["-c", "yes '' | head -c 50000000 | gzip -1 > '\(target)'"])
        let audit = try verification(of: folder)
        #expect((1000..<3000).contains(audit.findingCount))
        #expect((1000..<3000).contains(try ArticleStore(folder).summary.findingCount))
    }

    @Test func aSecondCompressedFormIsAStray() throws {
        try fill()
        let name = try #require(sealed.first)
        try pack(name, .zstd, keeping: true)
        try pack(name, .gzip)
        try folder.write([], to: "store/notes.jsonl.gz")
        let findings = try verification(of: folder).findings
        #expect(findings.map(\.segment) == [name + ".zst", "notes.jsonl.gz"])
        #expect(findings.allSatisfy { $0.fault == .strayFile })
    }
}
