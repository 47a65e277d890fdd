import ArticleModel
import DataPacks
@preconcurrency import Dispatch
import Glibc
import Intake
import Linking
package import LinuxIO
import Logging
import Reading
import Store
import Synchronization

/// The program `articled`, but for its command line.
package struct Program: Sendable {
    private let options: CommandOptions
    private let environment: [String: String]
    private let manager: ServiceManager

    package init(
        _ options: CommandOptions,
        environment: [String: String],
        manager: ServiceManager = ServiceManager()
    ) {
        self.options = options
        self.environment = environment
        self.manager = manager
    }

    /// Runs the daemon to its end.
    package func run() -> ExitStatus {
        let configured = load()
        let configuration = configured.configuration
        let log = ServiceLog.Settings(configuration.logLevel, configuration.logFormat)
        let logger = makeLogger(log)
        Program.tell(configured, logger)
        if !configured.faults.isEmpty { return fail(.configuration, "configuration refused") }
        guard let state = configuration.state else {
            let reason = "no state folder: name one with --state, STATE_DIRECTORY or key state"
            logger.tell(.startFailed, ["reason": "\(reason)"])
            return fail(.configuration, "no state folder")
        }
        Signals.unblock()
        Signals.ignoreLeaseBreaks()
        do {
            let parts = try open(PathBytes(state), configuration, logger)
            return Daemon(parts, configuration: configuration).run { reload($0, log) }
        } catch {
            logger.tell(.startFailed, ["reason": "\(error.message)"])
            return fail(error.status, error.message)
        }
    }

    private func makeLogger(_ settings: ServiceLog.Settings) -> Logger {
        let stream = environment["JOURNAL_STREAM"]
        let journal = Journal.isBehind(STDERR_FILENO, stream: stream) ? Journal.system : nil
        return Logger(label: "articled") { _ in
            ServiceLog(settings: settings, journal: journal)
        }
    }

    func load() -> ConfigurationReader {
        ConfigurationReader.load(options, environment: environment)
    }

    static func tell(_ configured: ConfigurationReader, _ logger: Logger) {
        for doubt in configured.doubts {
            logger.tell(.configurationDoubt, ["reason": "\(doubt.description)"])
        }
        for fault in configured.faults {
            logger.tell(.configurationFault, ["reason": "\(fault.description)"])
        }
    }

    /// Checks the configuration and tells its faults; unknown keys are faults here.
    package func checkConfiguration(print: Bool) -> (status: ExitStatus, text: String) {
        let configured = load()
        let faults = configured.faults + configured.doubts
        let text = faults.map { $0.description + "\n" }.joined()
        return (
            faults.isEmpty ? .ok : .configuration, text + (print ? configured.listing : "")
        )
    }
}

extension Program {
    /// Why the daemon cannot start.
    private struct StartError: Error {
        var status: ExitStatus
        var message: String

        init(_ status: ExitStatus, _ message: String) {
            self.status = status
            self.message = message
        }

        init(_ error: SystemCallError, in state: PathBytes, otherwise status: ExitStatus) {
            let isForbidden = [EACCES, EPERM, EROFS].contains(error.code)
            // The call names a path within the folder only.
            let message = "state folder \(state): \(error)"
            self.init(isForbidden ? .noPermission : status, message)
        }
    }

    private func open(
        _ state: PathBytes,
        _ configuration: Configuration,
        _ logger: Logger
    ) throws(StartError) -> Daemon.Parts {
        let tree: StateTree
        do throws(SystemCallError) { tree = try StateTree(at: state) } catch {
            throw StartError(error, in: state, otherwise: .cannotCreate)
        }
        let store = try openStore(state, configuration.store)
        let summary = store.summary
        if let repair = summary.repair {
            logger.tell(.storeRepaired, ["repair": "\(repair)"])
        }
        if summary.isDegraded {
            logger.tell(.storeDamaged, ["count": "\(summary.findingCount)"])
        }
        let reader: Reader
        do {
            reader = try Reader(PackLibrary(overlay: configuration.overlay))
        } catch {
            throw StartError(.configuration, "language packs: \(error)")
        }
        do throws(SystemCallError) {
            let memory = try Restoration.restored(
                Linker(reader.library.romanisation),
                from: tree.store.current()
            ) { count in
                _ = try? manager.notify(
                    .status("Starting: \(count) articles recalled"),
                    .extendTimeout(by: .seconds(30))
                )
            }
            let metricsFile = try MetricsFile(
                Metrics(),
                root: tree.root,
                interval: configuration.metricsInterval,
                queue: DispatchQueue(label: "articled.status", qos: .utility),
                logger: logger
            )
            let board = StatusBoard(
                root: tree.root,
                metrics: metricsFile,
                manager: manager,
                logger: logger,
                status: initialStatus(lastSeq: summary.nextSeq - 1)
            )
            return Daemon.Parts(
                tree: tree,
                store: store,
                memory: memory,
                reader: reader,
                board: board,
                metricsFile: metricsFile,
                manager: manager,
                logger: logger
            )
        } catch {
            throw StartError(error, in: state, otherwise: .inputOutput)
        }
    }

    private func openStore(
        _ state: PathBytes,
        _ settings: Configuration.Store
    ) throws(StartError) -> ArticleStore {
        var options = StoreOptions()
        options.segmentByteLimit = settings.segmentBytes
        options.rotatesDaily = settings.rotateDaily
        do throws(StoreError) {
            return try ArticleStore(state: state, options: options)
        } catch {
            switch error {
            case .held: throw StartError(.temporary, error.description)
            case .newerSchema: throw StartError(.configuration, error.description)
            case .writableByAll: throw StartError(.noPermission, error.description)
            case .failed(let cause): throw StartError(cause, in: state, otherwise: .inputOutput)
            default: throw StartError(.inputOutput, error.description)
            }
        }
    }

    private func initialStatus(lastSeq: Int) -> ServiceStatus {
        var status = ServiceStatus()
        status.pid = Int(getpid())
        status.since = WallClock.now().isoSeconds
        status.seq = lastSeq
        return status
    }

    private func fail(_ status: ExitStatus, _ message: String) -> ExitStatus {
        _ = try? manager.notify(.status(message), .failure(code: EINVAL))
        return status
    }
}
