import ArticleModel
import Glibc
import LinuxIO

extension Report {
    /// Columns `case,metric,value,unit`; names hold neither comma nor quotation mark.
    var csv: String {
        let rows = measurements.map {
            "\($0.name),\($0.metric),\(decimal($0.value)),\($0.unit)"
        }
        return (["case,metric,value,unit"] + rows).joined(separator: "\n") + "\n"
    }

    /// Writes ``csv`` to `path`, making the folder.
    ///
    /// - Throws: ``SystemCallError``.
    private func writeCSV(to path: String) throws(SystemCallError) {
        let path = PathBytes(path)
        try Folder.makePath(path.parent, mode: 0o755)
        let file = try FileDescriptor.open(
            path,
            flags: O_WRONLY | O_CREAT | O_TRUNC,
            mode: 0o644
        )
        try file.write(all: Array(csv.utf8))
    }

    /// Prints the table and what was wrong, and writes the CSV to `path`.
    ///
    /// - Throws: ``SystemCallError``.
    func publish(csv path: String) throws(SystemCallError) {
        let faults = failures.map { "FAILED \($0)\n" }.joined()
        try StandardStream.output.write(all: Array((table + faults).utf8))
        try writeCSV(to: path)
    }

    /// `docs/benchmarks/<date>-<cpu>.csv`.
    static func defaultPath() -> String {
        let day = Timestamp(seconds: Clocks.wall().seconds).day.iso
        return "docs/benchmarks/\(day)-\(Machine.processorSlug).csv"
    }
}

/// The machine that measures.
enum Machine {
    static var coreCount: Int { max(1, sysconf(CInt(_SC_NPROCESSORS_ONLN))) }

    /// The processor's model in lower-case letters, digits and hyphens.
    static var processorSlug: String {
        let lines = ProcFile.text("/proc/cpuinfo").split(separator: "\n")
        let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last ?? ""
        let words = model.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return words.isEmpty ? "unknown-cpu" : words.joined(separator: "-")
    }
}
