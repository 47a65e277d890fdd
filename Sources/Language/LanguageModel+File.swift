/// The file: the magic `ALM1`; as little-endian 32-bit numbers the version of the features, the
/// number of tables, the byte count of the tags, and for each table its family, whether it is a
/// specialist, its bits and its scale (the bits of a Float); then the tags, a line a table,
/// separated by spaces; then the tables' rows of signed bytes, each table at the next multiple of
/// 64.
extension LanguageModel {
    private static let magic: [UInt8] = Array("ALM1".utf8)
    private static let numbersBeforeTables = 4
    private static let numbersOfTable = 4
    private static let mostTables = 16

    /// Reads a model in place.
    ///
    /// - Parameter bytes: At a multiple of 16; they must outlive the model unchanged.
    /// - Throws: ``LanguageModelError`` if they are no model, whatever they are.
    package init(_ bytes: UnsafeRawBufferPointer) throws(LanguageModelError) {
        func number(_ index: Int) throws(LanguageModelError) -> Int {
            guard (index + 1) * 4 <= bytes.count else { throw .faultyHeader }
            let value = bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self)
            return Int(UInt32(littleEndian: value))
        }
        guard let base = bytes.baseAddress, bytes.starts(with: LanguageModel.magic) else {
            throw .notAModel
        }
        let version = try number(1)
        guard version == LanguageFeatures.version else { throw .otherFeatures(version: version) }
        let (count, tagByteCount) = (try number(2), try number(3))
        guard count <= LanguageModel.mostTables else { throw .faultyHeader }
        let tagStart = 4 * LanguageModel.headerNumbers(count)
        guard tagStart + tagByteCount <= bytes.count else { throw .faultyHeader }
        let text = String(decoding: bytes[tagStart..<tagStart + tagByteCount], as: UTF8.self)
        let lines = text.split(separator: "\n")
        guard lines.count == count else { throw .faultyHeader }

        var tables: [LanguageTable] = []
        var offset = tagStart + tagByteCount
        for (index, line) in lines.enumerated() {
            let first = LanguageModel.headerNumbers(index)
            guard let family = ScriptFamily(rawValue: try number(first)) else {
                throw .faultyHeader
            }
            let shape = LanguageTable.Shape(
                family: family,
                isSpecialist: try number(first + 1) == 1,
                bits: try number(first + 2),
                tags: line.split(separator: " ").map(String.init),
                scale: Float(bitPattern: UInt32(try number(first + 3)))
            )
            guard (4...24).contains(shape.bits), (1...256).contains(shape.tags.count) else {
                throw .faultyHeader
            }
            offset = LanguageModel.aligned(offset)
            tables.append(LanguageTable(shape, rows: base + offset))
            offset += shape.byteCount
        }
        guard offset == bytes.count else {
            throw .wrongSize(expected: offset, found: bytes.count)
        }
        let families = tables.filter { !$0.shape.isSpecialist }
        guard families.map(\.shape.family) == ScriptFamily.allCases else { throw .faultyHeader }
        self.init(families: families, specialists: tables.filter(\.shape.isSpecialist))
    }

    /// The file of tables and their rows.
    ///
    /// - Precondition: Each table's rows have ``LanguageTable/Shape/byteCount`` bytes.
    package static func file(_ tables: [(shape: LanguageTable.Shape, rows: [Int8])]) -> [UInt8] {
        var bytes = magic
        func put(_ number: Int) {
            withUnsafeBytes(of: UInt32(number).littleEndian) { bytes.append(contentsOf: $0) }
        }
        let tags = tables.map { $0.shape.tags.joined(separator: " ") }.joined(separator: "\n")
        put(LanguageFeatures.version)
        put(tables.count)
        put(tags.utf8.count)
        for (shape, _) in tables {
            put(shape.family.rawValue)
            put(shape.isSpecialist ? 1 : 0)
            put(shape.bits)
            put(Int(shape.scale.bitPattern))
        }
        bytes += tags.utf8
        for (shape, rows) in tables {
            precondition(rows.count == shape.byteCount, "a row for each feature")
            bytes += [UInt8](repeating: 0, count: aligned(bytes.count) - bytes.count)
            bytes += rows.lazy.map { UInt8(bitPattern: $0) }
        }
        return bytes
    }

    /// Numbers in the header before those of table `index`.
    private static func headerNumbers(_ index: Int) -> Int {
        numbersBeforeTables + index * numbersOfTable
    }

    private static func aligned(_ offset: Int) -> Int { (offset + 63) / 64 * 64 }
}
