import TestSupport
import Testing
import TextKernel

/// Checksums and digests against the values that everybody knows.
@Suite struct ChecksumTests {
    /// Source: zlib.crc32.
    static let known: [(String, String)] = [
        ("", "00000000"),
        ("a", "e8b7be43"),
        ("123456789", "cbf43926"),
        ("The quick brown fox jumps over the lazy dog", "414fa339"),
        ("\u{0}", "d202ef8d"),
    ]

    @Test(arguments: known) func checksumIsZlibs(_ text: String, _ digits: String) {
        #expect(CRC32.hexadecimal(CRC32.checksum(of: text.utf8)) == digits)
        #expect(CRC32.hexadecimal(CRC32.checksum(of: Array(text.utf8).span)) == digits)
    }

    @Test func eightAtATimeIsOneAtATime() {
        for seed in 0..<80 as Range<UInt64> {
            var random = SplitMix64(seed: seed)
            let bytes = (0..<Int(seed)).map { _ in UInt8.random(in: 0...255, using: &random) }
            let span = CRC32.checksum(of: bytes.span)
            #expect(span == CRC32.checksum(of: bytes), "\(bytes.count) bytes")
        }
    }

    /// Source: FIPS 180-4, examples.
    static let digests: [(String, Int, String)] = [
        ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ]

    @Test(arguments: digests) func digestIsTheStandards(
        _ text: String,
        _ count: Int,
        _ digits: String
    ) {
        let bytes = Array(String(repeating: text, count: count).utf8)
        #expect(Hexadecimal.text(SHA256.digest(of: bytes)) == digits)
        #expect(SHA256.identity(of: bytes) == "sha256:" + digits)
    }

    @Test func hexadecimalIsReadBack() {
        let bytes = (0...255).map { UInt8($0) }
        #expect(Hexadecimal.bytes(Hexadecimal.text(bytes)) == bytes)
        #expect(Hexadecimal.bytes("0AfF") == [0x0A, 0xFF])
        #expect(Hexadecimal.bytes("") == [])
        for wrong in ["0", "0g", " 00", "００", "0x00"] {
            #expect(Hexadecimal.bytes(wrong) == nil, "\(wrong)")
        }
    }

    /// Letters and their accents apart; what has none stays.
    static let decomposed: [(String, [UInt32])] = [
        ("", []), ("é", [0x65, 0x301]), ("Å", [0x41, 0x30A]), ("ё", [0x435, 0x308]),
        ("й", [0x438, 0x306]), ("각", [0x1100, 0x1161, 0x11A8]), ("ø", [0xF8]),
        ("ǻ", [0x61, 0x30A, 0x301]),
        ("ﬁ", [0xFB01]),
    ]

    @Test(arguments: decomposed) func formDParts(_ text: String, _ scalars: [UInt32]) {
        #expect(Normalization.formD(text).unicodeScalars.map(\.value) == scalars)
    }

    @Test func formCJoinsWhatFormDParted() {
        for text in ["Žemaitytė", "Łódź", "Reykjavík", "Київ", "Việt Nam", "한국"] {
            let apart = Array(Normalization.formD(text).utf8)
            #expect(Normalization.formC(apart) == Array(text.utf8), "\(text)")
        }
        #expect(Normalization.formC([]) == [])
    }
}
