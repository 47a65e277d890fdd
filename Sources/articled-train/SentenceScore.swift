import DataPacks
import Structure
import TextKernel

/// How well a pack finds the ends of a list's sentences, those of whole texts left out.
struct SentenceScore: CustomStringConvertible {
    private let name: String
    private var right = 0
    private var wrong = 0
    private var missed = 0

    init(_ list: SentenceList, _ pack: LanguagePack) {
        name = list.name
        for text in list.texts {
            let tokens = Tokenizer().tokens(of: text.utf8)
            let splitter = SentenceSplitter(text: text.utf8, tokens: tokens, pack: pack)
            let sentences = splitter.sentences(in: tokens.indices).dropLast()
            let found = Set(sentences.map { tokens[$0.upperBound - 1].end })
            let wanted = text.ends.subtracting([text.utf8.count])
            right += found.intersection(wanted).count
            wrong += found.subtracting(wanted).count
            missed += wanted.subtracting(found).count
        }
    }

    var description: String {
        let precision = Double(right) / Double(max(1, right + wrong))
        let recall = Double(right) / Double(max(1, right + missed))
        let balance = 2 * precision * recall / max(1e-9, precision + recall)
        let figures = [precision, recall, balance].map { "\(Int(($0 * 1000).rounded()))" }
        return "  \(name): P \(figures[0]) R \(figures[1]) F1 \(figures[2]) of 1000"
    }
}
