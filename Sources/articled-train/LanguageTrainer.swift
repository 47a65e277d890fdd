import FoundationEssentials
import Glibc
import Language
import TextKernel

struct LanguageTrainer {
    struct Sample { var tag: Int; var starts: [Int32]; var features: [Int32] }
    let tags: [String]
    let bits: Int
    let stride: Int
    var weights: [Float]
    var rate: Float = 0.05
    let tokenizer = Tokenizer()
    let features: LanguageFeatures

    init(tags: [String], bits: Int) {
        self.tags = tags
        self.bits = bits
        stride = (tags.count + 15) / 16 * 16
        weights = [Float](repeating: 0, count: stride << bits)
        features = LanguageFeatures(bits: bits)
    }

    func sample(_ text: String, tag: Int) -> Sample {
        let bytes = Array(text.utf8)
        var list: [Int32] = []
        var starts: [Int32] = []
        let span = bytes.span
        for token in tokenizer.tokens(of: bytes) where token.isWord {
            starts.append(Int32(list.count))
            features.visit(token, in: span) { list.append(Int32($0)) }
        }
        starts.append(Int32(list.count))
        return Sample(tag: tag, starts: starts, features: list)
    }

    mutating func train(_ set: [(tag: String, text: String)], epochs: Int) {
        let index = Dictionary(uniqueKeysWithValues: tags.enumerated().map { ($1, $0) })
        let samples = set.map { sample($0.text, tag: index[$0.tag]!) }
        print("samples", samples.count, "features", samples.reduce(0) { $0 + $1.features.count })
        var state: UInt64 = 42
        func random(_ n: Int) -> Int {
            state = state &* 6364136223846793005 &+ 1442695040888963407
            return Int((state >> 33) % UInt64(n))
        }
        var order = Array(samples.indices)
        let total = Float(epochs * samples.count)
        var done: Float = 0
        var scores = [Float](repeating: 0, count: stride)
        let stride = stride, count = tags.count
        weights.withUnsafeMutableBufferPointer { w in
            for epoch in 0..<epochs {
                for i in Swift.stride(from: order.count - 1, to: 0, by: -1) { order.swapAt(i, random(i + 1)) }
                var loss: Double = 0
                for s in order {
                    let sample = samples[s]
                    done += 1
                    let words = sample.starts.count - 1
                    if words == 0 { continue }
                    var first = 0, last = words
                    if words > 3, random(3) > 0 {
                        let length = 2 + random(min(words - 2, 9))
                        first = random(words - length + 1)
                        last = first + length
                    }
                    let range = Int(sample.starts[first])..<Int(sample.starts[last])
                    if range.isEmpty { continue }
                    for l in 0..<stride { scores[l] = 0 }
                    for f in range {
                        let row = Int(sample.features[f]) * stride
                        for l in 0..<stride { scores[l] += w[row + l] }
                    }
                    let top = scores[0..<count].max()!
                    var sum: Float = 0
                    for l in 0..<count { scores[l] = expf(scores[l] - top); sum += scores[l] }
                    for l in count..<stride { scores[l] = 0 }
                    for l in 0..<count { scores[l] /= sum }
                    loss -= Double(logf(max(1e-9, scores[sample.tag])))
                    scores[sample.tag] -= 1
                    let step = rate * (1 - done / total) / Float(range.count).squareRoot()
                    for l in 0..<count { scores[l] *= step }
                    for f in range {
                        let row = Int(sample.features[f]) * stride
                        for l in 0..<stride { w[row + l] -= scores[l] }
                    }
                }
                print("epoch", epoch, "loss", loss / Double(samples.count))
            }
        }
    }
    

    func classify(_ text: String) -> (Int, Float) {
        let s = sample(text, tag: 0)
        var scores = [Float](repeating: 0, count: stride)
        for f in s.features { for l in 0..<stride { scores[l] += weights[Int(f) * stride + l] } }
        let best = (0..<tags.count).max { scores[$0] < scores[$1] }!
        return (best, scores[best])
    }

    func evaluate(_ set: [(tag: String, text: String)], _ name: String) {
        for cut in [nil, 40] as [Int?] {
            var right: [String: Int] = [:], total: [String: Int] = [:], wrong: [String: [String: Int]] = [:]
            for (tag, text) in set {
                let t = cut.map { String(text.unicodeScalars.prefix($0).map(Character.init)) } ?? text
                let answer = tags[classify(t).0]
                total[tag, default: 0] += 1
                if answer == tag { right[tag, default: 0] += 1 } else { wrong[tag, default: [:]][answer, default: 0] += 1 }
            }
            if cut == nil { for (tag, text) in set { let a = classify(text); if tags[a.0] != tag { print("ERR", tag, tags[a.0], a.1, text.prefix(110)) } } }
            let macro = total.map { Double(right[$0.key] ?? 0) / Double($0.value) }.reduce(0, +) / Double(total.count)
            print(name, cut as Any, "micro", Double(right.values.reduce(0, +)) / Double(set.count), "macro", macro)
            for group in [["da", "nb", "nn", "sv"], ["hr", "sr", "sl"], ["cs", "sk"], ["ru", "uk", "bg", "mk"]] {
                let n = group.reduce(0) { $0 + (total[$1] ?? 0) }
                if n > 0 { print("  ", group, Double(group.reduce(0) { $0 + (right[$1] ?? 0) }) / Double(n)) }
            }
            for (tag, n) in total.sorted(by: { Double(right[$0.key] ?? 0) / Double($0.value) < Double(right[$1.key] ?? 0) / Double($1.value) }).prefix(12) {
                print("   ", tag, right[tag] ?? 0, "/", n, (wrong[tag] ?? [:]).sorted { $0.value > $1.value }.prefix(4).map { "\($0.key):\($0.value)" })
            }
        }
    }

    func quantised() -> Data {
        // The largest thousandth of the weights is cut off.
        let sizes = weights.lazy.map { abs($0) }.filter { $0 > 0 }.sorted()
        let limit = sizes[sizes.count * 999 / 1000]
        let scale = limit / 127
        var bytes = LanguageModel.magic
        let text = Array(tags.joined(separator: " ").utf8)
        func put(_ n: UInt32) { withUnsafeBytes(of: n.littleEndian) { bytes.append(contentsOf: $0) } }
        put(UInt32(bits)); put(UInt32(stride)); put(scale.bitPattern); put(UInt32(text.count))
        bytes += text
        bytes += [UInt8](repeating: 0, count: (64 - bytes.count % 64) % 64)
        for w in weights { bytes.append(UInt8(bitPattern: Int8(max(-127, min(127, (w / scale).rounded()))))) }
        return Data(bytes)
    }
}
