import Glibc
import LinuxIO

/// What the command line says about the configuration.
package struct CommandOptions: Sendable {
    package var config: String?
    package var state: String?
    package var logLevel: String?
    package var logFormat: String?
    package var isOneshot = false

    package init() {}
}

/// Which files make the configuration, in the order in which they are read.
///
/// As with systemd the vendor's come first, and the administrator's file in `conf.d` takes the
/// place of the vendor's of the same name; a link to `/dev/null` there switches it off.
struct ConfigurationFiles: Sendable {
    private static let name = "articled.conf"
    private static let dropIns = "conf.d"

    var vendor = PathBytes("/usr/lib/articled")
    var local = PathBytes("/etc/articled")

    /// The files to read.
    ///
    /// With `chosen`, the file that the command line names, there is no other but those in
    /// `conf.d` beside it.
    ///
    /// - Throws: ``SystemCallError`` when a folder is there and cannot be listed.
    func list(chosen: String?) throws(SystemCallError) -> [PathBytes] {
        if let chosen {
            let folder = PathBytes(chosen).parent / ConfigurationFiles.dropIns
            return [PathBytes(chosen)] + (try ConfigurationFiles.dropIns(in: folder))
        }
        let own = try ConfigurationFiles.dropIns(in: local / ConfigurationFiles.dropIns)
        let masked = Set(own.map(\.lastComponent))
        let vendors = try ConfigurationFiles.dropIns(in: vendor / ConfigurationFiles.dropIns)
            .filter { !masked.contains($0.lastComponent) }
        return ConfigurationFiles.existing(vendor / ConfigurationFiles.name) + vendors
            + ConfigurationFiles.existing(local / ConfigurationFiles.name) + own
    }

    private static func existing(_ file: PathBytes) -> [PathBytes] {
        // One that is there but cannot be reached is a fault, which reading it will tell.
        file.withCString { access($0, F_OK) } == 0 || errno != ENOENT ? [file] : []
    }

    private static func dropIns(in folder: PathBytes) throws(SystemCallError) -> [PathBytes] {
        do throws(SystemCallError) {
            return try Folder(folder).names()
                .filter { $0.bytes.suffix(5).elementsEqual(".conf".utf8) }
                .map { folder / $0 }
        } catch {
            if error.code == ENOENT { return [] }
            throw SystemCallError(error.call, folder.description, code: error.code)
        }
    }
}

extension ConfigurationReader {
    /// A file of configuration is no longer than this.
    private static let mostBytes = 1 << 20

    /// Reads all sources in their order, later ones over earlier ones: the files, the
    /// environment, the command line.
    static func load(
        _ options: CommandOptions,
        environment: [String: String],
        files: ConfigurationFiles = ConfigurationFiles()
    ) -> ConfigurationReader {
        var reader = ConfigurationReader()
        do throws(SystemCallError) {
            for file in try files.list(chosen: options.config) { reader.readFile(file) }
        } catch {
            reader.report(error.subject, found: "\(error.codeName), \(error)")
        }
        // The service manager names the folder that it has made and opened up for the unit.
        if let folder = environment["STATE_DIRECTORY"]?.split(separator: ":").first {
            reader.set("state", option: "STATE_DIRECTORY", to: String(folder))
        }
        reader.read(environment: environment, ignored: ["ARTICLED_RECORD"])
        if let state = options.state { reader.set("state", option: "--state", to: state) }
        if let level = options.logLevel {
            reader.set("log.level", option: "--log-level", to: level)
        }
        if let format = options.logFormat {
            reader.set("log.format", option: "--log-format", to: format)
        }
        if options.isOneshot { reader.setOneshot() }
        return reader
    }

    private mutating func readFile(_ path: PathBytes) {
        do throws(SystemCallError) {
            // Not waiting, so that a FIFO does not keep the program from starting.
            let file = try FileDescriptor.open(path, flags: O_RDONLY | O_NONBLOCK | O_NOCTTY)
            let status = try file.status()
            guard status.kind == .regular else {
                // What /dev/null says.
                if status.kind == .device { return }
                return report(path.description, found: "a \(status.kind.rawValue)")
            }
            guard status.permissions & S_IWOTH == 0 else {
                return report(
                    path.description,
                    expected: "a file that not everybody may write to",
                    found: "mode \(String(status.permissions, radix: 8))",
                    remedy: "chmod o-w, and look at what it says"
                )
            }
            let bytes = try file.read(upTo: ConfigurationReader.mostBytes + 1)
            guard bytes.count <= ConfigurationReader.mostBytes else {
                return report(path.description, found: "more than 1 MiB")
            }
            guard let text = String(validating: bytes, as: UTF8.self) else {
                return report(path.description, found: "bytes that are no UTF-8")
            }
            read(text, from: path.description)
        } catch {
            report(path.description, found: "\(error.codeName), \(error)")
        }
    }
}
