package import Foundation

/// Programs that tests run.
package enum Tool {
    /// The folder that the tests were built into, which holds the project's programs as well.
    package static var programs: URL {
        let tests = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
        let own = URL(filePath: tests ?? Bundle.main.bundlePath)
        return own.deletingLastPathComponent()
    }

    package struct Result: Sendable {
        package var status: Int32
        package var output: [UInt8]
        package var errors: String

        package var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// Runs one of the project's programs to its end.
    package static func run(_ program: String, _ arguments: [String]) throws -> Result {
        try run(programs.appending(path: program), arguments)
    }

    /// Runs a program of the system, such as `gzip`, to its end.
    @discardableResult
    package static func system(_ program: String, _ arguments: [String]) throws -> Result {
        try run(URL(filePath: "/usr/bin/env"), [program] + arguments)
    }

    private static func run(_ program: URL, _ arguments: [String]) throws -> Result {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        // What tests run says little on its standard error, so that no pipe fills up meanwhile.
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        let said = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: [UInt8](bytes),
            errors: String(decoding: said, as: UTF8.self)
        )
    }
}
