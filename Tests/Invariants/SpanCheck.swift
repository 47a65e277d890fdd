import FoundationEssentials

/// What any line of a store promises of its places, whatever layers the record has.
///
/// It goes through the JSON without knowing the layers, so that a new one is looked at as soon as
/// it is written: every object with `start` and `end` is a span.
package struct SpanCheck {
    /// Layers whose spans may take in several blocks, or lie beside them.
    private static let wide: Set<String> = ["blocks", "quotes", "claims", "notes"]

    private let record: [String: JSONValue]
    private let text: [Unicode.Scalar]

    /// - Throws: what the decoder throws for a line that is no object with a text.
    package init(line: [UInt8]) throws {
        record = try JSONDecoder().decode([String: JSONValue].self, from: Data(line))
        guard case .string(let text) = record["text"] else { throw NoText() }
        self.text = Array(text.unicodeScalars)
    }

    /// One line for each promise that is broken.
    package func complaints() -> [String] {
        var complaints: [String] = []
        let blocks = spans(of: "blocks")
        for (layer, value) in record.sorted(by: { $0.key < $1.key }) {
            for span in SpanCheck.spans(in: value) {
                let fault =
                    fault(of: span) ?? (layer == "blocks" ? nil : place(span, layer, blocks))
                if let fault { complaints.append("\(layer) \(span.start)–\(span.end): \(fault)") }
            }
        }
        return complaints + order("blocks") + order("sentences")
    }

    private struct NoText: Error {}
}

extension SpanCheck {
    private struct Span {
        var start: Int
        var end: Int
        var surface: String?
    }

    private func spans(of layer: String) -> [Span] {
        record[layer].map(SpanCheck.spans) ?? []
    }

    /// All objects with a start and an end, at any depth.
    private static func spans(in value: JSONValue) -> [Span] {
        switch value {
        case .array(let values): return values.flatMap(spans)
        case .object(let members):
            let inner = members.sorted { $0.key < $1.key }.flatMap { spans(in: $0.value) }
            guard case .number(let start) = members["start"], case .number(let end) = members["end"]
            else { return inner }
            var span = Span(start: Int(start), end: Int(end))
            for key in ["text", "surface"] {
                if case .string(let surface) = members[key] { span.surface = surface }
            }
            return [span] + inner
        case .null, .bool, .number, .string: return []
        }
    }

    /// What is wrong with a span by itself.
    private func fault(of span: Span) -> String? {
        guard span.start >= 0, span.start <= span.end, span.end <= text.count else {
            return "not in a text of \(text.count)"
        }
        guard let surface = span.surface else { return nil }
        let read = Array(text[span.start..<span.end])
        return read == Array(surface.unicodeScalars) ? nil : "says “\(surface)”"
    }

    /// What is wrong with where a span lies among the blocks, which are in order.
    private func place(_ span: Span, _ layer: String, _ blocks: [Span]) -> String? {
        func isInside(_ start: Int, _ end: Int) -> Bool {
            var low = 0
            var high = blocks.count
            while low < high {
                let middle = (low + high) / 2
                if blocks[middle].end >= end { high = middle } else { low = middle + 1 }
            }
            return low < blocks.count && blocks[low].start <= start
        }
        if SpanCheck.wide.contains(layer) {
            let last = max(span.start, span.end - 1)
            return isInside(span.start, span.start) && isInside(last, last)
                ? nil : "begins or ends in no block"
        }
        return isInside(span.start, span.end) ? nil : "lies in no block"
    }

    private func order(_ layer: String) -> [String] {
        let spans = spans(of: layer)
        return zip(spans, spans.dropFirst()).filter { $0.end > $1.start }.map {
            "\(layer) \($0.start)–\($0.end) and \($1.start)–\($1.end) overlap or are out of order"
        }
    }
}

/// Any JSON.
private enum JSONValue: Decodable {
    case null
    case bool(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let string = try? value.decode(String.self) {
            self = .string(string)
        } else if let array = try? value.decode([JSONValue].self) {
            self = .array(array)
        } else {
            self = .object(try value.decode([String: JSONValue].self))
        }
    }
}
