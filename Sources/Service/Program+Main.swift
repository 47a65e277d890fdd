import Glibc
import LinuxIO
import Reading

extension Program {
    /// The version in records and in `--version`.
    package static let version = ProgramVersion.current

    /// Runs the program with the environment that it was started in.
    package static func main(
        _ options: CommandOptions,
        checkOnly: Bool,
        print: Bool
    ) -> ExitStatus {
        StandardStream.fillGaps()
        let program = Program(options, environment: currentEnvironment())
        guard checkOnly else { return program.run() }
        let result = program.checkConfiguration(print: print)
        let bytes = Array(result.text.utf8)
        _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
        return result.status
    }

    private static func currentEnvironment() -> [String: String] {
        var variables: [String: String] = [:]
        var entry = environ
        while let text = entry.pointee.map({ String(cString: $0) }) {
            if let equals = text.firstIndex(of: "=") {
                variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            entry += 1
        }
        return variables
    }
}
