extension DaemonLoop {
    /// What the world outside hears of the loop. All run on the loop's own task.
    package struct Hooks {
        package var say: (Remark) -> Void = { _ in }
        /// What a child brought home, before it is settled; false: that is all that was wanted, nothing more is begun.
        package var finished: (Outcome) -> Bool = { _ in true }
        /// How the walk stands that is all that is wanted, when it has begun and at every heartbeat.
        package var walked: (OperatorAnswer) -> Void = { _ in }
        /// Called at every heartbeat, with the state of things.
        package var report: (Report) -> Void = { _ in }
        /// Reads the configuration anew; an error keeps the old one.
        package var reload: () throws(ConfigurationError) -> Configuration? = { () throws(ConfigurationError) in nil }
        package var reloaded: (Bool) -> Void = { _ in }
        package var stopping: () -> Void = {}

        package init() {}
    }
}
