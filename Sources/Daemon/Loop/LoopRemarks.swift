/// What the loop says of itself.
extension Remark {
    static func fewResources(transfers: Int) -> Remark {
        Remark(
            .warning, "memory or open files run short: \(transfers) transfers at a time for now",
            ["outcome": "few_resources"], id: .fewResources)
    }

    static func stopping(_ why: String, inFlight: Int) -> Remark {
        Remark(
            .notice, "stopping (\(why)): \(inFlight) transfers in flight", ["outcome": "stopping"], id: .stopping)
    }

    static func reloadFailed(_ error: ConfigurationError) -> Remark {
        Remark(
            .error, "the old configuration stays: \(error.summary)", ["outcome": "reload_failed"],
            id: .configurationRejected)
    }
}
