import ArticleModel
import Glibc
import LinuxIO
import Store
import Synchronization
import TestSupport

/// An article whose id, text and length follow from `number`; received on 21 November 2026
/// unless told otherwise.
func article(_ number: Int, day: String = "2026-11-21", text: String? = nil) -> ArticleRecord {
    var record = ArticleRecord()
    let digits = String(number, radix: 16)
    record.id = "sha256:" + String(repeating: "0", count: 64 - digits.count) + digits
    record.received = "\(day)T09:14:03.114Z"
    record.text = text ?? "Article \(number): " + String(repeating: "å{\"\n", count: number % 40)
    return record
}

/// The line that the store holds for ``article(_:day:text:)`` as its record `seq`.
func line(_ number: Int, seq: Int) -> [UInt8] {
    var record = article(number)
    record.seq = seq
    return record.line()
}

let newline: [UInt8] = [0x0A]

/// Lines 1…`count`, each with its newline.
func lines(_ count: Int) -> [UInt8] { (1...count).flatMap { line($0, seq: $0) + newline } }

extension ArticleStore {
    convenience init(_ folder: TemporaryFolder, _ options: StoreOptions = .testing()) throws {
        try self.init(state: PathBytes(folder.path), options: options)
    }
}

extension StoreOptions {
    static func testing(
        bytes: Int = 1 << 20,
        daily: Bool = true,
        disk: Disk = Disk()
    ) -> StoreOptions {
        var options = StoreOptions()
        options.segmentByteLimit = bytes
        options.rotatesDaily = daily
        options.disk = disk
        options.now = { Timestamp(seconds: 1_795_252_443, nanoseconds: 114_000_000) }
        return options
    }
}

/// The ids in a store in the order of a reader, without their leading zeros.
func storedNumbers(in folder: TemporaryFolder) throws -> [Int] {
    let reader = StoreReader(store: try Folder(PathBytes(folder.path + "/store")))
    var numbers: [Int] = []
    while true {
        let lines = try reader.next()
        if lines.isEmpty { return numbers }
        for line in lines {
            let text = String(decoding: line.bytes, as: UTF8.self)
            guard let id = text.firstRange(of: "sha256:") else { continue }
            numbers.append(Int(text[id.upperBound...].prefix(64), radix: 16) ?? -1)
        }
    }
}

func verification(of folder: TemporaryFolder) throws -> Verification {
    var verifier = try StoreVerifier(state: PathBytes(folder.path))
    return try verifier.verify()
}

/// Makes the disk fail, or the program stop, at chosen steps.
final class Saboteur: Sendable {
    enum Plan: Sendable {
        /// From step `number` on nothing is done any more, as after a kill.
        case stop(at: Int)
        /// Steps `number`, …, `number + count - 1` fail with `code`.
        case fail(at: Int, count: Int, code: CInt)
        /// One of the steps that match fails, after so many that do not.
        case failOnce(code: CInt, skipping: Int = 0, @Sendable (Disk.Step) -> Bool)
        case watch
    }

    private let plan: Plan
    private let state = Mutex((steps: [Disk.Step](), done: false))

    init(_ plan: Plan) { self.plan = plan }

    var steps: [Disk.Step] { state.withLock { $0.steps } }
    /// Whether the plan came to be carried out.
    var hasStruck: Bool { state.withLock { $0.done } }

    /// Writes come in halves, so that each can be cut short in many places.
    func disk(halving: Bool = true) -> Disk {
        Disk { step throws(SystemCallError) in
            if let code = self.verdict(on: step) { throw SystemCallError("test", code: code) }
            if halving, case .write(_, let byteCount) = step { return (byteCount + 1) / 2 }
            return nil
        }
    }

    private func verdict(on step: Disk.Step) -> CInt? {
        state.withLock { state in
            let number = state.steps.count
            state.steps.append(step)
            switch plan {
            case .stop(let at) where number >= at:
                state.done = true
                return ECANCELED
            case .fail(let at, let count, let code) where (at..<at + count).contains(number):
                state.done = true
                return code
            case .failOnce(let code, let skipping, let matches)
            where !state.done && matches(step)
                && state.steps.dropLast().count(where: matches) == skipping:
                state.done = true
                return code
            default: return nil
            }
        }
    }
}
