import ArgumentParser

@main
struct Program: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rawi-bench",
        abstract: "Measures the stages, each against something known, both in turns within one run.",
        discussion: """
            Prints a figure a line, tab-separated: what, value, unit. CPU figures are CPU time of the measuring thread, so \
            that what else the machine does disturbs them little; wall figures say so. Medians over the rounds.
            """,
        subcommands: [
            ExtractBench.self, HostileBench.self, FeedsBench.self, AddressBench.self, RobotsBench.self, DatesBench.self,
            DecodeBench.self, LinesBench.self, AppendsBench.self, NearDuplicateBench.self, FetchBench.self,
            FillBench.self, RebuildBench.self, SettleBench.self,
        ])
}
