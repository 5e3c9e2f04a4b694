package import Fetch
import FoundationEssentials
import Logging
package import Store

/// The daemon in the real world: disk, network, signals, service manager.
package struct Service {
    package struct Options: Sendable {
        package var configurationPath: String
        /// Takes the place of the configured folder.
        package var storeFolder: String?
        package var runsOnce = false
        /// All that is wanted: a walk through a source's past. Only what goes wrong is logged.
        package var walk: OperatorCommand?
        /// Hears how it stands.
        package var walked: @Sendable (OperatorAnswer) -> Void = { _ in }

        package init(configurationPath: String) { self.configurationPath = configurationPath }
    }

    /// Why it ended, for the exit code; the sentence was logged.
    package enum Failure: Error {
        case configuration(ConfigurationError)
        case store(StoreError)
        case fetch(FetchError)
    }

    let options: Options

    package init(_ options: Options) { self.options = options }

    /// Runs until told to stop. Call `Signals.block()` first in the program.
    package func run() async throws(Failure) {
        let notify = Notify()
        let threshold = LogThreshold(.info)
        let output = LogOutput.standard(threshold: threshold)
        let logger = Logger(label: Program.name, factory: { _ in output })
        let configuration = try load()
        threshold.level = level(configuration)
        for warning in configuration.warnings { logger.warning("\(warning)", metadata: .id(.noContact)) }
        for missing in Self.missingPrograms(configuration) { logger.warning("\(missing)") }
        let openFiles = ProcessFacts.raiseOpenFilesLimit()

        let time = SystemTime()
        let mailbox = Mailbox()
        // From here on a signal or a watchdog's question finds an ear, also while a full disk is waited for.
        let result = await withTaskGroup(of: Void.self) { group -> Result<Void, Failure> in
            group.addTask { await Self.forwardSignals(to: mailbox) }
            group.addTask { await Self.beat(mailbox, every: notify.watchdogInterval) }
            defer { group.cancelAll() }
            return await LoopThread.run {
                do throws(Failure) {
                    return .success(
                        try await serve(
                            Self.fitted(configuration, openFiles, logger), openFiles: openFiles, time: time,
                            mailbox: mailbox, logger: logger, threshold: threshold,
                            notify: notify)
                    )
                } catch {
                    return .failure(error)
                }
            }
        }
        try result.get()
    }

    private func serve(
        _ configuration: Configuration, openFiles: Int?, time: SystemTime, mailbox: Mailbox, logger: Logger,
        threshold: LogThreshold,
        notify: Notify
    ) async throws(Failure) {
        let store: Store
        let opening: StoreOpening
        do throws(StoreError) {
            var places = StoreOptions(configuration)
            places.postgres = try configuration.sharedState()
            opening = StoreOpening(options: places, logger: logger, notify: notify)
            guard let opened = try await opening.open(time: time, mailbox: mailbox) else {
                return logger.notice("stopped before the store could be opened", metadata: ["outcome": "stopped"])
            }
            store = opened
            guard try await opening.catchUp(store, configuration, time: time, mailbox: mailbox) else {
                try store.close()
                return logger.notice("stopped while the index was rebuilt", metadata: ["outcome": "stopped"])
            }
        } catch {
            throw failure(error, logger)
        }
        let plan = MemoryPlan.current()
        let fetcher: Fetcher
        do throws(FetchError) {
            fetcher = try Fetcher(options: FetcherOptions(configuration, plan: plan, openFiles: openFiles))
        } catch {
            logger.critical("libcurl cannot be started: \(error)")
            throw .fetch(error)
        }
        defer { fetcher.close() }
        let worker = Worker(
            network: { request in
                do throws(FetchError) {
                    return .success(try await fetcher.fetch(request))
                } catch {
                    return .failure(error)
                }
            },
            documents: .disk, cores: max(1, ProcessInfo.processInfo.activeProcessorCount),
            memory: MemoryGate(limitBytes: plan.readingBytes), now: { time.wall })
        let control =
            options.runsOnce || options.walk != nil
            ? nil : ControlSocket.open(for: mailbox, beside: configuration.store.folder, logger)
        defer { control?.close() }
        let daemon = DaemonLoop(
            configuration: configuration, store: store, worker: worker, time: time, mailbox: mailbox,
            runsOnce: options.runsOnce, walk: options.walk, ledger: LedgerFile.read(folder: configuration.store.folder),
            hooks: hooks(
                configuration: configuration, openFiles: openFiles, logger: logger, threshold: threshold,
                notify: notify,
                socket: control?.path
            ))
        logger.notice(
            "\(Program.name) \(Program.version) runs on \(configuration.sources.filter(\.isEnabled).count) sources, store in \(configuration.store.folder)"
        )
        notify.ready(status: "started")
        var waiting: String?
        do throws(StoreError) {
            let once = options.runsOnce ? try OnceRun(configuration, before: store.state) : nil
            try await daemon.run()
            try endWalk(store, configuration, now: time.now)
            waiting = try once?.waiting(after: store.state, now: time.now)
            try store.close()
        } catch {
            throw failure(error, logger)
        }
        let summary = "stopped: \(daemon.tally.records) records in this run" + (waiting.map { "; " + $0 } ?? "")
        logger.notice("\(summary)", metadata: ["outcome": "stopped"])
    }

    /// Told to stop before it was over: it waits for the next time, and no daemon goes on with it.
    private func endWalk(_ store: Store, _ configuration: Configuration, now: Date) throws(StoreError) {
        guard let id = options.walk?.sources?.first else { return }
        let desk = OperatorDesk(configuration: configuration, failing: [], now: now)
        let said = try store.state.transaction { state throws(StoreError) in
            try desk.answer(.backfill(id, .stop), in: state)
        }
        if said.walk != nil { options.walked(said) }
    }

    private func failure(_ error: StoreError, _ logger: Logger) -> Failure {
        logger.critical("\(StoreText.describe(error))", metadata: StoreText.messageID(error).map { .id($0) })
        return .store(error)
    }

    private func level(_ configuration: Configuration) -> Logger.Level {
        options.walk == nil ? Logger.Level(rawValue: configuration.logLevel) ?? .info : .warning
    }

    package func load() throws(Failure) -> Configuration { try load(reader()) }

    private func reader() -> ConfigurationReader {
        ConfigurationReader(options.configurationPath, hostname: ProcessFacts.hostLabel)
    }

    private func load(_ reader: ConfigurationReader) throws(Failure) -> Configuration {
        do throws(ConfigurationError) {
            var configuration = try reader.load()
            if let folder = options.storeFolder { configuration.store.folder = folder }
            return configuration
        } catch {
            throw .configuration(error)
        }
    }

    private func hooks(
        configuration: Configuration, openFiles: Int?, logger: Logger, threshold: LogThreshold, notify: Notify,
        socket: String?
    ) -> DaemonLoop.Hooks {
        let folder = configuration.store.folder
        var hooks = DaemonLoop.Hooks()
        var storm = StormWatch()
        hooks.say = { remark in
            logger.log(storm.fitted(remark))
        }
        var quiet = QuietWatch()
        var ledger = LedgerFile(folder: folder)
        hooks.walked = options.walked
        hooks.report = { report in
            notify.status(report.line)
            // Waiting for room on the disk is no hang: the loop that says so is alive.
            notify.watchdog()
            StatusFile.write(report, folder: folder, socket: socket)
            ledger.write(report)
            if let more = storm.summary() { logger.warning("\(more)") }
            if let warning = quiet.warning(report) { logger.warning("\(warning)", metadata: .id(.silence)) }
        }
        let service = self
        let reader = reader()
        hooks.reload = { () throws(ConfigurationError) in
            notify.reloading()
            do throws(Failure) {
                let fresh = Self.fitted(try service.load(reader), openFiles, logger)
                threshold.level = service.level(fresh)
                for warning in fresh.warnings { logger.warning("\(warning)") }
                for name in fresh.needsRestart(after: configuration) {
                    logger.warning("\(name) has changed: that takes a restart")
                }
                return fresh
            } catch {
                if case .configuration(let fault) = error { throw fault }
                return nil
            }
        }
        hooks.reloaded = { _ in notify.ready() }
        hooks.stopping = { notify.stopping(status: "stopping") }
        return hooks
    }

    /// Fewer transfers where so many files may not be open.
    private static func fitted(_ configuration: Configuration, _ openFiles: Int?, _ logger: Logger) -> Configuration {
        let plan = DescriptorPlan(limit: openFiles, concurrency: configuration.fetch.concurrency)
        guard plan.transfers < configuration.fetch.concurrency else { return configuration }
        logger.warning(
            "fetch.concurrency = \(configuration.fetch.concurrency) wants more open files than \(openFiles ?? 0): \(plan.transfers) transfers at a time",
            metadata: .id(.fewResources))
        var configuration = configuration
        configuration.fetch.concurrency = plan.transfers
        return configuration
    }

    private static func forwardSignals(to mailbox: Mailbox) async {
        guard let signals = Signals() else { return }
        for await signal in signals.events {
            switch signal {
            case .terminate: mailbox.post(.stop("SIGTERM"))
            case .interrupt: mailbox.post(.stop("SIGINT"))
            case .hangup: mailbox.post(.reload)
            case .usr1: mailbox.post(.heartbeat)
            }
        }
    }

    /// Heartbeats come from outside the loop but are answered by it: a loop that hangs stops the watchdog's signs of life.
    private static func beat(_ mailbox: Mailbox, every interval: Duration?) async {
        let longest = min(interval ?? .seconds(10), .seconds(10))
        // Whoever has just started it looks at once, and would see that nothing came.
        var pause = min(longest, .seconds(1))
        while !Task.isCancelled {
            mailbox.post(.heartbeat)
            do {
                try await Task.sleep(for: pause)
                pause = min(longest, pause * 2)
            } catch {
                return
            }
        }
    }
}

extension Logger.Level {
    init(_ level: Remark.Level) {
        switch level {
        case .debug: self = .debug
        case .info: self = .info
        case .notice: self = .notice
        case .warning: self = .warning
        case .error: self = .error
        }
    }
}

extension StoreOptions {
    package init(_ configuration: Configuration) {
        self.init(folder: configuration.store.folder, instance: configuration.instance)
        segmentBytes = configuration.store.segmentBytes
        segmentAge = configuration.store.segmentAge
        compresses = configuration.store.compresses
        sealDelay = configuration.store.sealDelay
        reserveBytes = configuration.store.reserveBytes
    }
}

extension FetcherOptions {
    /// - Parameter openFiles: how many there may be.
    package init(_ configuration: Configuration, plan: MemoryPlan = .current(), openFiles: Int? = nil) {
        self.init()
        bodyBudgetBytes = plan.bodyBytes
        connectTo = configuration.fetch.connectTo
        allowsPrivateAddresses = configuration.fetch.allowsPrivateAddresses
        extraCAFile = configuration.fetch.caFile
        proxy = configuration.fetch.proxy
        maxConnections = DescriptorPlan(limit: openFiles, concurrency: configuration.fetch.concurrency).connections
        maxPerHost = max(8, configuration.politeness.perSite)
    }
}

extension Configuration {
    /// What a reload cannot change, because it is in use.
    func needsRestart(after old: Configuration) -> [String] {
        var names: [String] = []
        if store != old.store { names.append("[store]") }
        if state != old.state { names.append("[state]") }
        if instance != old.instance { names.append("instance") }
        var (mine, theirs) = (fetch, old.fetch)
        (mine.concurrency, mine.deadline, mine.pageLimitBytes, mine.feedLimitBytes) = (0, .zero, 0, 0)
        (theirs.concurrency, theirs.deadline, theirs.pageLimitBytes, theirs.feedLimitBytes) = (0, .zero, 0, 0)
        if mine != theirs { names.append("[fetch]") }
        return names
    }
}

extension Logger {
    func log(_ remark: Remark) {
        log(
            level: Logger.Level(remark.level), "\(remark.message)", metadata: Logger.Metadata(remark),
            file: remark.place.file, function: remark.place.function, line: remark.place.line)
    }
}

extension Logger.Metadata {
    init(_ remark: Remark) {
        let fields = remark.fields.mapValues { Logger.MetadataValue.string($0) }
        self = remark.id.map { .id($0, fields) } ?? fields
    }
}
