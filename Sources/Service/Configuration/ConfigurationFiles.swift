import Glibc
import LinuxIO

/// What the command line says about the configuration.
package struct CommandOptions: Sendable {
    package var config: String?
    package var state: String?
    package var logLevel: String?
    package var isOneshot = false

    package init() {}
}

extension ConfigurationReader {
    /// Read when no other file is named and it exists.
    static let defaultFile = "/etc/articled/articled.conf"

    /// Reads all sources in their order, later ones over earlier ones: the file, `conf.d/*.conf`
    /// beside it by name, the environment, the command line.
    static func load(
        _ options: CommandOptions,
        environment: [String: String]
    ) -> ConfigurationReader {
        var reader = ConfigurationReader()
        let file = options.config ?? defaultFile
        let exists = FileStatus.at(PathBytes(file)) != nil
        if exists || options.config != nil { reader.readFile(PathBytes(file)) }
        let dropIns = PathBytes(file).parent / "conf.d"
        if let folder = try? Folder(dropIns), let names = try? folder.names() {
            for name in names where name.bytes.suffix(5).elementsEqual(".conf".utf8) {
                reader.readFile(dropIns / name)
            }
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
        if options.isOneshot { reader.setOneshot() }
        return reader
    }

    private mutating func readFile(_ path: PathBytes) {
        do throws(SystemCallError) {
            let file = try FileDescriptor.open(path, flags: O_RDONLY)
            let bytes = try file.read(upTo: 1 << 20)
            guard let text = String(validating: bytes, as: UTF8.self) else {
                return report(unreadable: path.description, because: "bytes that are no UTF-8")
            }
            read(text, from: path.description)
        } catch {
            report(unreadable: path.description, because: error.description)
        }
    }
}
