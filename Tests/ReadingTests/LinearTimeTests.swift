import ArticleModel
import Glibc
import TestSupport
import Testing

/// No text makes the reader slow: the time grows as the text does.
///
/// Measured in the thread's own processor time, so that a busy machine does not matter, against
/// a plain article of the same size.
@Suite(.serialized) struct LinearTimeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// The `n`th piece of the text.
        let piece: @Sendable (Int) -> String
        var testDescription: String { name }

        init(_ name: String, _ piece: @escaping @Sendable (Int) -> String) {
            self.name = name
            self.piece = piece
        }
    }

    /// Bytes of each text. A debug build reads some thirty times slower than a release build.
    #if DEBUG
    private static let size = 16_000
    #else
    private static let size = 1_000_000
    #endif
    /// How much slower than a plain text a hostile one may be.
    private static let factor = 20.0

    /// An opening that tells the language, and that nothing repeats.
    private static let opening = """
        Bridge will be closed

        The council of the city said on Monday that it will not close the bridge, and that was \
        what they had told us, and that is not what they said they would do:\u{20}
        """

    /// A word of its own for each number, 3 letters and more.
    private static func word(_ number: Int) -> String {
        var rest = number + 26 * 26
        var word = ""
        while rest > 0 {
            word.unicodeScalars.append(Unicode.Scalar(UInt8(97 + rest % 26)))
            rest /= 26
        }
        return word
    }

    private static func name(_ number: Int) -> String { word(number).capitalizedFirst }

    static let cases: [Case] = [
        // One thing over and over.
        Case("quotes") { _ in "\"" },
        Case("opening quotes") { _ in "“" },
        Case("closing quotes") { _ in "”" },
        Case("guillemets either way") { _ in "» « " },
        Case("capitals") { _ in "A" },
        Case("capitalised words") { _ in "Abc " },
        Case("initials") { _ in "A.B." },
        Case("digits and dots") { _ in "1.2." },
        Case("numbers") { _ in "1. " },
        Case("clock times") { _ in "18.00 " },
        Case("one word") { _ in "the " },
        Case("prepositions") { _ in "by " },
        Case("By By By") { _ in "By " },
        Case("clocks") { _ in "at " },
        Case("months") { _ in "May " },
        Case("relatives") { _ in "last " },
        Case("modifiers") { _ in "more than " },
        Case("verbs of saying") { _ in "said " },
        Case("sources") { _ in "according to " },
        Case("titles") { _ in "Dr. " },
        Case("given names") { _ in "Anna " },
        Case("universities") { _ in "University of " },
        Case("hyphens") { _ in "Abc-" },
        Case("apostrophes") { _ in "A'" },
        Case("open brackets") { _ in "(" },
        Case("dashes") { _ in "–" },
        Case("slashes") { _ in "AB/" },
        Case("full stops") { _ in "." },
        Case("ellipses") { _ in "… " },
        Case("stamps of one letter") { _ in "a. " },
        Case("soft hyphens") { _ in "a\u{AD}" },
        Case("faces") { _ in "👩" },
        Case("empty lines") { _ in "\n" },
        // Words between.
        Case("words after opening quotes") { "“\(word($0)) " },
        Case("words after straight quotes") { "\"\(word($0)) " },
        Case("words after brackets") { "(\(word($0)) " },
        Case("words after dashes") { "– \(word($0)) " },
        Case("words after single quotes") { "'\(word($0)) " },
        Case("names") { "\(name($0)) \(name($0 + 1)) went to \(name($0 + 2)). " },
        Case("one surname") { "\(name($0)) Berg went to town. " },
        Case("one given name") { "Anna \(name($0)) went to town. " },
        Case("people and pronouns") {
            "“It is \(word($0)), we think,” she said to Anna \(name($0)). "
        },
        // Lines.
        Case("lines of names") { "\n\nAnna \(name($0))" },
        Case("lines of bylines") { "\n\nBy Anna \(name($0))" },
        Case("lines of opened quotes") { "\n\n“It is \(word($0)) that" },
        Case("lines of dashes") { "\n– It is \(word($0)), said she." },
        Case("lines of credits") { "\n\n\(name($0)). Photo: Anna \(name($0))" },
        Case("lines of furniture") { _ in "\n\nShare" },
        Case("lines of sign-offs") { _ in "\n\n(abc)" },
        Case("lines of dates") { "\n12 July \(1900 + $0 % 100)" },
        Case("lines of one word") { "\n\(word($0))" },
    ]

    @Test(arguments: cases) func readsInLinearTime(_ c: Case) throws {
        let plain = try seconds(text { "The \(Self.word($0)) of it was not so, they said. " })
        let hostile = try seconds(text(c.piece))
        #expect(hostile < Self.factor * plain, "\(Self.size) bytes of \(c.name)")
    }

    private func text(_ piece: (Int) -> String) -> [UInt8] {
        var text = Array(Self.opening.utf8)
        var number = 0
        while text.count < Self.size {
            text.append(contentsOf: piece(number).utf8)
            number += 1
        }
        return text
    }

    private func seconds(_ text: [UInt8]) throws -> Double {
        let start = Self.processorTime()
        let record = try Reads.read(text)
        let time = Self.processorTime() - start
        #expect(!record.text.isEmpty)
        return time
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
