import CLibFuzzer
import Glibc
import Invariants

/// Looks for bytes that break a promise of one part of the program: `make fuzz`.
///
/// The part is named by the environment variable `ARTICLED_FUZZ_TARGET`, which the processes
/// that libFuzzer starts inherit; the arguments are libFuzzer's own. `--targets` lists the parts
/// with the lengths of their longest inputs.
@main
enum Fuzzer {
    static func main() {
        if CommandLine.arguments.contains("--targets") {
            for target in FuzzTarget.all { print("\(target.name) \(target.longestInput)") }
            return
        }
        guard chosen != nil else {
            fatalError("ARTICLED_FUZZ_TARGET names no target; --targets lists them")
        }
        var count = CommandLine.argc
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
            CommandLine.unsafeArgv
        exit(LLVMFuzzerRunDriver(&count, &arguments, testOneInput))
    }

    static let chosen = getenv("ARTICLED_FUZZ_TARGET").flatMap {
        FuzzTarget.named(String(cString: $0))
    }
}

/// What libFuzzer calls with each input; a broken promise ends the process, which is a finding.
///
/// libFuzzer's own `main`, which is not used, wants it under this name.
@_cdecl("LLVMFuzzerTestOneInput")
func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: bytes, count: count))
    let complaints = Fuzzer.chosen?.complaints(about: input) ?? []
    if !complaints.isEmpty {
        for complaint in complaints.prefix(5) { print("BROKEN: \(complaint)") }
        fflush(nil)
        abort()
    }
    return 0
}
