import ArticleModel
import FoundationEssentials
import Intake
import LinuxIO
import Reading
import TextKernel

@testable import Store

// The way of a file's bytes to its line.
extension FuzzTarget {
    /// Any bytes, as a file in the inbox holds them.
    static let decode = FuzzTarget("decode", longestInput: 4096) { input in
        let result = article(input)
        guard result.text == article(input).text else { return ["decoded in two ways"] }
        guard let text = result.text else { return refusal(result.rejection) }
        return decoded(text, result.warnings)
    }

    private static func article(
        _ bytes: [UInt8]
    ) -> (text: [UInt8]?, warnings: [String], rejection: Rejection?, article: Article?) {
        let result = ArticleMaker.article(
            bytes,
            name: PathBytes("wire/x.txt"),
            modified: Timestamp(seconds: 1_748_736_000),
            received: Timestamp(seconds: 1_748_736_060)
        )
        switch result {
        case .success(let article): return (article.text, article.source.warnings, nil, article)
        case .failure(let rejection): return (nil, [], rejection, nil)
        }
    }

    private static func refusal(_ rejection: Rejection?) -> [String] {
        guard let rejection else { return ["neither an article nor a rejection"] }
        let reasons: Set<Rejection.Reason> = [.empty, .noText, .notText]
        let json = rejection.explanation(of: PathBytes("x"), byteCount: 1, when: "now")
        let isObject = (try? JSONDecoder().decode([String: Text].self, from: Data(json))) != nil
        return (reasons.contains(rejection.reason) ? [] : ["refused as \(rejection.reason)"])
            + (isObject ? [] : ["the reason is no JSON: \(String(decoding: json, as: UTF8.self))"])
    }

    /// A value of a reason file: text or a number.
    private struct Text: Decodable {
        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if (try? value.decode(String.self)) == nil { _ = try value.decode(Int.self) }
        }
    }

    private static func decoded(_ text: [UInt8], _ warnings: [String]) -> [String] {
        var complaints: [String] = []
        if text.isEmpty { complaints.append("an article without text") }
        if String(validating: text, as: UTF8.self) == nil { complaints.append("no UTF-8") }
        if text.contains(0) || text.contains(0x0D) { complaints.append("NUL or CR is left") }
        let isNormal = warnings.contains { $0.hasPrefix("not-normalised") }
        if !isNormal, Normalization.formC(text) != text { complaints.append("not in form C") }
        return complaints
    }

    /// The whole way: any bytes, read twice.
    static let record = FuzzTarget("record", longestInput: 4096) { input in
        guard let language = input.first, let article = article(Array(input.dropFirst())).article
        else { return [] }
        let tag =
            language == 0xFF ? nil : World.languages[Int(language) % World.languages.count]
        let record = World.reader.read(article, language: tag)
        return RecordCheck(record).complaints() + written(record)
            + (World.reader.read(article, language: tag).line() == record.line()
                ? [] : ["read in two ways"])
    }

    /// The line is JSON, is read back as it was, and its check value holds.
    static func written(_ record: ArticleRecord) -> [String] {
        var stored = record
        stored.seq = 1
        let line = stored.line()
        let reading = LineReading(line.span)
        var complaints = (try? SpanCheck(line: line).complaints()) ?? ["the line has no text"]
        if reading.fault != nil || reading.record?.seq != 1 {
            complaints.append("the line is none of a store: \(String(describing: reading.fault))")
        }
        do {
            let back = try JSONDecoder().decode(ArticleRecord.self, from: Data(line))
            if back.line() != line { complaints.append("the line is not read back as it was") }
            if !back.misplacedSpans.isEmpty { complaints.append("\(back.misplacedSpans)") }
        } catch {
            complaints.append("the line is no JSON: \(error)")
        }
        return complaints
    }
}
